"""The columns of a table of persons, as import_persons reads them and the public export writes them. Pure.

A column is a field, with _2, _3 ... for a second and third value of its kind, and _kk, _ru, _en for a language:
birthplace, arrested_2, birthplace_2_ru. Names may stand in any language of FormLanguage: surname_pl.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

LANGUAGES = ("kk", "ru", "en")
NAME_LANGUAGES = (
    *LANGUAGES, "kk_latn", "cs", "de", "fr", "he", "hy", "ja", "ka", "ko", "lt", "lv", "pl", "tr", "uk", "yi", "zh",
)  # fmt: skip
NAMES = ("surname", "given_name", "patronymic")
# Other forms of a name, with their kind.
OTHER_NAMES = {
    "maiden_name": "maiden", "married_name": "married", "alias": "alias", "other_spellings": "spelling",
}  # fmt: skip
TEXTS = ("fate", "life", "disputed")
SWITCHES = ("published", "possibly_living", "generated")
KINDS = (
    "birth", "nationality", "education", "profession", "residence", "arrest", "sentence", "article", "term", "arrival",
    "camp", "transfer", "release", "rehabilitation", "afterwards", "death",
)  # fmt: skip
# What can be said of each fact: arrest_date, arrest_place, arrest_source ...
ATTRIBUTES = ("date", "place", "text", "certainty", "source", "source_url", "cited")
# The words that lists use for the columns of facts, with their systematic names.
SHORT = {
    "birth": "birth_date", "birthplace": "birth_place", "nationality": "nationality_name",
    "education": "education_text", "profession": "profession_name", "residence": "residence_text",
    "arrested": "arrest_date", "sentenced": "sentence_date", "sentenced_by": "sentence_text", "article": "article_text",
    "term": "term_text", "sentence": "term_text", "arrived": "arrival_date", "camp": "camp_text",
    "transferred": "transfer_date", "released": "release_date", "rehabilitated": "rehabilitation_date",
    "afterwards": "afterwards_text", "death": "death_date",
}  # fmt: skip
# In the table that staff see; the last of two words for one column would win, so "sentence" is left out.
SHORTEST = {full: short for short, full in SHORT.items() if short != "sentence"}
YEARS = {"birth_year": "birth_date", "death_year": "death_date"}
# {field: its kind}
FACT_KINDS = {f"{kind}_{attribute}": kind for kind in KINDS for attribute in ATTRIBUTES} | {
    "nationality_name": "nationality", "profession_name": "profession",
}  # fmt: skip
SINGLE = ("id", "slug", "certainty", *SWITCHES)
SOURCES = ("source", "source_url")
FIELDS = {*SINGLE, *NAMES, *OTHER_NAMES, *TEXTS, *SOURCES, *FACT_KINDS, *YEARS}
SHARED = ("nationality_name", "profession_name", *(f"{kind}_place" for kind in KINDS))
TRANSLATED = {*TEXTS, "source", *SHARED, *(f"{kind}_{what}" for kind in KINDS for what in ("text", "source"))}
NUMBERED = {*FACT_KINDS, *SOURCES}
MOST = 9
# So much that is wrong in a header is told: it is no table of persons.
MOST_WRONG = 100

# The longest first: kk_latn before kk.
SUFFIXES = "|".join(sorted(NAME_LANGUAGES, key=len, reverse=True))
PATTERN = re.compile(rf"(?P<field>.+?)(?:_(?P<number>[2-{MOST}]))?(?:_(?P<language>{SUFFIXES}))?")


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is one of FIELDS, `number` counts from 1, `language` is "" where the letters tell it."""

    field: str
    number: int = 1
    language: str = ""

    def __str__(self):
        number = f"_{self.number}" if self.number > 1 else ""
        return SHORTEST.get(self.field, self.field) + number + (f"_{self.language}" if self.language else "")


class WrongHeader(Exception):
    """The header does not fit; args are [(column number from 1, its text, reason), ...]."""


def read(header):
    """[Column or None for an empty cell, ...] of a header; raises WrongHeader, which names each that is wrong."""
    return parsed(header, column_of, unknown, missing)


def parsed(header, column_of, unknown, missing):
    """read() for a table whose columns are told by these three, as below."""
    found, wrong = [], []
    for place, text in enumerate(header, start=1):
        column = column_of(text)
        if column in found and column:
            wrong.append((place, text, _("This column stands there twice.")))
        elif column is None and text.strip():
            wrong.append((place, text, unknown(text)))
        found.append(column)
        if len(wrong) == MOST_WRONG:
            raise WrongHeader(wrong)
    wrong += missing({column.field for column in found if column})
    if wrong:
        raise WrongHeader(wrong)
    return found


def missing(fields):
    """What a header must have at least."""
    if "id" not in fields:
        yield (
            0,
            "id",
            _("There is no column “id”: it tells each person from the others, and finds her again."),
        )
    if not fields & set(NAMES):
        yield 0, "surname", _("There is no column with a name.")


def column_of(text):
    """The Column that a header's cell names, None for an unknown one: "Given name" is given_name."""
    name = re.sub(r"[\s\-_]+", "_", text.strip().casefold())
    found = PATTERN.fullmatch(name)
    if not found:
        return None
    # A field of its own goes before a suffix: "alias_en" has one, "birth_place" has none.
    for field, number, language in ((name, None, None), found.group("field", "number", "language")):
        field = SHORT.get(field, field)
        column = Column(field, int(number or 1), language or "")
        if field in FIELDS and fits(column):
            return column
    return None


def fits(column):
    """Whether a column of that field may have its number and its language."""
    if column.number > 1 and column.field not in NUMBERED:
        return False
    if not column.language:
        return True
    is_name = column.field in NAMES or column.field in OTHER_NAMES
    return is_name or (column.field in TRANSLATED and column.language in LANGUAGES)


def unknown(text):
    """Why a column is refused, with the known one that is nearest."""
    known = sorted({*FIELDS, *SHORT})
    nearest = get_close_matches(re.sub(r"[\s\-]+", "_", text.strip().casefold()), known, n=1, cutoff=0.6)
    if nearest:
        return _("There is no such column; perhaps “%(nearest)s” is meant.") % {"nearest": nearest[0]}
    return _("There is no such column.")
