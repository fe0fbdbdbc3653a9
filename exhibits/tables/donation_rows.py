"""The rows of one gift in an imported table: its objects stand one in a row, under the gift's id. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prisoners.tables.columns import LANGUAGES
from prisoners.tables.rows import NOTHING, Entry

from . import cells
from .rows import CollectionRow
from .vocabulary import MOST

TRANSLATED = ("title", "story", "credit_line")
CONSENTS = ("shows_name", "shows_country", "shows_photo")


@dataclass(frozen=True, slots=True)
class DonorTold:
    """Who gave, and what they agreed to show; `person` an address or id, `country` an address or name."""

    name: tuple = NOTHING
    relation: str = ""
    person: str = ""
    country: str = ""
    place: tuple = NOTHING
    agreed_on: str = ""
    shows_name: bool = False
    shows_country: bool = False
    shows_photo: bool = False


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An object of the gift; `exhibit` is an accession number."""

    name: tuple = NOTHING
    kind: tuple = NOTHING
    originality: str = ""
    count: int | None = None
    note: tuple = NOTHING
    exhibit: str = ""


@dataclass(frozen=True, slots=True)
class DonationEntry(Entry):
    """A gift as its rows tell of it; None for what the table has no columns for. `values`: (attribute, value)."""

    id: str
    slug: str
    values: tuple
    persons: tuple | None
    donors: tuple | None
    items: tuple | None
    published: bool | None

    @property
    def named(self):
        """The addresses or ids of the persons whom it names."""
        return [*(self.persons or ()), *(donor.person for donor in self.donors or () if donor.person)]

    @property
    def numbers(self):
        """The accession numbers of the exhibits that its objects became."""
        return [item.exhibit for item in self.items or () if item.exhibit]


class DonationLine(CollectionRow):
    """One of the rows."""

    lengths, reader = cells.DONATION_LENGTHS, cells.read_of_donation

    def item(self):
        """The object that stands in this row, or None."""
        told = ItemTold(
            name=self.translated("item"),
            kind=self.translated("item_kind"),
            originality=self.one("item_originality"),
            count=self.one("item_count", default=None),
            note=self.translated("item_note"),
            exhibit=self.one("item_exhibit"),
        )
        return None if told == ItemTold() else told

    def donors(self):
        told = (self.donor(number) for number in range(1, MOST + 1))
        return tuple(each for each in told if each != DonorTold())

    def donor(self, number):
        return DonorTold(
            name=self.translated("donor", number),
            place=self.translated("donor_place", number),
            **{
                name: self.one(f"donor_{name}", number)
                for name in ("relation", "person", "country", "agreed_on")
            },
            **{name: self.one(f"donor_{name}", number) is True for name in CONSENTS},
        )


class DonationRow:
    """All rows of a gift. The gift itself is told by the first; where a later one tells it again, it says the same."""

    def __init__(self, header, lines, today, mapping):
        self.number = lines[0][0]
        self.header = [column for column in header if column]
        self.lines = [DonationLine(header, texts, number, today, mapping) for number, texts in lines]
        self.first = self.lines[0]
        self.told = {column.field for column in self.header}

    def fault(self, column, reason):
        self.first.fault(column, reason)

    def warn(self, column, reason):
        self.first.warn(column, reason)

    @property
    def faults(self):
        return [fault for line in self.lines for fault in line.faults]

    @property
    def warnings(self):
        return [note for line in self.lines for note in line.warnings]

    def entry(self):
        self.first.check_id("id")
        for line in self.lines[1:]:
            self.check_same(line)
        return DonationEntry(
            id=self.first.one("id"),
            slug=self.first.one("slug"),
            values=tuple(self.values()),
            persons=self.first.one("persons", default=()) if "persons" in self.told else None,
            donors=self.first.donors() if any(field.startswith("donor") for field in self.told) else None,
            items=self.items() if any(field.startswith("item") for field in self.told) else None,
            published=self.first.one("published", default=None),
        )

    def check_same(self, line):
        for column in self.header:
            if column.field.startswith("item"):
                continue
            key = column.field, column.number
            told = line.values.get(key, {}).get(column.language)
            if told not in (None, self.first.values.get(key, {}).get(column.language)):
                said = _("Row %(row)d says something else of the same gift.")
                line.fault(column, said % {"row": self.number})

    def values(self):
        for field in TRANSLATED:
            codes = [
                code
                for code in LANGUAGES
                if any(each.field == field and each.language in ("", code) for each in self.header)
            ]
            told = dict(zip(LANGUAGES, self.first.translated(field), strict=True))
            yield from ((f"{field}_{code}", told[code]) for code in codes)
        yield from (
            (field, self.first.one(field)) for field in ("date", "mode", "act_number") if field in self.told
        )

    def items(self):
        return tuple(told for told in (line.item() for line in self.lines) if told)
