"""Tables of persons as files, for the tests of the import."""

import csv
import io

import openpyxl

from prisoners.tables import imports
from prisoners.tables.persons import PersonTable
from tests.conftest import TUESDAY


def csv_file(text, encoding="utf-8"):
    """A table whose lines stand in `text`; blanks before a line are only for the eye."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return io.BytesIO(("\n".join(lines) + "\n").encode(encoding))


def rows_file(*rows):
    """A CSV file of lists of texts, the first of them the header."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return io.BytesIO(text.getvalue().encode())


def workbook(*rows):
    """An .xlsx file of lists of values."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file


def run(file, name="list.csv", **options):
    """The report of an import on Tuesday, 12 May 2026."""
    dry_run = options.pop("dry_run", False)
    given = imports.Options(**options)
    return imports.run(file, name, PersonTable, now=TUESDAY, options=given, dry_run=dry_run)


def counts(report):
    """(made, changed, unchanged, kept)."""
    return report.made, report.changed, report.unchanged, report.kept


def faults(report):
    """[(row, column), ...] of what is wrong."""
    return [(fault.row, fault.column) for fault in report.faults]
