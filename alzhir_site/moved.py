"""Links to the former address of a record are led to the one that it has now, in the same language."""

from django.http import HttpResponsePermanentRedirect
from django.urls import reverse

from pictures.addresses.models import FormerAddress

from .sitemaps import SECTIONS

# The records of all views of an app, by the name of its addresses; the records for machines by the name of the view.
RECORDS = {
    "news": SECTIONS["news"].records,
    "exhibits": SECTIONS["exhibits"].records,
    "iiif-manifest": SECTIONS["exhibits"].records,
    "linked-art-exhibit": SECTIONS["exhibits"].records,
    "donations": SECTIONS["donations"].records,
    "linked-art-donation": SECTIONS["donations"].records,
    "exhibitions": SECTIONS["exhibitions"].records,
    "prisoners": SECTIONS["persons"].records,
}


class MovedMiddleware:
    """A page that is not found, but was at this address before: 301 where visitors see it now, else still 404."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = request.resolver_match
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or not match:
            return response
        records = RECORDS.get(match.app_name or match.url_name)
        slug = match.kwargs.get("slug") if records else None
        now = moved_to(records(request.now), slug) if slug else None
        return led_to(request, match, now) if now else response


def moved_to(records, slug):
    """The present address of the one of `records` that had the address `slug`; None without one."""
    former = FormerAddress.objects.of(records.model).filter(slug=slug)
    return records.filter(pk__in=former.values("object_id")).values_list("slug", flat=True).first()


def led_to(request, match, slug):
    address = reverse(match.view_name, kwargs={**match.kwargs, "slug": slug})
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    # A browser asks again each time: the record may get its former address back.
    response["Cache-Control"] = "no-cache"
    return response
