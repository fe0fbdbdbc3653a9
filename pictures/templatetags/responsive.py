"""{% responsive picture sizes="..." %}: a picture in the formats and widths that are made of it, for any page."""

from urllib.parse import urljoin

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from ..sources import Sources

register = template.Library()

MODERN = (("avif", "image/avif"), ("webp", "image/webp"))


@register.filter
def whole_address(address):
    """{{ picture.file.url|whole_address }}: with the site's own host, unless it has a host already, as a bucket's has."""
    return urljoin(settings.SITE_URL + "/", address)


@register.simple_tag
def responsive(picture, sizes="100vw", *, alt=None, otherwise=None, eager=False):
    """<picture> of a Picture, or of its Sources with an `alt`.

    `sizes` says how wide it stands on the page; `alt` replaces its own text ("" for decoration), `otherwise` stands
    where it has none. `eager` is for what is seen without scrolling.
    """
    sources = picture if isinstance(picture, Sources) else picture.sources
    modern = MODERN if sources.widths else ()
    parts = [(kind, sources.srcset(extension), sizes) for extension, kind in modern]
    width, height = sources.nominal_size
    image = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}"{}{} decoding="async"{}>',
        sources.url_of(width),
        sources.srcset("jpg"),
        sizes,
        width,
        height,
        alt_attributes(picture, alt, otherwise),
        SafeString(' fetchpriority="high"' if eager else ' loading="lazy"'),
        format_html(' class="tone-{}"', sources.tone) if sources.tone else "",
    )
    others = format_html_join("", '<source type="{}" srcset="{}" sizes="{}">', parts)
    return format_html("<picture>{}{}</picture>", others, image)


def alt_attributes(picture, alt, otherwise):
    """alt and, where the text is in another language than the page, lang."""
    if alt is not None:
        return format_html(' alt="{}"', alt)
    page = get_language()
    text, language = picture.alt_for(page)
    if not text:
        return format_html(' alt="{}"', otherwise or gettext("Picture without a description"))
    if language == page:
        return format_html(' alt="{}"', text)
    return format_html(' alt="{}" lang="{}"', text, language)
