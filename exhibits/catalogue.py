"""The list of the collection as the filters leave it, and what would narrow it further, with counts."""

from collections import Counter
from functools import cached_property

from django.db.models import Count

from prisoners.alphabets import sort_key
from prisoners.choices import Narrowed, Offer

from . import filters
from .models import Exhibit, ExhibitPerson, Location, Originality

SHOWN_VALUES = 12
SHARED = ("kind", "hall", "person")


class Catalogue(Narrowed):
    """The public exhibits that `choices` leave, and the values that would narrow them further."""

    names = filters.NAMES
    choice = filters.Choice
    # What was searched for, as the box shows it again; see answers.py.
    text = ""

    def exhibits(self, without=""):
        found = Exhibit.objects.public()
        for name, each in self.choices.items():
            if name != without:
                found = filters.narrow(found, each)
        return found

    @cached_property
    def count(self):
        """How many there are: from the counts of the years, where these are asked for anyway."""
        if "decade" in self.choices:
            return self.exhibits().count()
        return sum(count for *_, count in self.years)

    def rows(self, first, count):
        """`count` exhibits from number `first` on (0 is the first), with their first pictures.

        The place in the order is found in the index alone: a page far down the list costs little more than the first.
        """
        ids = self.ids(first, count)
        found = {
            exhibit.pk: exhibit
            for exhibit in Exhibit.objects.public().filter(pk__in=ids).with_first_picture()
        }
        return [found[pk] for pk in ids if pk in found]

    def ids(self, first, count):
        return list(
            self.exhibits().in_order(self.language).values_list("pk", flat=True)[first : first + count]
        )

    # What would narrow it further --------------------------------------------------------------------------

    @cached_property
    def years(self):
        """[(earliest, latest, count), ...] whatever decade is chosen."""
        rows = self.exhibits(without="decade").order_by().values_list("earliest", "latest")
        return list(rows.annotate(count=Count("*")))

    def counts(self, name):
        """(primary key or value, count) of the values of a filter: a QuerySet, unordered."""
        if name == "person":
            return (
                self.links().order_by().values_list("person").annotate(count=Count("exhibit", distinct=True))
            )
        found = self.exhibits(without=name).order_by()
        if name == "hall":
            found = found.filter(location=Location.DISPLAY)
        if name == "originality":
            return found.exclude(originality="").values_list(name).annotate(count=Count("*"))
        return found.exclude(**{name: None}).values_list(f"{name}_id").annotate(count=Count("*"))

    def links(self):
        """The links of the exhibits with persons. Without a choice nearly all: the few others are taken away faster."""
        if self.choices.keys() - {"person"}:
            return ExhibitPerson.objects.filter(exhibit__in=self.exhibits(without="person"))
        every = ExhibitPerson.objects.exclude(exhibit__in=Exhibit.objects.filter(is_published=False))
        return every.exclude(exhibit__in=Exhibit.objects.held_back())

    def most(self, name, number):
        """The first `number` of the counts, the highest first."""
        key = "person" if name == "person" else f"{name}_id"
        return list(self.counts(name).order_by("-count", key)[:number])

    def values(self, name):
        """The Choices of a shared filter that most exhibits have, and whether there are more."""
        counts = self.most(name, SHOWN_VALUES + 1)
        shown = counts[:SHOWN_VALUES]
        records = filters.records(name).in_bulk([pk for pk, count in shown])
        values = [self.offered(name, records[pk].slug, count, record=records[pk]) for pk, count in shown]
        return values, len(counts) > SHOWN_VALUES

    def all_values(self, name):
        """All Choices of a filter: records in the order of the alphabet, decades in that of time."""
        if name == "decade":
            return self.decades()
        counts = dict(self.counts(name))
        records = [record for record in filters.records(name) if record.pk in counts]
        shown = "listed" if name == "person" else "name"
        records.sort(
            key=lambda record: (sort_key(getattr(record, shown) or record.slug, self.language), record.slug)
        )
        return [self.offered(name, record.slug, counts[record.pk], record=record) for record in records]

    def decades(self):
        found = Counter()
        for earliest, latest, count in self.years:
            for value in filters.decades_of(earliest, latest):
                found[value] += count
        # "early" comes before the digits, "undated" after them.
        order = sorted(
            found, key=lambda value: ((filters.EARLY, "", filters.UNDATED).index(words(value)), value)
        )
        return [
            self.offered("decade", value, found[value], text=filters.decade_text(value, self.language))
            for value in order
        ]

    def most_decades(self):
        """The decades with most exhibits, in the order of time, and whether there are more."""
        every = self.decades()
        most = sorted(every, key=lambda choice: -choice.count)[:SHOWN_VALUES]
        return [choice for choice in every if choice in most], len(every) > SHOWN_VALUES

    def originalities(self):
        counts = dict(self.counts("originality"))
        return [
            self.offered("originality", value, counts[value], text=label)
            for value, label in Originality.choices
            if value in counts
        ]

    def offer(self, name):
        if name == "originality":
            return self.originalities(), False
        return self.most_decades() if name == "decade" else self.values(name)

    def offers(self):
        """An Offer for every filter that is not chosen yet and has values."""
        found = [(name, *self.offer(name)) for name in filters.NAMES if name not in self.choices]
        return [Offer(name, filters.LABELS[name], *rest) for name, *rest in found if rest[0]]


def words(value):
    """A value of the filter of decades that is told in words; "" for a decade."""
    return value if value in filters.DECADE_TEXTS else ""
