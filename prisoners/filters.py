"""The filters of the list of names: what an address chooses, and what else can be chosen, with counts.

A choice stands in the address as letter=М, nationality=koreans, birthplace=kaluga, year=1905 or year=1900s,
profession=writer, each at most once. Whatever is not known is refused: a list that is not narrowed would mislead.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import urlencode

from django.db.models import Count
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import alphabets, dates
from .models import Nationality, Person, Place, Profession

SHARED = {"nationality": Nationality, "birthplace": Place, "profession": Profession}
NAMES = ("letter", "nationality", "birthplace", "year", "profession")
LABELS = {
    "letter": pgettext_lazy("alphabet", "letter"),
    "nationality": _("nationality"),
    "birthplace": _("place of birth"),
    "year": _("year of birth"),
    "profession": _("profession"),
}
# The marks of advertisers may stand in any address.
CAMPAIGN = "utm_"
SHOWN_VALUES = 12
LONGEST_SLUG = 80


class UnknownFilter(Exception):
    """A filter or a value of a filter that is not known; `name` and `value` as they were given."""

    def __init__(self, name, value):
        super().__init__(name, value)
        self.name, self.value = name[:LONGEST_SLUG], value[:LONGEST_SLUG]

    @property
    def label(self):
        """The name of the filter in words; None where there is no such filter."""
        return LABELS.get(self.name)


@dataclass(frozen=True)
class Letter:
    """A letter of the bar. Names under it have a sort key from `first` up to, not including, `past`."""

    letter: str
    first: str
    past: str


@cache
def letters(language):
    """The Letters in their order: the alphabet of the language, then those of the other script."""
    codes = [(code, char) for char, code in alphabets.code_table(language).items() if char != " "]
    found = {}
    for code, char in sorted(codes):
        found.setdefault(alphabets.initial(char, language), []).append(code)
    firsts = [codes[0] for codes in found.values()]
    ends = [*firsts[1:], alphabets.ELSEWHERE]
    return tuple(Letter(*each) for each in zip(found, firsts, ends, strict=True))


def letter_of(key, language):
    """The letter that a name stands under by its sort key; "" for a name in a third script, or without one."""
    known = letters(language)
    place = bisect_right([each.first for each in known], key[:2]) - 1
    return known[place].letter if place >= 0 and key[:2] < alphabets.ELSEWHERE else ""


def is_of_alphabet(letter, language):
    return letter.letter in alphabets.letters(language)


@dataclass(frozen=True)
class Choice:
    """A value that is chosen or can be: `value` as in the address, shown as `text` or as the name of `record`."""

    name: str
    value: str
    text: str = ""
    record: object = None
    count: int = 0
    address: str = ""

    @property
    def label(self):
        return LABELS[self.name]


def chosen(query, language, *, names=NAMES, others=("page",)):
    """{name: Choice} of a request's GET; raises UnknownFilter for what is not in `names` and not in `others`."""
    for name, values in query.lists():
        if name in names and len(values) > 1:
            raise UnknownFilter(name, ", ".join(values))
        if name not in (*names, *others) and not name.startswith(CAMPAIGN):
            raise UnknownFilter(name, values[0])
    return {name: choice(name, query[name], language) for name in names if name in query}


def choice(name, value, language):
    if name == "letter":
        return letter_choice(value, language)
    if name == "year":
        return year_choice(value, language)
    clean = value[:LONGEST_SLUG].replace("\0", "")
    record = SHARED[name].objects.filter(slug=clean).first() if clean == value else None
    if record is None:
        raise UnknownFilter(name, value)
    return Choice(name, value, record=record)


def letter_choice(value, language):
    found = next((each for each in letters(language) if each.letter == value), None)
    if found is None:
        raise UnknownFilter("letter", value)
    return Choice("letter", value, text=value, record=found)


def year_choice(value, language):
    """A year, or with an s the ten years from it: 1905, 1900s."""
    if not re.fullmatch("(1[0-9]{3}|20[0-9]{2})|(1[0-9]|20)[0-9]0s", value):
        raise UnknownFilter("year", value)
    edtf = f"{value[:3]}X" if value.endswith("s") else value
    return Choice("year", value, text=dates.told(edtf, language))


def condition(choice, language):
    """The lookup of a Choice."""
    if choice.name == "letter":
        column = f"sort_{language}"
        return {f"{column}__gte": choice.record.first, f"{column}__lt": choice.record.past}
    if choice.name == "year":
        # The date as text begins with its year, "1905-04~"; a decade is three digits, as in "191X" and "1910/1912".
        digits = int(choice.value[:3] if choice.value.endswith("s") else choice.value)
        return {"birth__gte": str(digits), "birth__lt": str(digits + 1)}
    return {f"{choice.name}_id": choice.record.pk}


class Catalogue:
    """The published persons whom `choices` leave, and the values that would narrow them further."""

    def __init__(self, choices, language, path):
        self.choices, self.language, self.path = choices, language, path

    def persons(self, without=""):
        found = Person.objects.published()
        for name, each in self.choices.items():
            if name != without:
                found = found.filter(**condition(each, self.language))
        return found

    def address(self, **changes):
        """The address of this list with other choices; None takes one away."""
        values = {name: each.value for name, each in self.choices.items()} | changes
        query = urlencode([(name, values[name]) for name in NAMES if values.get(name)])
        return f"{self.path}?{query}" if query else self.path

    @property
    def taken(self):
        """The choices, each with the address of the list without it."""
        return [(each, self.address(**{name: None})) for name, each in self.choices.items()]

    @property
    def without_letter(self):
        return self.address(letter=None)

    @cached_property
    def letter_counts(self):
        """{letter: count} among those whom the other choices leave; "" for names under no letter."""
        code = Substr(f"sort_{self.language}", 1, 2)
        counts = self.persons(without="letter").order_by().values_list(code).annotate(count=Count("pk"))
        found = Counter()
        for code, count in counts:
            found[letter_of(code, self.language)] += count
        return found

    @property
    def letters(self):
        """A Choice a letter of the alphabet, and of the other script those that occur; no address where none is."""
        for each in letters(self.language):
            count = self.letter_counts[each.letter]
            if count or is_of_alphabet(each, self.language):
                address = self.address(letter=each.letter) if count else ""
                yield Choice("letter", each.letter, text=each.letter, count=count, address=address)

    def values(self, name, limit=SHOWN_VALUES):
        """The Choices of a shared value, those of most persons first."""
        column = f"{name}_id"
        counted = self.persons(without=name).filter(**{f"{column}__isnull": False}).order_by()
        counts = list(
            counted.values_list(column).annotate(count=Count("pk")).order_by("-count", column)[:limit]
        )
        records = SHARED[name].objects.in_bulk([pk for pk, count in counts])
        return [self.offered(name, records[pk].slug, count, record=records[pk]) for pk, count in counts]

    def decades(self):
        counts = (
            self.persons(without="year")
            .order_by()
            .values_list(Substr("birth", 1, 3))
            .annotate(count=Count("pk"))
        )
        return [
            self.offered("year", f"{digits}0s", count, text=dates.told(f"{digits}X", self.language))
            for digits, count in sorted(counts)
            if digits.isdecimal()
        ]

    def offered(self, name, value, count, **shown):
        return Choice(name, value, count=count, address=self.address(**{name: value}), **shown)

    def offers(self):
        """[(label, Choices)] of every filter that is not chosen yet and has values; the letters are apart."""
        names = [name for name in NAMES if name != "letter" and name not in self.choices]
        found = [(LABELS[name], self.decades() if name == "year" else self.values(name)) for name in names]
        return [(label, values) for label, values in found if values]
