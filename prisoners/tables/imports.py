"""Records from a table: all rows of a file or none, a second time nothing changes. What the records are, a Table tells."""

import pickle
from contextlib import closing
from itertools import islice
from tempfile import TemporaryFile

from django.db import IntegrityError, OperationalError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import planner
from . import columns, sheets
from .reports import Options, Report
from .rows import Fault

BATCH = 500
# So many new rows change what the database should think of its tables.
MANY = 1000
# What the databases say where somebody else is writing for too long: SQLite to one who waits, PostgreSQL to one of two
# who wait for each other.
IN_USE = ("database is locked", "deadlock detected")
# What comes of a row that changed where staff edited the record as well.
EDITED = {None: "conflict", "keep": "kept", "overwrite": "changed"}


def run(file, name, table, *, now, options=None, dry_run=False, tick=lambda rows: None):
    """Imports an open binary file called `name` as a `table`, a class of Table; the Report.

    `tick` hears the rows of the check, then those of the writing. Nothing is changed where the report has faults, nor
    in a dry run.
    """
    report = Report()
    try:
        with sheets.read(file, name) as sheet, TemporaryFile() as kept:
            report.encoding = sheet.encoding
            with closing(table(sheet, kept, now, options or Options(), tick)) as read:
                read.check(report)
                if (report.made or report.changed or report.pictures) and not (report.faults or dry_run):
                    report = write(read, report)
    except sheets.SheetError as error:
        report.faults.append(Fault(0, "", str(error)))
    except columns.WrongHeader as error:
        report.faults += [Fault(1, text or f"{place}", reason) for place, text, reason in error.args[0]]
    return report


class ChangedMeanwhile(Exception):
    """Others changed the records between the check and the writing."""


def write(table, checked):
    """Writes a table that was checked, in one transaction; its report is that of the check or nothing is written."""
    report = Report(encoding=checked.encoding, warnings=checked.warnings, passed=checked.passed)
    try:
        with transaction.atomic():
            table.write(report)
            if report.faults or report.rows != checked.rows:
                raise ChangedMeanwhile
    except (ChangedMeanwhile, IntegrityError, OperationalError) as error:
        table.undo()
        if isinstance(error, OperationalError) and not str(error).startswith(IN_USE):
            raise
        # Another import at the same moment may have made the same rows.
        told = Fault(0, "", _("The records were changed at the same time: try again."))
        return Report(encoding=checked.encoding, faults=report.faults or [told])
    except BaseException:
        table.undo()
        raise
    if report.made + report.changed >= MANY:
        planner.look_again(table.APP)
    return report


class Table:
    """The rows of a sheet: each is read and checked once, and kept in a file of its own until all can be written.

    A subclass tells what the rows are. An entry has an `id` and a digest(scope); a state has pk, import_digest,
    imported_at and changed_at.
    """

    # Whose tables are filled.
    APP = "prisoners"
    # The column that tells each record from the others.
    ID = "id"

    def __init__(self, sheet, kept, now, options, tick):
        self.sheet, self.kept, self.options, self.tick = sheet, kept, options, tick
        self.header = self.read_header(sheet.header)
        self.now, self.today = now, now.date()
        self.columns = [column for column in self.header if column]
        self.scope = sorted(map(str, self.columns))

    # What a subclass tells ---------------------------------------------------------------------------

    def read_header(self, header):
        """[Column or None, ...]; raises WrongHeader."""
        raise NotImplementedError

    def rows(self):
        """(row number, what row() reads) of each record."""
        return self.sheet.rows()

    def row(self, number, texts):
        """A Row, whose entry() is the entry."""
        raise NotImplementedError

    def vetted(self, batch, report):
        """Those of [(row number, entry), ...] that agree with the database; the others are told in the report."""
        return batch

    def catalogues(self, *, write):
        """What records share; `made` is {model: [name, ...]}."""
        raise NotImplementedError

    def shelf(self, catalogues):
        """What has make(entries), change([(entry, pk), ...], now) and name_shared(entry)."""
        raise NotImplementedError

    def states(self, ids):
        """{id: what the database has of the record}."""
        raise NotImplementedError

    def unchanged(self, entries, known):
        """The ids of those whose record says already what the row says, as after an export."""
        raise NotImplementedError

    def undo(self):
        """Takes back what a transaction does not, after it has failed."""

    def close(self):
        """Lets go of what the table holds."""

    # The same for all ----------------------------------------------------------------------------------

    def check(self, report):
        catalogues, seen = self.catalogues(write=False), {}
        shelf = self.shelf(catalogues)
        for batch in self.batches(report, seen):
            pickle.dump(batch, self.kept)
            for entry, _state, verdict in self.judged(batch, report):
                report.count(verdict)
                if verdict in ("made", "changed"):
                    shelf.name_shared(entry)
            if report.is_full:
                break
        report.shared = catalogues.made

    def write(self, report):
        catalogues = self.catalogues(write=True)
        shelf = self.shelf(catalogues)
        for batch in self.checked():
            judged = list(self.judged(batch, report))
            for _entry, _state, verdict in judged:
                report.count(verdict)
            shelf.make([entry for entry, _state, verdict in judged if verdict == "made"])
            shelf.change(
                [(entry, state.pk) for entry, state, verdict in judged if verdict == "changed"], self.now
            )
        report.shared = catalogues.made

    def batches(self, report, seen):
        """[(row number, entry), ...] of the rows that are in order; the others are told in the report."""
        rows = iter(self.rows())
        while chunk := list(islice(rows, BATCH)):
            batch = []
            for number, texts in chunk:
                row = self.row(number, texts)
                entry = row.entry()
                passed = self.is_passed(row, seen.setdefault(entry.id, number)) if entry.id else False
                report.tell(row.faults, row.warnings)
                report.passed += passed
                if not (row.faults or passed):
                    batch.append((number, entry))
            self.tick(len(chunk))
            yield self.vetted(batch, report)

    def is_passed(self, row, first):
        """Whether a row is passed over since the row `first`, which may be the same, has its id; a fault, if not."""
        if first != row.number:
            row.fault(self.ID, _("The id stands in row %(row)d as well.") % {"row": first})
        return False

    def checked(self):
        """The batches once more, as they were checked."""
        self.kept.seek(0)
        while True:
            try:
                batch = pickle.load(self.kept)  # noqa: S301 (nobody else has this file)
            except EOFError:
                return
            yield batch
            self.tick(len(batch))

    def judged(self, batch, report):
        """(entry, its state in the database, "made" | "changed" | "unchanged" | "kept") of each row."""
        known = self.states([entry.id for _number, entry in batch])
        verdicts = {entry.id: self.verdict(entry, known.get(entry.id)) for _number, entry in batch}
        same = self.unchanged([entry for _number, entry in batch if verdicts[entry.id] == "edited"], known)
        for number, entry in batch:
            state, verdict = known.get(entry.id), verdicts[entry.id]
            if verdict == "edited":
                verdict = "unchanged" if entry.id in same else EDITED[self.options.edited]
            if verdict == "conflict":
                report.faults.append(Fault(number, self.ID, conflict(state)))
            else:
                yield entry, state, verdict

    def verdict(self, entry, state):
        if state is None:
            return "made"
        if state.import_digest == entry.digest(self.scope):
            return "unchanged"
        return "changed" if state.changed_at == state.imported_at else "edited"


def states_by_id(model, ids):
    """{id: state} of records with an import_id; an id is also the address of one that was entered by hand."""
    rows = model.objects.values_list(
        "pk", "import_id", "slug", "import_digest", "imported_at", "changed_at", named=True
    )
    by_hand = {row.slug: row for row in rows.filter(import_id=None, slug__in=ids)}
    return by_hand | {row.import_id: row for row in rows.filter(import_id__in=ids)}


def conflict(state):
    day = {"day": date_format(state.changed_at, "DATE_FORMAT")}
    if state.imported_at is None:
        return _("The record was entered by hand; choose whether such records are kept or overwritten.")
    return (
        _(
            "The record was edited on %(day)s, and this row has changed since it was imported; "
            "choose whether such records are kept or overwritten."
        )
        % day
    )
