"""What tables of exhibits and of donations have in common."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from prisoners.tables import imports, reports
from prisoners.tables.rows import Fault

from .catalogues import Catalogues
from .mappings import PLAIN, MappedSheet, Mapping


@dataclass(frozen=True)
class Options(reports.Options):
    """`mapping` says what the columns of the file mean; `pictures` is the Path of a folder, or None."""

    mapping: Mapping = PLAIN
    pictures: Path | None = None


class CollectionTable(imports.Table):
    """A subclass has the VOCABULARY of its columns."""

    APP = "exhibits"
    VOCABULARY = None

    def __init__(self, sheet, kept, now, options, tick):
        self.mapping = getattr(options, "mapping", PLAIN)
        sheet = MappedSheet(sheet, self.mapping, self.VOCABULARY.days) if self.mapping != PLAIN else sheet
        super().__init__(sheet, kept, now, options, tick)
        # For the check; the writing has its own.
        self.known = Catalogues(write=False)

    def read_header(self, header):
        return self.VOCABULARY.read(header, self.mapping.language)

    def catalogues(self, *, write):
        return Catalogues(write=write)

    def is_passed(self, row, first):
        if self.mapping.repeated == "fault" or first == row.number:
            return super().is_passed(row, first)
        said = _("The id stands in row %(row)d as well.") % {"row": first}
        row.warn(self.ID, said + " " + _("The row was passed over."))
        return True

    def warn(self, report, row, column, reason):
        report.tell([], [Fault(row, column, reason)])

    def in_order(self, report, row, wrong):
        """Tells the (column, reason) pairs of a row; whether there are none."""
        report.tell([Fault(row, column, reason) for column, reason in wrong], [])
        return not wrong

    def unknown_persons(self, row, names, report):
        """[(column, reason), ...] of names that are no person's."""
        ids = {name: self.known.persons[name] for name in names}
        if self.known.persons.unpublished & set(ids.values()):
            said = _("A person is not published: until then visitors will not see this record.")
            self.warn(report, row, "persons", said)
        unknown = [name for name, pk in ids.items() if pk is None]
        return [("persons", _("There is no person “%(name)s”.") % {"name": name}) for name in unknown]
