"""One row of an imported table as an exhibit. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prisoners.tables.columns import LANGUAGES
from prisoners.tables.rows import NOTHING, Entry

from ..years import years
from . import cells
from .rows import CollectionRow

# {field: the record's own name for it}
ATTRIBUTES = {"date": "date_text", "meaning": "inscription_meaning", "unit": "size_unit"}
TRANSLATED = (
    "title", "date", "material", "technique", "dimensions", "description", "meaning", "provenance", "archive",
    "rights_holder", "credit_line",
)  # fmt: skip
# Texts, and choices, that stand in one column of the record.
TEXTS = (
    "inventory_number", "fund", "originality", "inscription", "inscription_language", "acquisition_method", "acquired_on",
    "archive_fonds", "archive_inventory", "archive_file", "archive_sheet", "location", "showcase", "rights",
)  # fmt: skip
YEARS = ("earliest", "latest")
DATING = {*YEARS, "date"}
MEASURES = {"unit": cells.SIZES, "weight_unit": ("weight",)}


@dataclass(frozen=True, slots=True)
class ExhibitEntry(Entry):
    """An exhibit as a row tells of it: only what the table has columns for; None where it has none.

    `values` are (attribute, value) of the record; `people` (role, address or id of a person); `hall` an address or name.
    """

    id: str
    slug: str
    values: tuple
    kind: tuple | None
    hall: str | None
    people: tuple | None
    unique: bool | None
    published: bool | None

    @property
    def title(self):
        """{language: title}."""
        told = dict(self.values)
        return {code: told.get(f"title_{code}", "") for code in LANGUAGES}


class Scope:
    """Which of the record's columns a table tells."""

    def __init__(self, columns):
        self.fields = {column.field for column in columns}
        self.languages = {
            field: [code for code in LANGUAGES if tells(columns, field, code)]
            for field in (*TRANSLATED, "kind")
            if field in self.fields
        }
        self.texts = [field for field in TEXTS if field in self.fields]
        self.sizes = [field for field in (*cells.SIZES, "weight") if field in self.fields]


def tells(columns, field, code):
    """A column without a language tells all of them: what is not there is empty."""
    return any(column.field == field and column.language in ("", code) for column in columns)


class ExhibitRow(CollectionRow):
    lengths, reader = cells.LENGTHS, cells.read

    def __init__(self, header, texts, number, today, mapping, scope):
        self.scope = scope
        super().__init__(header, texts, number, today, mapping)

    def entry(self):
        self.check_id("accession_number")
        known = self.scope.fields
        values = [*self.texts(), *self.dating(), *self.measures(), *self.numbers()]
        self.check_place()
        return ExhibitEntry(
            id=self.one("accession_number"),
            slug=self.one("slug"),
            values=tuple(values),
            kind=self.translated("kind") if "kind" in known else None,
            hall=self.one("hall") if "hall" in known else None,
            people=self.one("persons", default=()) if "persons" in known else None,
            unique=self.one("unique", default=None),
            published=self.one("published", default=None),
        )

    def texts(self):
        for field, codes in self.scope.languages.items():
            if field != "kind":
                told = dict(zip(LANGUAGES, self.translated(field), strict=True))
                yield from ((f"{ATTRIBUTES.get(field, field)}_{code}", told[code]) for code in codes)
        for field in self.scope.texts:
            yield field, self.one(field)

    def numbers(self):
        if "parts" in self.scope.fields:
            yield "parts", self.one("parts", default=None)
        if "hall_position" in self.scope.fields:
            yield "hall_position", self.one("hall_position", default=0)

    # Years --------------------------------------------------------------------------------------------

    def dating(self):
        """The years of columns, else those that the date's words tell."""
        if not self.scope.fields & DATING:
            return
        earliest, latest = (self.one(field, default=None) for field in YEARS)
        if None not in (earliest, latest) and earliest > latest:
            self.fault("earliest", _("The latest year comes before the earliest."))
            earliest = latest = None
        if earliest is None or latest is None:
            earliest, latest = self.completed(earliest, latest)
        yield from (("earliest", earliest), ("latest", latest))

    def completed(self, earliest, latest):
        """With what the words of the date tell, as far as they do not contradict."""
        first, last = self.years_in_words()
        if earliest is not None:
            return earliest, last if last is not None and last >= earliest else None
        if latest is not None:
            return first if first is not None and first <= latest else None, latest
        return first, last

    def years_in_words(self):
        for text in filter(None, self.translated("date") if "date" in self.scope.fields else NOTHING):
            try:
                return years(text)
            except ValueError:
                self.warn(
                    "date",
                    _("“%(text)s” is kept as text; no years are read from it.") % {"text": text[:60]},
                )
                break
        return None, None

    # Dimensions ---------------------------------------------------------------------------------------

    def measures(self):
        """Numbers, and the unit that a column or the cells themselves tell."""
        for unit_field, names in MEASURES.items():
            told = {
                field: self.one(field, default=(None, "")) for field in names if field in self.scope.fields
            }
            if unit_field not in self.scope.fields and not told:
                continue
            yield from ((field, number) for field, (number, _unit) in told.items())
            unit = self.unit(unit_field, told)
            if unit:
                yield ATTRIBUTES.get(unit_field, unit_field), unit

    def unit(self, field, told):
        words = cells.CHOICES[field]
        written = {unit for number, unit in told.values() if number is not None and unit}
        known = {words.get(unit) or words.get(unit.rstrip(".")) for unit in written}
        if None in known:
            self.fault(field, _("Write one of: %(words)s.") % {"words": cells.examples(field)})
        units = known | ({self.one(field)} if self.one(field) else set())
        if len(units) > 1:
            self.fault(field, _("The numbers of one row stand in one unit."))
        if not units and any(number is not None for number, _unit in told.values()):
            self.fault(field, _("Say the unit: in a column “%(name)s”, or as 24 cm.") % {"name": field})
        return next(iter(units), "")

    def check_place(self):
        if self.one("location") == "display" and not self.one("hall"):
            self.fault("hall", _("Say in which hall it is on display."))
