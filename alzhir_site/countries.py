"""Countries: a page for each gathers what the apps hold of it."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from exhibits.models import Donation
from prisoners import alphabets
from prisoners.models import CampFigure, Country, MemoryStone, Person

PAGE_SIZE = 100
MOST_GIFTS = 10


@require_safe
def country_list(request):
    """All countries in the alphabetical order of the page's language."""
    countries = sorted(Country.objects.all(), key=place_in_order)
    return render(request, "country_list.html", {"countries": countries})


def place_in_order(country):
    return alphabets.sort_key(str(country), get_language()), country.slug


@require_safe
def country_detail(request, slug):
    country = get_object_or_404(Country, slug=slug)
    context = {
        "country": country,
        "figures": CampFigure.objects.filter(nationality__country=country).select_related("nationality"),
        "women": page_of(women_of(country).in_order(get_language()), request.GET.get("page", "1")),
        "gifts": gifts_from(country),
        "stones": MemoryStone.objects.published().of_country(country).with_links(),
    }
    return render(request, "country_detail.html", context)


def women_of(country):
    """The published persons of a nationality of the country, or born where it lies today."""
    links = Q(nationality__country=country) | Q(birthplace__country=country)
    return Person.objects.published().filter(links).select_related("nationality", "birthplace")


def gifts_from(country):
    """The latest gifts of donors who agreed that this country of theirs is shown; one too many where there are more."""
    found = Donation.objects.public().from_countries([country]).in_order().for_lists()
    return found[: MOST_GIFTS + 1].with_first_picture()


def page_of(rows, number):
    """The page of that number; Http404 for what is none."""
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise Http404
    paginator = Paginator(rows, PAGE_SIZE)
    if not 1 <= int(number) <= paginator.num_pages:
        raise Http404
    return paginator.page(int(number))
