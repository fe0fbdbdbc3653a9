"""Links to the pages of records that are not published."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from .. import previews
from .languages import OWN_NAMES

register = template.Library()


@register.simple_tag
def preview_of(record):
    """{% preview_of original as preview %}: a dict for the form of a record, None where visitors see its page."""
    link = previews.link_to(record, timezone.now())
    if link is None:
        return None
    secret, paths = link.secret, {}
    for code in OWN_NAMES:
        with override(code):
            paths[code] = reverse("preview", args=[secret])
    return {
        "paths": list(paths.items()),
        "address": settings.SITE_URL + paths[get_language()],
        "until": link.until,
        "is_guarded": link.kind.is_guarded,
    }
