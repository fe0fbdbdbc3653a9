"""The list of names as the filters leave it, and what would narrow it further, with counts."""

from collections import Counter
from functools import cached_property

from django.db.models import Count
from django.db.models.functions import Substr

from . import alphabets, dates, filters
from .choices import Narrowed, Offer
from .models import Person

SHOWN_VALUES = 12


class Roll(Narrowed):
    """The published persons whom `choices` leave, and the values that would narrow them further."""

    names = filters.NAMES
    choice = filters.Choice

    def persons(self, without=""):
        found = Person.objects.published()
        for name, each in self.choices.items():
            if name != without:
                found = found.filter(**filters.condition(each, self.language))
        return found

    def rows(self, row, first, count):
        """`count` of the persons from number `first` on (0 is the first), as namedtuples of the type `row`.

        The place in the order is found in the index alone: a page far down the list costs as little as the first.
        """
        slugs = list(
            self.persons().in_order(self.language).values_list("slug", flat=True)[first : first + count]
        )
        found = Person.objects.filter(slug__in=slugs).in_order(self.language).values_list(*row._fields)
        return [row(*values) for values in found]

    @property
    def without_letter(self):
        return self.address(letter=None)

    @cached_property
    def letter_counts(self):
        """{letter: count} among those whom the other choices leave; "" for names under no letter."""
        code = Substr(f"sort_{self.language}", 1, 2)
        counts = self.persons(without="letter").order_by().values_list(code).annotate(count=Count("*"))
        found = Counter()
        for code, count in counts:
            found[filters.letter_of(code, self.language)] += count
        return found

    @property
    def letters(self):
        """A Choice a letter of the alphabet, and of the other script those that occur; no address where none is."""
        for each in filters.letters(self.language):
            count = self.letter_counts[each.letter]
            if count or filters.is_of_alphabet(each, self.language):
                address = self.address(letter=each.letter) if count else ""
                yield filters.Choice("letter", each.letter, text=each.letter, count=count, address=address)

    def counts(self, name):
        """(primary key, count) of the values of a shared filter, unordered."""
        column = f"{name}_id"
        counted = self.persons(without=name).filter(**{f"{column}__isnull": False}).order_by()
        return counted.values_list(column).annotate(count=Count("*"))

    def values(self, name):
        """The Choices of a shared filter that most persons have, and whether there are more."""
        counts = list(self.counts(name).order_by("-count", f"{name}_id")[: SHOWN_VALUES + 1])
        shown = counts[:SHOWN_VALUES]
        records = filters.SHARED[name].objects.in_bulk([pk for pk, count in shown])
        values = [self.offered(name, records[pk].slug, count, record=records[pk]) for pk, count in shown]
        return values, len(counts) > SHOWN_VALUES

    def all_values(self, name):
        """All Choices of a shared filter in the order of the alphabet."""
        counts = dict(self.counts(name))
        records = [record for record in filters.SHARED[name].objects.all() if record.pk in counts]
        records.sort(
            key=lambda record: (alphabets.sort_key(record.name or record.slug, self.language), record.slug)
        )
        return [self.offered(name, record.slug, counts[record.pk], record=record) for record in records]

    def decades(self):
        counts = (
            self.persons(without="year")
            .order_by()
            .values_list(Substr("birth", 1, 3))
            .annotate(count=Count("*"))
        )
        return [
            self.offered("year", f"{digits}0s", count, text=dates.told(f"{digits}X", self.language))
            for digits, count in sorted(counts)
            if digits.isdecimal()
        ]

    def offers(self):
        """An Offer for every filter that is not chosen yet and has values; the letters are apart."""
        names = [name for name in filters.NAMES if name != "letter" and name not in self.choices]
        found = [
            (name, *(self.values(name) if name in filters.SHARED else (self.decades(), False)))
            for name in names
        ]
        return [
            Offer(name, filters.LABELS[name], values, has_more) for name, values, has_more in found if values
        ]
