from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from visitors import calendar


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
        except DatabaseError:
            response = HttpResponse("database\n", content_type="text/plain", status=503)
        response["Cache-Control"] = "no-store"
        return response


class PageMiddleware:
    """The edge where the clock is read: request.now (aware, Asia/Almaty) and request.calendar (loaded once, when asked)."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.now = timezone.localtime()
        request.calendar = SimpleLazyObject(calendar.load)
        return self.get_response(request)
