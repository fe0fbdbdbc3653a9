"""The front door: / and the old /kz/ lead to a language."""

from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

SPOKEN = {code for code, _ in settings.LANGUAGES}
OLD_CODES = {"kz": "kk"}


def known(code):
    """One of kk, ru, en for 'ru', 'ru-KZ', 'kz'; None for anything else."""
    base = code.partition("-")[0].lower()
    base = OLD_CODES.get(base, base)
    return base if base in SPOKEN else None


def preferred(request):
    """The visitor's language: the cookie, then Accept-Language, else Kazakh."""
    wishes = [request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")]
    wishes += [code for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    return next(filter(None, map(known, wishes)), settings.SITE_LANGUAGE)


@require_safe
def front_door(request):
    response = HttpResponseRedirect(f"/{preferred(request)}/")
    patch_vary_headers(response, ["Cookie", "Accept-Language"])
    return response


@require_safe
def kz(request, rest):
    """The old site's code for Kazakh."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"/kk/{quote(rest)}" + (f"?{query}" if query else ""))
