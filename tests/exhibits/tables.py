"""Tables of the collection as files, for the tests of the import."""

from exhibits.tables import mappings
from exhibits.tables.collection import Options
from exhibits.tables.exhibits import ExhibitTable
from prisoners.tables import imports
from tests.conftest import TUESDAY
from tests.prisoners.tables import counts, csv_file, faults, rows_file, workbook

__all__ = ["counts", "csv_file", "faults", "rows_file", "run", "warnings", "workbook"]


def run(file, name="list.csv", table=ExhibitTable, mapping="", dry_run=False, **options):
    """The report of an import on Tuesday, 12 May 2026, under a mapping in TOML."""
    given = Options(mapping=mappings.read(mapping), **options)
    return imports.run(file, name, table, now=TUESDAY, options=given, dry_run=dry_run)


def warnings(report):
    return [(note.row, note.column) for note in report.warnings]
