"""Persons from a table: all rows of a file or none, and a second time nothing changes."""

import pickle
from dataclasses import dataclass, field
from itertools import islice
from tempfile import TemporaryFile

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import planner
from ..models import Person
from . import columns, exports, sheets
from .catalogues import Catalogues
from .entries import Fault, Row
from .shelving import Shelf

BATCH = 500
MOST_FAULTS = 1000
# So many new rows change what the database should think of its tables.
MANY = 1000
ID = "id"
# What comes of a row that changed where staff edited the record as well.
EDITED = {None: "conflict", "keep": "kept", "overwrite": "changed"}


@dataclass(frozen=True)
class Options:
    """What is to be done with records that staff edited since (None: such a row is at fault), and with new ones."""

    edited: str | None = None
    draft: bool = False

    KEEP, OVERWRITE = "keep", "overwrite"


@dataclass
class Report:
    """What an import did, or in a dry run would do: counts of rows, and what is wrong with the file."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    encoding: str | None = None
    faults: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    # {model: [name, ...]} of the nationalities, places, professions and sources that are new.
    shared: dict = field(default_factory=dict)

    @property
    def rows(self):
        return self.made + self.changed + self.unchanged + self.kept

    @property
    def wrong(self):
        """How much is wrong, in words."""
        count = len(self.faults)
        if count >= MOST_FAULTS:
            return _("%(count)d errors, and perhaps more") % {"count": count}
        return ngettext("%(count)d error", "%(count)d errors", count) % {"count": count}

    def count(self, verdict):
        setattr(self, verdict, getattr(self, verdict) + 1)


def run(file, name, *, now, options=None, dry_run=False, tick=lambda rows: None):
    """Imports an open binary file called `name`; the Report.

    `tick` hears the rows of the check, then those of the writing. Nothing is changed where the report has faults, nor
    in a dry run.
    """
    report = Report()
    try:
        with sheets.read(file, name) as sheet, TemporaryFile() as kept:
            report.encoding = sheet.encoding
            table = Table(sheet, kept, now, options or Options(), tick)
            table.check(report)
            if (report.made or report.changed) and not (report.faults or dry_run):
                report = write(table, report)
    except sheets.SheetError as error:
        report.faults.append(Fault(0, "", str(error)))
    except columns.WrongHeader as error:
        report.faults += [Fault(1, text or f"{place}", reason) for place, text, reason in error.args[0]]
    return report


class ChangedMeanwhile(Exception):
    """Others changed the records between the check and the writing."""


def write(table, checked):
    """Writes a table that was checked, in one transaction; its report is that of the check or nothing is written."""
    report = Report(encoding=checked.encoding, warnings=checked.warnings)
    try:
        with transaction.atomic():
            table.write(report)
            if report.faults or report.rows != checked.rows:
                raise ChangedMeanwhile
    except (ChangedMeanwhile, IntegrityError):
        # Another import at the same moment may have made the same rows.
        told = Fault(0, "", _("The records were changed at the same time: try again."))
        return Report(encoding=checked.encoding, faults=report.faults or [told])
    if report.made + report.changed >= MANY:
        planner.look_again()
    return report


class Table:
    """The rows of a sheet: each is read and checked once, and kept in a file of its own until all can be written."""

    def __init__(self, sheet, kept, now, options, tick):
        self.sheet, self.kept, self.options, self.tick = sheet, kept, options, tick
        self.header = columns.read(sheet.header)
        self.now, self.today = now, now.date()
        self.columns = [column for column in self.header if column]
        self.scope = sorted(map(str, self.columns))

    def check(self, report):
        catalogues, seen = Catalogues(write=False), {}
        shelf = Shelf(catalogues, self.columns, draft=self.options.draft)
        for batch in self.batches(report, seen):
            pickle.dump(batch, self.kept)
            for entry, _state, verdict in self.judged(batch, report):
                report.count(verdict)
                if verdict in ("made", "changed"):
                    shelf.name_shared(entry)
            if len(report.faults) >= MOST_FAULTS:
                break
        report.shared = catalogues.made

    def write(self, report):
        catalogues = Catalogues(write=True)
        shelf = Shelf(catalogues, self.columns, draft=self.options.draft)
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
        """[(row number, Entry), ...] of the rows that are in order; the others are told in the report."""
        rows = iter(self.sheet.rows())
        while chunk := list(islice(rows, BATCH)):
            batch = []
            for number, texts in chunk:
                row = Row(self.header, texts, number, self.today)
                entry = row.entry()
                if entry.id and seen.setdefault(entry.id, number) != number:
                    row.fault(ID, _("The id stands in row %(row)d as well.") % {"row": seen[entry.id]})
                report.faults += row.faults[: MOST_FAULTS - len(report.faults)]
                report.warnings += row.warnings[: MOST_FAULTS - len(report.warnings)]
                if not row.faults:
                    batch.append((number, entry))
            self.tick(len(chunk))
            yield batch

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
        """(Entry, its state in the database, "made" | "changed" | "unchanged" | "kept") of each row."""
        known = states([entry.id for _number, entry in batch])
        verdicts = {entry.id: self.verdict(entry, known.get(entry.id)) for _number, entry in batch}
        same = self.unchanged([entry for _number, entry in batch if verdicts[entry.id] == "edited"], known)
        for number, entry in batch:
            state, verdict = known.get(entry.id), verdicts[entry.id]
            if verdict == "edited":
                verdict = "unchanged" if entry.id in same else EDITED[self.options.edited]
            if verdict == "conflict":
                report.faults.append(Fault(number, ID, conflict(state)))
            else:
                yield entry, state, verdict

    def verdict(self, entry, state):
        if state is None:
            return "made"
        if state.import_digest == entry.digest(self.scope):
            return "unchanged"
        return "changed" if state.changed_at == state.imported_at else "edited"

    def unchanged(self, entries, known):
        """The ids of those whose record says already what the row says, as after an export."""
        persons = Person.objects.in_bulk([known[entry.id].pk for entry in entries])
        told = dict(zip(persons, exports.told(list(persons.values())), strict=True))
        return {entry.id for entry in entries if self.entry_of(told[known[entry.id].pk]) == entry}

    def entry_of(self, told):
        """The Entry that a record would be read from this table's columns."""
        return Row(self.header, [told.get(str(column), "") for column in self.header], 0, self.today).entry()


def states(ids):
    """{id: what the database has of her}. An id is also the address of a record that was entered by hand."""
    fields = ("pk", "import_id", "slug", "import_digest", "imported_at", "changed_at")
    rows = Person.objects.filter(import_id=None, slug__in=ids).values_list(*fields, named=True)
    found = {row.slug: row for row in rows}
    rows = Person.objects.filter(import_id__in=ids).values_list(*fields, named=True)
    return found | {row.import_id: row for row in rows}


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
