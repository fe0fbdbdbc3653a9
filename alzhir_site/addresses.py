"""Whole addresses of pages in a language that need not be the request's: for harvesters and sitemaps."""

from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import translation

LANGUAGES = ("kk", "ru", "en")
STAND_IN = "0-stand-in-0"


@lru_cache(maxsize=256)
def around(name, language, has_slug):
    """What stands before and behind the slug in the path of the view `name`."""
    with translation.override(language):
        path = reverse(name, args=[STAND_IN] if has_slug else [])
    before, _, behind = path.partition(STAND_IN)
    return before, behind


def path(name, language, slug=""):
    """The path of a page: `slug` where its view takes one."""
    before, behind = around(name, language, bool(slug))
    return f"{before}{slug}{behind}"


def whole(name, language, slug=""):
    """With SITE_URL: the Host header of a request could be anybody's."""
    return settings.SITE_URL + path(name, language, slug)
