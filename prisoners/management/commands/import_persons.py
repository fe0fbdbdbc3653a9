from ...tables.persons import PersonTable
from ..table_import import TableImport


class Command(TableImport):
    help = (
        "Imports persons from a table, .csv or .xlsx: all rows, or none where one is wrong. A second time nothing changes. "
        "The README describes the columns."
    )
    table = PersonTable
