import re
from functools import partial

from django.conf import settings
from django.db import Error, connection
from django.http import HttpResponse, HttpResponseNotAllowed
from django.http.request import split_domain_port, validate_host
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from booking import limits
from visitors import calendar

from . import errors

ADMIN = re.compile(r"/[a-z]{2}/admin/")
# In any field of an address but those that the admin's search and its filter by year answer themselves.
NUL_IN_FILTER = re.compile(r"(?:^|&)(?!(?:q|year)=)[^&]*%00")


class HealthMiddleware:
    """/healthz: 200 when the process lives and the database answers SELECT 1, else 503.

    It stands before the host check and the redirect to https, so that a load balancer can ask by address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path != "/healthz":
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            response = HttpResponse("ok\n", content_type="text/plain")
        except Error:
            response = HttpResponse("database\n", content_type="text/plain", status=503)
        response["Cache-Control"] = "no-store"
        return response


def allow(request, act, *, limit, seconds):
    """Counts one `act` of this visitor; False when the window's `limit` is used up (booking.limits)."""
    return limits.allow(act, limits.address(request), limit=limit, seconds=seconds, now=request.now)


class PageMiddleware:
    """The edge where the clock is read: request.now (aware) and request.calendar (loaded when asked).

    request.allow(act, limit=, seconds=) is the rate limit, for apps that do not know the booking.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.now = timezone.localtime()
        request.calendar = SimpleLazyObject(calendar.load)
        request.allow = partial(allow, request)
        return self.get_response(request)


class OddRequestMiddleware:
    """405 for a method that no page takes; 400 for a foreign X-Forwarded-Host (which nothing here reads), and for a
    NUL in a filter of the admin, which PostgreSQL could not be asked for.

    It stands before the CSRF check, which would answer PUT and DELETE with a page about cookies.
    """

    METHODS = ("GET", "HEAD", "POST", "OPTIONS")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in self.METHODS:
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        told = request.headers.get("X-Forwarded-Host", "")
        hosts = [split_domain_port(part.strip())[0] for part in told.split(",") if part.strip()]
        if not all(validate_host(host, settings.ALLOWED_HOSTS) for host in hosts):
            return errors.page(request, 400)
        if ADMIN.match(request.path) and NUL_IN_FILTER.search(request.META["QUERY_STRING"]):
            return errors.page(request, 400)
        return self.get_response(request)


class BodyLimitMiddleware:
    """413 for a body over the limit before anything reads it: Django writes files of any size to disk."""

    UPLOADS = (
        (ADMIN, settings.UPLOAD_MAX_BYTES),
        (re.compile(r"/[a-z]{2}/persons/contribute/$"), settings.CONTRIBUTION_MAX_BYTES),
    )

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        own = (limit for path, limit in self.UPLOADS if path.match(request.path))
        limit = next(own, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length[:12]) > limit:
            return errors.page(request, 413, limit=limit // 1024**2)
        return self.get_response(request)
