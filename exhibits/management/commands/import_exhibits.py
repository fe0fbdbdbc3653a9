from pathlib import Path

from ...tables.exhibits import ExhibitTable
from ..collection_import import CollectionImport


class Command(CollectionImport):
    help = (
        "Imports exhibits from a table, .csv or .xlsx: all rows, or none where one is wrong. A second time nothing changes. "
        "The README describes the columns, the mapping of foreign ones, and the names of pictures."
    )
    table = ExhibitTable

    def add_arguments(self, parser):
        super().add_arguments(parser)
        said = "a folder of pictures that are named after accession numbers: “КП 12_4 (2).jpg”"
        parser.add_argument("--pictures", type=Path, help=said)
