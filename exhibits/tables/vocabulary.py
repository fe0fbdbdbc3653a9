"""What the columns of a table are called: the fields of a subject, in which languages, how many of them. Pure."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from prisoners.tables.columns import LANGUAGES, Column, parsed

MOST = 9
PATTERN = re.compile(rf"(?P<field>.+?)(?:_(?P<number>[2-{MOST}]))?(?:_(?P<language>{'|'.join(LANGUAGES)}))?")
SEPARATORS = re.compile(r"[\s\-_]+")


def fields(*words):
    return frozenset(name for row in words for name in row.split())


def plain(text):
    return SEPARATORS.sub("_", text.strip().casefold()).strip("_")


@dataclass(frozen=True)
class Vocabulary:
    """`single` and `translated` fields; those of `numbered` may stand there several times; `short`: {word: field}.

    `days` are those that a mapping may have in forms of its own.
    """

    id: str
    single: frozenset
    translated: frozenset
    numbered: frozenset = frozenset()
    short: dict = field(default_factory=dict)
    days: frozenset = frozenset()

    def read(self, header, language=""):
        """[Column or None for an empty cell, ...]; texts whose column names no language are in `language`."""
        return parsed(header, lambda text: self.column_of(text, language), self.unknown, self.missing)

    def column_of(self, text, language=""):
        """The Column that a header's cell names, None for an unknown one."""
        name = plain(text)
        found = PATTERN.fullmatch(name)
        if not found:
            return None
        for what, number, code in ((name, None, None), found.group("field", "number", "language")):
            what = self.short.get(what, what)
            column = Column(what, int(number or 1), code or (language if what in self.translated else ""))
            if what in self.single | self.translated and self.fits(column):
                return column
        return None

    def fits(self, column):
        """Whether a column of that field may have its number and its language."""
        if column.number > 1 and column.field not in self.numbered:
            return False
        return not column.language or column.field in self.translated

    def unknown(self, text):
        """Why a column is refused, with the known one that is nearest."""
        known = sorted({*self.single, *self.translated, *self.short})
        nearest = get_close_matches(plain(text), known, n=1, cutoff=0.6)
        if nearest:
            return _("There is no such column; perhaps “%(nearest)s” is meant.") % {"nearest": nearest[0]}
        return _("There is no such column. A mapping can name it, or leave it out.")

    def missing(self, fields):
        """What a header must have at least."""
        if self.id not in fields:
            said = _("There is no column “%(id)s”: it tells each record from the others, and finds it again.")
            yield 0, self.id, said % {"id": self.id}


EXHIBITS = Vocabulary(
    id="accession_number",
    single=fields(
        "accession_number inventory_number slug fund originality earliest latest height width depth diameter unit weight",
        "weight_unit parts inscription inscription_language persons acquisition_method acquired_on archive_fonds",
        "archive_inventory archive_file archive_sheet location hall hall_position showcase rights unique",
        "published",
    ),
    translated=fields(
        "title kind date material technique dimensions description meaning provenance archive rights_holder credit_line"
    ),
    short={
        "accession": "accession_number", "inventory": "inventory_number", "medium": "material", "acquired": "acquired_on",
        "date_acquired": "acquired_on", "credit": "credit_line", "original": "originality", "earliest_year": "earliest",
        "latest_year": "latest", "size_unit": "unit", "inscription_meaning": "meaning", "object_name": "kind",
    },
    days=fields("acquired_on earliest latest"),
)  # fmt: skip
DONORS = "donor_relation donor_person donor_country donor_agreed_on donor_shows_name donor_shows_country donor_shows_photo"
DONATIONS = Vocabulary(
    id="id",
    single=fields(
        "id slug date mode act_number persons published", DONORS, "item_originality item_count item_exhibit"
    ),
    translated=fields("title story credit_line donor donor_place item item_kind item_note"),
    numbered=fields("donor donor_place", DONORS),
    short={
        "given_on": "date", "donor_name": "donor", "item_name": "item", "relation": "donor_relation",
        "country": "donor_country", "place": "donor_place", "shows_name": "donor_shows_name",
        "shows_country": "donor_shows_country", "shows_photo": "donor_shows_photo", "agreed_on": "donor_agreed_on",
        "kind": "item_kind", "originality": "item_originality", "count": "item_count", "note": "item_note",
        "exhibit": "item_exhibit",
    },
    days=fields("date donor_agreed_on"),
)  # fmt: skip
