"""A mapping: a small TOML file that says what the columns of a foreign table mean. Pure; the README describes it."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from prisoners.tables.columns import LANGUAGES, WrongHeader
from prisoners.tables.sheets import Unusable

from .vocabulary import plain

LARGEST = 100_000
# What joins several columns of the file that are one field: an empty line in the long texts.
PARAGRAPH, JOINED = "\n\n", "; "
# What a row cannot do without is never left out.
KEPT = {"accession_number", "id", "unit", "weight_unit", "hall", "location", "published"}
LONG = ("description", "provenance", "story", "inscription", "meaning")
ALL = "*"
ANY_DAY = datetime(1938, 12, 25)


class MappingError(Exception):
    """The file is no mapping; the text says why."""


@dataclass(frozen=True)
class Mapping:
    """`columns`: {name in the file, plain: our column}; `ignore` names more of the file's columns, or is {"*"}."""

    columns: dict = field(default_factory=dict)
    constants: dict = field(default_factory=dict)
    # {our column: {text, casefolded: what it means}}
    values: dict = field(default_factory=dict)
    ignore: frozenset = frozenset()
    # The language of texts whose column names none; "": their letters tell it.
    language: str = ""
    # strptime formats.
    dates: tuple = ()
    # What to do with a row whose id an earlier row has: "fault" or "first".
    repeated: str = "fault"
    # Fields whose unreadable cells are left out, with a note.
    left_out: frozenset = frozenset()
    # Texts that are too long: "fault" or "cut".
    long_texts: str = "fault"
    # Signs that no text has: "fault" or "drop".
    control_characters: str = "fault"


PLAIN = Mapping()


def read(text):
    """The Mapping that a TOML text, or bytes, is; raises MappingError."""
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        if len(text) > LARGEST:
            raise ValueError(_("The file is too large."))
        told = tomllib.loads(text.replace("\r\n", "\n"))
    # Brackets in brackets without end are no mapping either.
    except (ValueError, RecursionError) as error:
        raise MappingError(_("The mapping cannot be read: %(error)s") % {"error": error}) from None
    unknown = sorted(told.keys() - READERS.keys())
    if unknown:
        raise MappingError(_("The mapping has no setting “%(name)s”.") % {"name": unknown[0]})
    return Mapping(**{name: given(name, value) for name, value in told.items()})


def given(name, value):
    try:
        return READERS[name](value)
    except (AttributeError, TypeError, ValueError, re.error):
        raise MappingError(_("The mapping’s “%(name)s” is not understood.") % {"name": name}) from None


def names(value):
    """{name in the file: our column}; also {our column: [names in the file]}, for several that are joined."""
    found = {}
    for key, one in value.items():
        if isinstance(one, list):
            found |= {plain(checked(each)): plain(key) for each in one}
        else:
            found[plain(key)] = plain(checked(one))
    return found


def checked(text):
    if not isinstance(text, str):
        raise TypeError(text)
    return text


def texts(value):
    return {plain(key): checked(text) for key, text in value.items()}


def meanings(value):
    return {
        plain(key): {told.casefold().strip(): checked(text) for told, text in row.items()}
        for key, row in value.items()
    }


def ignored(value):
    return frozenset([ALL] if value == ALL else (plain(each) for each in listed(value)))


def listed(value):
    if not isinstance(value, list):
        raise TypeError(value)
    return [checked(each) for each in value]


def forms_of_days(value):
    """strptime formats that can read what they write: any other would fail in the middle of a table, or fit no cell."""
    found = tuple(listed(value))
    for form in found:
        datetime.strptime(ANY_DAY.strftime(form), form)
    return found


def dispensable(value):
    found = frozenset(listed(value))
    if found & KEPT:
        raise ValueError(value)
    return found


def one_of(*words):
    def reader(value):
        if value not in words:
            raise ValueError(value)
        return value

    return reader


READERS = {
    "columns": names, "constants": texts, "values": meanings, "ignore": ignored, "language": one_of(*LANGUAGES),
    "dates": forms_of_days, "repeated": one_of("fault", "first"),
    "left_out": dispensable, "long_texts": one_of("fault", "cut"),
    "control_characters": one_of("fault", "drop"),
}  # fmt: skip


class MappedSheet:
    """A sheet under a mapping: header and rows as if its columns had our names; `days` are the fields of days."""

    def __init__(self, sheet, mapping, days):
        self.sheet, self.mapping, self.encoding, self.days = sheet, mapping, sheet.encoding, days
        self.places = self.placed(sheet.header)
        self.width = len(sheet.header)
        self.header = [*self.places, *(name for name in mapping.constants if name not in self.places)]

    def placed(self, header):
        """{our column: [its places in the file]}; raises WrongHeader for a column that is not there."""
        mapping, found, names = self.mapping, {}, [plain(text) for text in header]
        lost = [name for name in mapping.columns if name not in names]
        if lost:
            said = _("The mapping names this column, and the table has none of this name.")
            raise WrongHeader([(0, name, f"“{name}”: {said}") for name in lost])
        for place, name in enumerate(names):
            if name in mapping.columns or not (name in mapping.ignore or ALL in mapping.ignore):
                own = mapping.columns.get(name, name)
                # A column without a name stays one, so that its cells are told as such.
                found.setdefault(own or " " * (place + 1), []).append(place)
        twice = [
            name for name, places in found.items() if len(places) > 1 and name not in mapping.columns.values()
        ]
        if twice:
            raise WrongHeader(
                [(found[name][1] + 1, name, _("This column stands there twice.")) for name in twice]
            )
        return found

    def rows(self):
        for number, cells in self.sheet.rows():
            row = [self.cell(name, [cells[place] for place in places if place < len(cells)])
                   for name, places in self.places.items()]  # fmt: skip
            row += [self.mapping.constants[name] for name in self.header[len(self.places) :]]
            yield number, row + cells[self.width :]

    def cell(self, name, cells):
        """What our column has, of one cell of the file or of several."""
        unusable = next((cell for cell in cells if isinstance(cell, Unusable)), None)
        if unusable is not None:
            return unusable
        joint = PARAGRAPH if name.startswith(LONG) else JOINED
        text = joint.join(dict.fromkeys(filter(None, cells)))
        meant = self.mapping.values.get(name) or self.mapping.values.get(name.rpartition("_")[0])
        if meant:
            text = meant.get(text.casefold(), text)
        if text and self.mapping.dates and name in self.days:
            text = self.day(text)
        return text or self.mapping.constants.get(name, "")

    def day(self, text):
        """In ISO's form, where one of the mapping's formats fits."""
        for form in self.mapping.dates:
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
        return text
