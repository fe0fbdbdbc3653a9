"""A file of translations comes in: all its texts or none, a second time nothing changes."""

from itertools import islice
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from .. import acts, states
from ..refusals import Refused
from . import sheets, xliff
from .entries import FileError
from .judgement import Judge
from .reports import Remark, Report

CHUNK = 200
# Texts that are looked at: many times those of the site. More would take longer than a worker is given.
MOST = 200_000
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What the databases say where somebody else is writing for too long: SQLite to one who waits, PostgreSQL to one of two
# who wait for each other.
IN_USE = ("database is locked", "deadlock detected")


def run(file, name, *, by, now, dry_run=False, leave_out=False, to_review=False):
    """Brings in an open binary file called `name` for the user `by`; the Report.

    Nothing is written in a dry run, nor where a text is refused, unless those are to be left out. A dry run counts what
    would be written.
    """
    report = Report()
    try:
        changes = judged(read(file, name), Judge(by, to_review), report)
    except FileError as error:
        report.breaks(str(error))
    if dry_run or report.is_broken or not changes:
        return report
    if report.refused and not leave_out:
        report.states.clear()
        return report
    return written(changes, by, now, report)


def read(file, name):
    """The entries of a file; what it is, its first bytes tell."""
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if start.startswith(OLD_EXCEL):
        raise FileError(_("This is a workbook of an old Excel: save it as .xlsx."))
    if start.startswith(ZIP) != name.lower().endswith(".xlsx"):
        raise FileError(_("The file’s name and its content do not agree: .xlf, .xliff and .xlsx are read."))
    return sheets.read(file) if start.startswith(ZIP) else xliff.read(file)


def judged(entries, judge, report):
    """[Change, ...]; the report tells of all others."""
    changes = []
    while chunk := list(islice(entries, CHUNK)):
        for entry, change, reasons in judge.judge(chunk):
            report.rows += 1
            if report.rows > MOST:
                raise FileError(_("The file is too large."))
            if reasons:
                report.refuse(Remark(entry.number, entry.key, judge.name_of(entry), " ".join(reasons)))
            elif change is None:
                report.empty += not entry.target.strip()
                report.unchanged += bool(entry.target.strip())
            else:
                changes.append(change)
                report.states[change.state] += 1
                if change.warnings:
                    report.warn(Remark(*change.remark_at(), " ".join(change.warnings)))
    return changes


def written(changes, by, now, report):
    """Writes the changes in one transaction; the report says what stood in the way, if anything did."""
    refused = []
    try:
        with transaction.atomic():
            # In one order, so that two imports do not wait for each other.
            for change in sorted(changes, key=attrgetter("place.model", "place.pk")):
                try:
                    apply(change, by, now)
                except (Refused, ValidationError) as error:
                    said = error.messages if isinstance(error, ValidationError) else [str(error)]
                    refused.append(Remark(*change.remark_at(), " ".join(said)))
            if refused:
                transaction.set_rollback(True)
    except OperationalError as error:
        if not str(error).startswith(IN_USE):
            raise
        refused.append(Remark(0, "", "", _("The records were changed at the same time: try again.")))
    if refused:
        report.states.clear()
        for remark in refused:
            report.refuse(remark)
    return report


def apply(change, by, now):
    place, seen = change.place, change.seen
    if change.is_new:
        to_review = change.state == states.REVIEW
        acts.translate(
            *(change.record, place.field, place.language, change.text),
            by=by,
            seen=seen,
            send_to_review=to_review,
            now=now,
        )
        return
    act = acts.approve if change.state == states.APPROVED else acts.send_to_review
    act(acts.unit_of(change.record, place.field, place.language), by=by, seen=seen, now=now)
