"""The collection for machines: IIIF manifests and Linked Art, which any site may read."""

import json
from hashlib import md5

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from .. import iiif, linked_art
from ..linked_art import gifts, objects
from ..models import Donation, DonationItem, Donor, Exhibit, ExhibitMedia, ExhibitPerson

PART_SIZE = 500


def given(request, data, content_type):
    """`data` as JSON; not sent again to one who has it already, and never kept without asking: it may be withdrawn."""
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    response = HttpResponse(body, content_type=content_type)
    response["ETag"] = f'"{md5(body, usedforsecurity=False).hexdigest()}"'
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = "kk, ru, en"
    response = get_conditional_response(request, etag=response["ETag"], response=response)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def shown_media():
    """The pictures that can be given out: those whose size is known."""
    return ExhibitMedia.objects.filter(picture__width__gt=0, picture__height__gt=0)


def told_exhibits():
    """The public exhibits with all that is told of them to machines, in a fixed number of queries."""
    media = shown_media().select_related("picture").order_by("position", "pk")
    people = ExhibitPerson.objects.select_related("person").order_by("order", "pk")
    return (
        Exhibit.objects.public()
        .select_related("kind", "hall")
        .prefetch_related(Prefetch("media", media, to_attr="shown_media"), Prefetch("people", people))
    )


# IIIF ---------------------------------------------------------------------------------------------------------


@require_safe
def manifest(request, slug):
    """The pictures of an exhibit; 404 where it has none."""
    exhibit = get_object_or_404(told_exhibits(), slug=slug)
    if not exhibit.shown_media:
        raise Http404
    return given(request, iiif.manifest(exhibit, site=settings.SITE_URL), iiif.CONTENT_TYPE)


def pictured():
    """The public exhibits that have a manifest, in the order of their records."""
    return (
        Exhibit.objects.public().filter(Exists(shown_media().filter(exhibit=OuterRef("pk")))).order_by("pk")
    )


@require_safe
def collection(request):
    count = -(-pictured().count() // PART_SIZE)
    return given(request, iiif.collection(count, site=settings.SITE_URL), iiif.CONTENT_TYPE)


@require_safe
def collection_part(request, number):
    """Some of the manifests; the first part may be empty, no other is there without any."""
    first = (number - 1) * PART_SIZE
    found = pictured()[first : first + PART_SIZE] if 0 < number < 10**6 else ()
    if not found and number != 1:
        raise Http404
    return given(request, iiif.part(found, number, site=settings.SITE_URL), iiif.CONTENT_TYPE)


# Linked Art ---------------------------------------------------------------------------------------------------


def gifts_of(exhibit):
    """The public donations that it came with."""
    return Donation.objects.public().filter(items__exhibit=exhibit).distinct().in_order()


def told_donations():
    """The public donations with all that is told of them to machines, in a fixed number of queries."""
    items = DonationItem.objects.prefetch_related(Prefetch("exhibit", Exhibit.objects.public()))
    return Donation.objects.public().prefetch_related(
        Prefetch("donors", Donor.objects.select_related("country")), Prefetch("items", items)
    )


@require_safe
def linked_art_exhibit(request, slug):
    exhibit = get_object_or_404(told_exhibits(), slug=slug)
    told = objects.told(exhibit, list(gifts_of(exhibit)), site=settings.SITE_URL)
    return given(request, told, linked_art.CONTENT_TYPE)


@require_safe
def linked_art_donation(request, slug):
    gift = get_object_or_404(told_donations(), slug=slug)
    return given(request, gifts.told(gift, site=settings.SITE_URL), linked_art.CONTENT_TYPE)
