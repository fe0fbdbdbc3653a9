"""Gifts to the museum: the chronicle of them, and a page for each."""

import re

from django.conf import settings
from django.db.models import Prefetch, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from news.models import Post
from prisoners import citation
from prisoners.models import Country, MemoryStone, Person
from prisoners.views.lists import page_address
from prisoners.views.search import page_number

from .. import schema_org
from ..chronicle import Chronicle, by_year
from ..models import Donation, DonationItem, Donor, Exhibit
from ..trilingual import said, shown

PAGE_SIZE = 20
MOST_OTHERS = 5


@require_safe
def donation_list(request):
    """The chronicle, the latest gift first; ?year= and ?country= narrow it. What is not known is not found."""
    chronicle = chronicle_of(request)
    number = page_number(request.GET.get("page", "1"))
    first = (number - 1) * PAGE_SIZE
    found = chronicle.donations[first : first + PAGE_SIZE + 1].with_first_picture()
    if number > 1 and not found:
        raise Http404
    context = {
        "chronicle": chronicle,
        "sections": by_year(found[:PAGE_SIZE]),
        "number": number,
        "pages": -(-chronicle.count // PAGE_SIZE),
        "before": page_address(chronicle, number - 1),
        "after": page_address(chronicle, number + 1) if len(found) > PAGE_SIZE else "",
        "here": page_address(chronicle, number),
    }
    return render(request, "exhibits/donation_list.html", context)


def chronicle_of(request):
    year, country = request.GET.get("year", ""), request.GET.get("country", "")
    if year and not re.fullmatch("[1-9][0-9]{3}", year):
        raise Http404
    country = get_object_or_404(Country, slug=country.replace("\0", "")) if country else None
    chronicle = Chronicle(int(year) if year else None, country)
    if year and not chronicle.knows(int(year)):
        raise Http404
    return chronicle


def donations(now, among=None):
    """The public donations, or those of `among`, with all that is told of them, in a fixed number of queries."""
    donors = Donor.objects.select_related("country", "person", "photo")
    items = DonationItem.objects.select_related("kind")
    exhibits = Exhibit.objects.public().with_first_picture()
    chosen = Donation.objects.public() if among is None else among
    return chosen.prefetch_related(
        Prefetch("donors", donors),
        Prefetch("items", items.prefetch_related(Prefetch("exhibit", exhibits))),
        Prefetch("persons", Person.objects.published().select_related("portrait").order_by("slug")),
        Prefetch("posts", Post.objects.published(now).order_by("published_at", "pk")),
    )


@require_safe
def donation_detail(request, slug):
    return page_of(request, get_object_or_404(donations(request.now), slug=slug))


def page_of(request, donation):
    """The page of a gift that comes from donations()."""
    language = get_language()
    countries = {donor.shown_country for donor in donation.donors.all()} - {None}
    context = {
        "donation": donation,
        "told_in": shown(donation.languages, language),
        "posts": [(post, post.telling(language)) for post in donation.posts.all()],
        "stones": stones_of(countries),
        "others": others_from(countries, donation),
        "address": settings.SITE_URL + donation.get_absolute_url(),
        "citation": cited(donation, request.now.date(), language),
        "structured": schema_org.gift(donation, language=language, site=settings.SITE_URL),
    }
    return render(request, "exhibits/donation_detail.html", context)


def cited(donation, today, language):
    title = said(donation, "title", language) or donation.heading
    address = settings.SITE_URL + donation.get_absolute_url()
    changed = localdate(donation.changed_at)
    return citation.cite(title, address, changed=changed, read=today, language=language)


def stones_of(countries):
    """The published memory stones of the countries, or of the nationalities whose countries they are."""
    links = Q(country__in=countries) | Q(nationality__country__in=countries)
    return MemoryStone.objects.published().filter(links)


def others_from(countries, donation):
    """The latest other gifts from the countries."""
    found = Donation.objects.public().from_countries(countries).exclude(pk=donation.pk)
    return found.in_order().for_lists()[:MOST_OTHERS]
