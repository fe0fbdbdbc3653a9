"""Template tags that every template may use: which language a text is shown in, and the switch of languages."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, gettext, gettext_noop
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import build_localized_fieldname, resolution_order

register = template.Library()


@dataclass(frozen=True)
class Text:
    """A text with the language that it is written in; `foreign` when that is not the page's language."""

    value: str
    language: str
    foreign: bool

    def __str__(self):
        return self.value

    def __bool__(self):
        return bool(self.value)

    def __html__(self):
        """The text, in a span with its own lang where it is not the page's."""
        if not self.foreign:
            return conditional_escape(self.value)
        return format_html('<span lang="{}">{}</span>', self.language, self.value)


@lru_cache(maxsize=1024)
def columns(field, page):
    """((language, column), ...): where a text for a page in `page` is looked for, in order."""
    return tuple(
        (code, build_localized_fieldname(field, code)) for code in resolution_order(page, FALLBACK_LANGUAGES)
    )


def shown(record, field, language=None):
    """The Text of a translated `field`: the page's language first, then the fallbacks; NULL and '' are missing."""
    page = language or get_language() or settings.SITE_LANGUAGE
    for code, column in columns(field, page):
        value = getattr(record, column)
        if value:
            return Text(str(value), code, code != page)
    return Text("", page, False)


@register.filter(needs_autoescape=True)
def text(record, field, autoescape=True):
    """{{ post|text:"title" }}: the text; in <span lang=..> (bare in plain text) when foreign."""
    found = shown(record, field) if record else ""
    return conditional_escape(found) if autoescape else str(found)


@register.simple_tag
def shown_text(record, field):
    """{% shown_text post "body" as body %}: a Text with value, language and foreign."""
    return shown(record, field)


IN_LANGUAGE = {
    "kk": gettext_noop("in Kazakh"),
    "ru": gettext_noop("in Russian"),
    "en": gettext_noop("in English"),
}
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
NAMES = {"kk": gettext_noop("Kazakh"), "ru": gettext_noop("Russian"), "en": gettext_noop("English")}


@register.filter
def language_locative(code):
    """'in Russian', for 'Shown in Russian.': the phrase in the page's language."""
    return gettext(IN_LANGUAGE[code])


@register.filter
def language_name(code):
    """The language's name in the page's language."""
    return gettext(NAMES[code])


@register.filter
def own_name(code):
    """The language's name in that language: Қазақша, Русский, English."""
    return OWN_NAMES[code]


SWITCH = (("kk", "Қаз"), ("ru", "Рус"), ("en", "Eng"))


def in_language(path, code):
    """The same page's path in another language: /ru/visit/?x=1 -> /kk/visit/?x=1."""
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}" if first in dict(SWITCH) else f"/{code}/"


@register.simple_tag(takes_context=True)
def language_links(context, path=""):
    """[(code, label, path of this page in that language, is the page's)] for the switch; of `path` where it is given."""
    request = context.get("request")
    path = path or (request.get_full_path() if request else "/")
    return [(code, label, in_language(path, code), code == get_language()) for code, label in SWITCH]
