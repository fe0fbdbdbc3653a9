"""The list of the collection as the filters leave it, and what would narrow it further, with counts."""

from collections import Counter, namedtuple
from functools import cached_property

from django.db import connection
from django.db.models import BigIntegerField, Count, ExpressionWrapper, F

from prisoners.alphabets import sort_key
from prisoners.choices import Narrowed, Offer

from . import filters
from .models import LANGUAGES, Exhibit, ExhibitPerson, Location, Originality

SHOWN_VALUES = 12
# So many exhibits are sorted slower than the index of a large collection is walked.
MANY = 1000
SHARED = ("kind", "hall", "person")
Group = namedtuple("Group", ["kind", "originality", "location", "hall", "count"])
PERSONS = "SELECT person, COUNT(*) FROM ({pairs}) pairs GROUP BY person ORDER BY 2 DESC, 1"


class Catalogue(Narrowed):
    """The public exhibits that `choices` leave, and the values that would narrow them further."""

    names = filters.NAMES
    choice = filters.Choice
    # What was searched for, as the box shows it again; see answers.py.
    text = ""

    def without(self, name):
        """The list without one of its choices."""
        return Catalogue(self.others(name), self.language, self.path)

    def others(self, name):
        return {other: each for other, each in self.choices.items() if other != name}

    def exhibits(self):
        found = Exhibit.objects.public()
        for each in self.choices.values():
            found = filters.narrow(found, each)
        return found

    @cached_property
    def count(self):
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
        found = self.without_lookup_of_kind() if self.is_to_be_walked() else self.exhibits()
        return list(found.in_order(self.language).values_list("pk", flat=True)[first : first + count])

    def is_to_be_walked(self):
        """Whether SQLite, which does not know how common a kind is, would look up and sort more than it need walk."""
        return connection.vendor == "sqlite" and "kind" in self.choices and self.count > MANY

    def without_lookup_of_kind(self):
        """As exhibits(); an expression is looked up in no index, so the list is walked in its order."""
        number = ExpressionWrapper(F("kind_id") + 0, BigIntegerField())
        return (
            self.without("kind").exhibits().alias(number=number).filter(number=self.choices["kind"].record.pk)
        )

    # What would narrow it further --------------------------------------------------------------------------

    @cached_property
    def years(self):
        """[(earliest, latest, count), ...]"""
        return list(self.counted("earliest", "latest"))

    @cached_property
    def groups(self):
        """[Group, ...]: what three filters count, in one query; with is_published, a whole beginning of the index."""
        columns = ("is_published", *Group._fields[:-1])
        return [Group(*row) for _, *row in self.counted(*columns)]

    def counted(self, *columns):
        return self.exhibits().order_by().values_list(*columns).annotate(count=Count("*"))

    def counts(self, name, most=None):
        """[(primary key or value, count), ...] of a filter, whichever value is chosen; the highest first, `most` of them."""
        if name in self.choices:
            return self.without(name).counts(name, most)
        if name == "person":
            return self.person_counts(most)
        found = Counter()
        for group in self.groups:
            if name != "hall" or group.location == Location.DISPLAY:
                found[getattr(group, name)] += group.count
        pairs = [(key, count) for key, count in found.items() if key]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))[:most]

    def links(self):
        """The links of the exhibits with persons. Without a choice nearly all: the few others are taken away faster."""
        if self.choices:
            return ExhibitPerson.objects.filter(exhibit__in=self.exhibits())
        every = ExhibitPerson.objects.exclude(exhibit__in=Exhibit.objects.filter(is_published=False))
        return every.exclude(exhibit__in=Exhibit.objects.held_back())

    def person_counts(self, most):
        """As counts(). A person in two roles counts once; pairs in order are read off the index."""
        if not self.count:
            return []
        links = self.links().order_by("person_id", "exhibit_id")
        pairs = links.values("person", "exhibit").distinct().query
        with connection.cursor() as cursor:
            sql, params = pairs.sql_with_params()
            limit = f" LIMIT {most:d}" if most else ""
            cursor.execute(PERSONS.format(pairs=sql) + limit, params)
            return cursor.fetchall()

    def values(self, name):
        """The Choices of a shared filter that most exhibits have, and whether there are more."""
        counts = self.counts(name, SHOWN_VALUES + 1)
        shown = counts[:SHOWN_VALUES]
        records = filters.records(name).in_bulk([pk for pk, count in shown])
        values = [self.offered(name, records[pk].slug, count, record=records[pk]) for pk, count in shown]
        return values, len(counts) > SHOWN_VALUES

    def all_values(self, name):
        """All Choices of a filter: records in the order of the alphabet, decades in that of time."""
        if name == "decade":
            return self.decades()
        counts = dict(self.counts(name))
        if name == "person":
            return self.all_persons(counts)
        records = [record for record in filters.records(name) if record.pk in counts]
        records.sort(key=lambda record: (sort_key(record.name or record.slug, self.language), record.slug))
        return [self.offered(name, record.slug, counts[record.pk], record=record) for record in records]

    def all_persons(self, counts):
        """As all_values(): there may be thousands, of whom a choice needs the names alone."""
        shown = ["slug", *(f"listed_{code}" for code in LANGUAGES)]
        persons = filters.records("person").in_order(self.language).only(*shown)
        return [
            self.offered("person", person.slug, counts[person.pk], record=person)
            for person in persons
            if person.pk in counts
        ]

    def decades(self):
        found, every = Counter(), self.without("decade") if "decade" in self.choices else self
        for earliest, latest, count in every.years:
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
