"""The rows of a table in a file: .csv in UTF-8, UTF-16 or Windows-1251, or .xlsx. Pure.

What a file holds is told by its bytes, never by its name alone, and nothing is guessed that would change a letter.
"""

import csv
import io
import json
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from datetime import date, datetime
from importlib import import_module
from tempfile import TemporaryFile
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

CHUNK = 1 << 20
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DELIMITERS = ",;\t"
LONGEST_CELL = 200_000
# A workbook is packed: so many bytes unpacked are refused unread. Its texts are held in memory.
LARGEST_UNPACKED, LARGEST_TEXTS = 1 << 28, 1 << 26
# A workbook of a few bytes can claim more rows and columns than could be read in a day.
MOST_ROWS, MOST_COLUMNS = 1 << 20, 1000
BROKEN = (
    BadZipFile, zlib.error, ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
# A text that begins like this would be a formula in a spreadsheet program; exports write ' before it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")

NOT_A_TABLE = gettext_lazy("The file is not a table: save it as .csv (UTF-8) or as .xlsx.")
FORMULA = gettext_lazy("A formula stands here; put its value in its place.")
ERROR_VALUE = gettext_lazy("The spreadsheet shows an error here.")


class SheetError(Exception):
    """The file cannot be read as a table; the text says why, and in which row where that is known."""


class Unusable(str):
    """A cell that cannot be taken; the text is the reason."""


class Sheet:
    """`header` is the first row; rows() gives (row number, [cell, ...]) of the others, the header being row 1.

    Rows without any text are passed over, their numbers kept. `encoding` is None for a workbook. Used in a with
    statement, at whose end `close` is called.
    """

    def __init__(self, rows, encoding=None, close=lambda: None):
        self.encoding, self.rows_of, self.close = encoding, rows, close
        self.header = next((cells for number, cells in self.numbered() if number == 1), [])

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def numbered(self):
        for number, cells in enumerate(self.rows_of(), start=1):
            if any(cells):
                yield number, cells

    def rows(self):
        return ((number, cells) for number, cells in self.numbered() if number > 1)


def read(file, name):
    """The Sheet of an open binary file, which must stay open while its rows are read; raises SheetError."""
    file.seek(0)
    start = file.read(8)
    ending = name.rpartition(".")[2].lower()
    if start.startswith(OLD_EXCEL):
        raise SheetError(_("This is a workbook of an old Excel: save it as .xlsx."))
    if start.startswith(ZIP) != (ending == "xlsx") or ending not in ("csv", "txt", "tsv", "xlsx"):
        raise SheetError(
            _("The file’s name and its content do not agree: .csv and .xlsx are read.")
            if start
            else str(NOT_A_TABLE)
        )
    sheet = workbook(file) if ending == "xlsx" else text_table(file)
    if not any(sheet.header):
        sheet.close()
        raise SheetError(_("The first row is empty: it must hold the names of the columns."))
    return sheet


def unescaped(text):
    """Without the ' that keeps a spreadsheet program from taking a text for a formula."""
    return text[1:] if text.startswith("'") and is_like_formula(text) else text


def escaped(text):
    return "'" + text if is_like_formula(text) else text


def is_like_formula(text):
    return text.lstrip("'").startswith(FORMULA_SIGNS)


# Text -----------------------------------------------------------------------------------------------


def text_table(file):
    encoding = encoding_of(file)
    delimiter = delimiter_of(file, encoding)
    return Sheet(lambda: text_rows(file, encoding, delimiter), encoding)


def encoding_of(file):
    """The encoding's name. UTF-8 with a few broken bytes is refused: as Windows-1251 it would become nonsense."""
    file.seek(0)
    start = file.read(3)
    if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    broken, foreign = broken_bytes(file)
    if not broken:
        return "utf-8-sig"
    if start == BOM_UTF8 or broken < foreign / 4:
        raise SheetError(_("The file is in UTF-8, but some of its letters are broken."))
    return "cp1251"


def broken_bytes(file):
    """(how many signs are no UTF-8, how many are not ASCII)."""
    decoder, broken, foreign = getincrementaldecoder("utf-8")("replace"), 0, 0
    file.seek(0)
    while chunk := file.read(CHUNK):
        if b"\0" in chunk:
            raise SheetError(str(NOT_A_TABLE))
        text = decoder.decode(chunk)
        broken += text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
        foreign += sum(1 for char in text if char > "\x7f") if not text.isascii() else 0
    return broken + len(decoder.decode(b"", final=True)), foreign


def delimiter_of(file, encoding):
    """The one that divides the first row into the most columns, and cuts no quoted text."""
    found = {sign: next(text_rows(file, encoding, sign), []) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: (not any('"' in cell for cell in found[sign]), len(found[sign])))


def text_rows(file, encoding, delimiter):
    """[text, ...] of each row; a line break in quotes begins no new row."""
    file.seek(0)
    # Not closed with the wrapper: the file is the caller's.
    text = io.TextIOWrapper(Unclosed(file), encoding=encoding, newline="")
    csv.field_size_limit(LONGEST_CELL)
    number = 1
    try:
        for cells in csv.reader(text, delimiter=delimiter, strict=True):
            yield [unescaped(cell.strip()) for cell in cells]
            number += 1
    except csv.Error as error:
        said = _("Row %(row)d is not well formed (%(error)s): is a quotation mark missing?")
        raise SheetError(said % {"row": number, "error": error}) from None
    except UnicodeError:
        raise SheetError(_("The file is neither in UTF-8 nor in Windows-1251.")) from None


class Unclosed(io.BufferedIOBase):
    """Reads from a file, and leaves it open."""

    def __init__(self, file):
        self.file = file

    def readable(self):
        return True

    def read1(self, size=-1):
        return self.file.read(CHUNK if size < 0 else size)

    read = read1


# Workbooks ------------------------------------------------------------------------------------------


def workbook(file):
    """The first sheet of the workbook, unpacked once into a file of its own: unpacking takes longer than all the rest."""
    rows = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 (the sheet closes it)
    try:
        for cells in unbroken(workbook_rows(file)):
            # What is unusable stands in a list of its own.
            json.dump([[cell] if isinstance(cell, Unusable) else cell for cell in cells], rows)
            rows.write("\n")
    except SheetError:
        rows.close()
        raise
    return Sheet(lambda: unpacked_rows(rows), close=rows.close)


def unpacked_rows(rows):
    rows.seek(0)
    for line in rows:
        yield [Unusable(cell[0]) if isinstance(cell, list) else cell for cell in json.loads(line)]


def unbroken(rows):
    """The rows, with what openpyxl raises for packed files that are no workbook, and for broken ones, in words."""
    try:
        yield from rows
    except BROKEN as error:
        raise SheetError(_("The file is not a workbook that can be read.")) from error


def workbook_rows(file):
    refuse_too_large(file)
    # Not with the other imports: each web process would be 18 MB larger, and few ever read a workbook.
    book = import_module("openpyxl").load_workbook(file, read_only=True, keep_links=False)
    if not book.worksheets:
        raise SheetError(_("The workbook has no sheet."))
    sheet = book.worksheets[0]
    # Some programs write a wrong size into the file; the rows themselves tell.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS or len(row) > MOST_COLUMNS:
            raise SheetError(_("The workbook is too large."))
        yield [cell_text(cell) for cell in row]


def refuse_too_large(file):
    """By what the packed parts say of themselves; nothing more than that is unpacked."""
    file.seek(0)
    with ZipFile(file) as packed:
        sizes = {part.filename: part.file_size for part in packed.infolist()}
    texts = sum(size for name, size in sizes.items() if name.endswith("sharedStrings.xml"))
    if sum(sizes.values()) > LARGEST_UNPACKED or texts > LARGEST_TEXTS:
        raise SheetError(_("The workbook is too large."))
    file.seek(0)


def cell_text(cell):
    """What a cell shows: numbers without .0, dates as 1937-12-05, "" for an empty one; Unusable for formulas."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return Unusable(FORMULA if cell.data_type == "f" else ERROR_VALUE)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else unescaped(str(value).strip())
