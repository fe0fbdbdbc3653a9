"""A row of a table of the collection: what a mapping says of cells that cannot be taken, and texts in no language. Pure."""

from django.utils.translation import gettext as _

from prisoners.tables.cells import CONTROL
from prisoners.tables.columns import LANGUAGES
from prisoners.tables.rows import Row
from prisoners.tables.sheets import Unusable

from . import cells

# What databases of museums write for a line break inside a cell.
LINE_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\x1d\x85\u2028\u2029", "\n"))


class CollectionRow(Row):
    """A subclass has `lengths` of its fields and `reader`, what reads a cell."""

    lengths = None
    reader = None

    def __init__(self, header, texts, number, today, mapping):
        self.mapping = mapping
        super().__init__(header, texts, number, today)

    def read(self, field, text):
        return type(self).reader(field, text, self.today)

    def take(self, column, text):
        super().take(column, text if isinstance(text, Unusable) else self.mended(column, text))

    def mended(self, column, text):
        """As far as the mapping allows; what it changes is told."""
        text = text.translate(LINE_BREAKS)
        if self.mapping.control_characters == "drop" and CONTROL.search(text):
            text = CONTROL.sub("", text)
            self.warn(column, _("Control characters were left out."))
        if self.mapping.long_texts == "cut":
            whole, text = text, cells.cut(text, column.field, self.lengths)
            if len(text) < len(whole) and text.endswith("…") and not whole.endswith("…"):
                self.warn(column, _("The text is too long; its end was cut off."))
        return text

    def fault(self, column, reason):
        """What the mapping leaves out is a note, no fault."""
        if str(column) in self.mapping.left_out or getattr(column, "field", None) in self.mapping.left_out:
            self.warn(column, f"{reason} " + _("The cell was left out."))
        else:
            super().fault(column, reason)

    def translated(self, field, number=1):
        """A text without any letter holds in every language: 1939, 24 × 18."""
        found = self.values.get((field, number), {})
        text = found.get("", "")
        if text and not any(map(str.isalpha, text)):
            return tuple(found.get(language) or text for language in LANGUAGES)
        return super().translated(field, number)

    def check_id(self, field):
        if not self.one(field) and not any(fault.column == field for fault in self.faults):
            super().fault(field, _("The number is missing: it finds the record again."))
