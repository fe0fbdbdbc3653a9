"""One row of an imported table: its cells by field, number and language, and what is wrong with it. Pure."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from . import scripts
from .columns import LANGUAGES, Column

NOTHING = ("", "", "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the row's number in the file (1 is the header, 0 the whole file), the column, the reason."""

    row: int
    column: str
    reason: str

    def __str__(self):
        if not self.row:
            return self.reason
        place = _("row %(row)d") % {"row": self.row} + (f", {self.column}" if self.column else "")
        return f"{place}: {self.reason}"


class Entry:
    """What a row tells of its record; a subclass is a dataclass with an `id`."""

    __slots__ = ()

    def digest(self, scope):
        """32 signs that are the same for the same entry read from the same columns."""
        told = repr((scope, [(each.name, getattr(self, each.name)) for each in fields(self)]))
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


class Row:
    """The cells of one row, by field and number; what is wrong is gathered in `faults` and `warnings`.

    A subclass reads a cell, and tells the entry that the row is.
    """

    def __init__(self, header, texts, number, today):
        self.number, self.today = number, today
        self.faults, self.warnings = [], []
        self.values = defaultdict(dict)
        for column, text in zip(header, texts, strict=False):
            if text and column is None:
                self.fault("", _("This cell stands under no column’s name."))
            elif text:
                self.take(column, text)
        if any(texts[len(header) :]):
            self.fault("", _("The row has more cells than the header."))

    def read(self, field, text):
        """The value of a cell that is not empty; raises ValueError with the reason."""
        raise NotImplementedError

    def entry(self):
        """What the row tells, with its `id`; it means nothing where there are faults."""
        raise NotImplementedError

    def take(self, column, text):
        try:
            value = self.read(column.field, text)
        except ValueError as error:
            self.fault(column, error)
        else:
            if value != "":
                self.values[column.field, column.number][column.language] = value

    def fault(self, column, reason):
        self.faults.append(Fault(self.number, str(column), str(reason)))

    def warn(self, column, reason):
        self.warnings.append(Fault(self.number, str(column), str(reason)))

    def one(self, field, number=1, default=""):
        return self.values.get((field, number), {}).get("", default)

    def translated(self, field, number=1):
        """(kk, ru, en); a text without a language goes to the one that its letters tell."""
        found = self.values.get((field, number))
        if not found:
            return NOTHING
        found = dict(found)
        text = found.pop("", "")
        if text:
            language = {"uk": "ru"}.get(told := scripts.language_of(text), told or "ru")
            if language not in LANGUAGES:
                self.fault(
                    Column(field, number), _("Say the language: _kk, _ru or _en after the column’s name.")
                )
            elif found.setdefault(language, text) != text:
                self.fault(Column(field, number), _("Another text in the same language stands in this row."))
        return tuple(found.get(language, "") for language in LANGUAGES)
