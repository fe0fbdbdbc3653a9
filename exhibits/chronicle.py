"""The gifts to the museum as a chronicle: by year, narrowed to a year or to a country that donors agreed to show."""

from collections import Counter, namedtuple
from functools import cached_property
from itertools import groupby
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.translation import get_language

from prisoners import alphabets
from prisoners.models import Country

from .models import Donation, Donor

# A way to narrow the chronicle or to widen it again: `value` is a year or a Country, None for all.
Way = namedtuple("Way", ["value", "count", "address", "is_chosen"])


class Chronicle:
    """`year` and `country` narrow it; None does not. Everything in it is public."""

    def __init__(self, year=None, country=None):
        self.year, self.country = year, country

    @cached_property
    def donations(self):
        return self.narrowed(self.year, self.country).in_order().for_lists()

    @staticmethod
    def narrowed(year, country):
        found = Donation.objects.public()
        found = found.in_year(year) if year else found
        return found.from_countries([country]) if country else found

    @cached_property
    def years(self):
        """Ways to the years that may be chosen, the latest first; the first is that to all years."""
        found = self.narrowed(None, self.country).order_by().values_list(ExtractYear("earliest"))
        counts = dict(found.annotate(count=Count("pk")))
        named = sorted((year for year in counts if year), reverse=True)
        return [self.way(None, sum(counts.values()))] + [self.way(year, counts[year]) for year in named]

    def way(self, year, count):
        return Way(year, count, self.address_of(year, self.country), year == self.year)

    @cached_property
    def countries(self):
        """Ways to the countries that donors agreed to show, in the order of the page's alphabet; [] where there are none."""
        public = self.narrowed(self.year, None).values("pk")
        shown = Donor.objects.with_country().filter(donation__in=public)
        counts = Counter(
            dict(shown.order_by().values_list("country").annotate(Count("donation", distinct=True)))
        )
        found = sorted(Country.objects.in_bulk(counts).values(), key=place_in_order)
        return [
            Way(country, counts[country.pk], self.address_of(self.year, country), country == self.country)
            for country in found
        ]

    @property
    def all_countries(self):
        """The address without a country."""
        return self.address_of(self.year, None)

    def address(self):
        return self.address_of(self.year, self.country)

    @staticmethod
    def address_of(year, country):
        chosen = {"year": year, "country": country and country.slug}
        query = urlencode({name: value for name, value in chosen.items() if value})
        return reverse("donations:donation-list") + (f"?{query}" if query else "")

    @property
    def count(self):
        """How many gifts it has."""
        return next((way.count for way in self.years if way.is_chosen), 0)

    def knows(self, year):
        return any(way.value == year for way in self.years[1:])


def place_in_order(country):
    return alphabets.sort_key(str(country), get_language()), country.slug


def by_year(donations):
    """[(year, Donations)] in their order; None for those whose earliest day is not known."""
    groups = groupby(donations, lambda donation: donation.earliest and donation.earliest.year)
    return [(year, list(group)) for year, group in groups]
