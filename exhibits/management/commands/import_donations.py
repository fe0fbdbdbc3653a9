from ...tables.donations import DonationTable
from ..collection_import import CollectionImport


class Command(CollectionImport):
    help = (
        "Imports donations from a table, .csv or .xlsx, an object in a row: all rows, or none where one is wrong. A second "
        "time nothing changes. The README describes the columns and the mapping of foreign ones."
    )
    table = DonationTable
