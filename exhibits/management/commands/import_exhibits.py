from ...tables.exhibits import ExhibitTable
from ..collection_import import CollectionImport


class Command(CollectionImport):
    help = (
        "Imports exhibits from a table, .csv or .xlsx: all rows, or none where one is wrong. A second time nothing changes. "
        "The README describes the columns and the mapping of foreign ones."
    )
    table = ExhibitTable
