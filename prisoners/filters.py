"""The filters of the list of names: what an address chooses.

A choice stands in the address as letter=М, nationality=koreans, birthplace=kaluga, year=1905 or year=1900s,
profession=writer, each at most once. Whatever is not known is refused: a list that is not narrowed would mislead.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import alphabets, choices, dates
from .models import Nationality, Place, Profession

SHARED = {"nationality": Nationality, "birthplace": Place, "profession": Profession}
NAMES = ("letter", "nationality", "birthplace", "year", "profession")
LABELS = {
    "letter": pgettext_lazy("alphabet", "letter"),
    "nationality": _("nationality"),
    "birthplace": _("place of birth"),
    "year": _("year of birth"),
    "profession": _("profession"),
}


class UnknownFilter(choices.UnknownFilter):
    labels = LABELS


class Choice(choices.Choice):
    labels = LABELS


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


def chosen(query, language, *, names=NAMES, others=("page",)):
    """{name: Choice} of a request's GET; raises UnknownFilter for what is not in `names` and not in `others`."""
    found = choices.given(query, names, others, UnknownFilter)
    return {name: choice(name, value, language) for name, value in found}


def choice(name, value, language):
    if name == "letter":
        return letter_choice(value, language)
    if name == "year":
        return year_choice(value, language)
    return Choice(
        name, value, record=choices.record_of(name, value, SHARED[name].objects.all(), UnknownFilter)
    )


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
