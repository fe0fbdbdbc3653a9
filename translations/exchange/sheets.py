"""XLSX: a row for each text. Pure.

Only the first sheet is read, its columns by the names in the first row, in any order.
"""

import zlib
from importlib import import_module
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from .. import states
from .entries import LONGEST, Entry, FileError, writable

COLUMNS = {
    "id": 24, "record": 30, "field": 18, "source language": 10, "source": 60, "target": 60, "state": 12, "note": 40,
    "source hash": 12, "target hash": 12,
}  # fmt: skip
NEEDED = ("id", "target", "source hash", "target hash")
LONGEST_CELL = 32_767
# A workbook is packed: so many bytes unpacked are refused unread. Its texts are held in memory.
LARGEST_UNPACKED, LARGEST_TEXTS = 1 << 28, 1 << 26
# What is neither rows nor texts nor pictures, styles above all, is made into objects: some thirty times its bytes.
LARGEST_REST = 1 << 21
STREAMED = ("xl/worksheets/", "xl/media/", "xl/drawings/")
# A workbook of a few bytes can claim more rows and columns than could be read in a day.
MOST_ROWS, MOST_COLUMNS = 1 << 20, 100
# What openpyxl raises for packed files that are no workbook, and for broken ones.
BROKEN = (
    BadZipFile, zlib.error, ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
STATES = {states.APPROVED: states.APPROVED, states.REVIEW: states.REVIEW}

# Out ------------------------------------------------------------------------------------------------------


def write(file, entries):
    """Writes entries to a binary file; how many there were. A text too long for a cell has a row without an id."""
    # Not with the other imports: each web process would be 18 MB larger, and few ever make a workbook.
    openpyxl, cells = import_module("openpyxl"), import_module("openpyxl.cell")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("texts")
    sheet.freeze_panes = "A2"
    for column, width in enumerate(COLUMNS.values()):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    wrapped = import_module("openpyxl.styles").Alignment(wrap_text=True, vertical="top")

    def cell(text):
        made = cells.WriteOnlyCell(sheet, writable(text))
        # Else a text that begins with = would be a formula.
        made.data_type, made.alignment = "s", wrapped
        return made

    sheet.append([cell(name) for name in COLUMNS])
    count = 0
    for entry in entries:
        count += 1
        sheet.append([cell(text) for text in row(entry)])
    book.save(file)
    return count


def row(entry):
    target_hash, _dot, source_hash = entry.seen.partition(".")
    texts = [entry.source, entry.target]
    key, note = entry.key, entry.note
    if max(map(len, texts)) > LONGEST_CELL:
        key, texts = "", ["", ""]
        note = _("This text is too long for a cell: take it out as XLIFF, or translate it on the desk.")
    return [
        *(key, entry.record, entry.label, entry.source_language, *texts, entry.state, note[:LONGEST_CELL]),
        *(source_hash, target_hash),
    ]


# In -------------------------------------------------------------------------------------------------------


def read(file):
    """Gives the Entry of each row with an id of an open binary file; raises FileError, at once or on the way."""
    try:
        refuse_too_large(file)
        book = import_module("openpyxl").load_workbook(file, read_only=True, keep_links=False)
        rows = numbered(book)
        header = [str(cell.value or "").strip().lower() for cell in next(rows, (0, []))[1]]
        places = places_of(header)
        for number, cells in rows:
            entry = entry_of(number, cells, places)
            if entry:
                yield entry
    except BROKEN as error:
        raise FileError(_("The file is not a workbook that can be read.")) from error


def refuse_too_large(file):
    """By what the packed parts say of themselves; nothing more than that is unpacked."""
    file.seek(0)
    with ZipFile(file) as packed:
        sizes = {part.filename: part.file_size for part in packed.infolist()}
    texts = sum(size for name, size in sizes.items() if name.endswith("sharedStrings.xml"))
    passed = sum(size for name, size in sizes.items() if name.startswith(STREAMED))
    whole = sum(sizes.values())
    if whole > LARGEST_UNPACKED or texts > LARGEST_TEXTS or whole - texts - passed > LARGEST_REST:
        raise FileError(_("The workbook is too large."))
    file.seek(0)


def numbered(book):
    if not book.worksheets:
        raise FileError(_("The workbook has no sheet."))
    sheet = book.worksheets[0]
    # Some programs write a wrong size into the file; the rows themselves tell.
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise FileError(_("The workbook is too large."))
        yield number, cells


def places_of(header):
    lacking = [name for name in NEEDED if name not in header]
    if lacking:
        said = _("The first row lacks these columns: %(columns)s.")
        raise FileError(said % {"columns": ", ".join(lacking)})
    return {name: header.index(name) for name in COLUMNS if name in header}


def entry_of(number, cells, places):
    """None of a row without an id and without a translation."""
    given = {name: cells[place] for name, place in places.items() if place < len(cells)}
    texts = {name: text_of(cell) for name, cell in given.items()}
    if not texts.get("id", "").strip() and not texts.get("target", "").strip():
        return None
    state = STATES.get(texts.get("state", "").strip().lower(), states.DRAFT)
    seen = f"{texts.get('target hash', '')}.{texts.get('source hash', '')}"
    entry = Entry(
        texts.get("id", "").strip(),
        texts.get("source", ""),
        texts.get("target", ""),
        state,
        seen,
        number=number,
    )
    if any(cell.data_type == "f" for cell in given.values()):
        entry.fault = _("A formula stands here; put its value in its place.")
    elif any(cell.data_type == "e" for cell in given.values()):
        entry.fault = _("The spreadsheet shows an error here.")
    elif len(entry.target) > LONGEST:
        entry.fault = _("This text is longer than any text of the site.")
    return entry


def text_of(cell):
    """Excel may write an end of a line as _x000D_ and a line break."""
    return "" if cell.value is None else str(cell.value).replace("_x000D_", "")
