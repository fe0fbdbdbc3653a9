"""Error pages in the page's language, without a query: they must stand when the database does not."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from visitors.models import Museum

from .languages import known, preferred


def page(request, status, template=None, **context):
    """An error page in the language of the address, or else the visitor's."""
    code = known(request.path.lstrip("/").partition("/")[0]) or preferred(request)
    with translation.override(code):
        html = render_to_string(
            template or f"{status}.html", {"LANGUAGE_CODE": code, "path": request.get_full_path(), **context}
        )
    response = HttpResponse(html, status=status)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = code
    return response


def bad_request(request, exception=None):
    return page(request, 400)


def forbidden(request, exception=None):
    return page(request, 403)


def not_found(request, exception=None):
    return page(request, 404)


def server_error(request):
    return page(request, 500)


def csrf_failure(request, reason=""):
    """Mostly a browser that takes no cookies: the page says what is needed, and where to call."""
    cookies = bool(request.COOKIES.get(settings.CSRF_COOKIE_NAME))
    return page(request, 403, "403_csrf.html", cookies=cookies, museum=Museum.load())
