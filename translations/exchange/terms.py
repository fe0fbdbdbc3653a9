"""The glossary as a table, CSV or XLSX, out and in. A term that is there already is known by its kind and first name."""

import csv
import io
from dataclasses import dataclass, field
from importlib import import_module

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Term
from . import sheets
from .entries import FileError, writable
from .reports import Remark

NAMES = ("ru", "kk", "en")
COLUMNS = ("kind", "kk", "ru", "en", "forms_kk", "forms_ru", "forms_en", "note")
ZIP = b"PK\x03\x04"
MOST_TERMS = 5000
# A text that begins so would be a formula in a spreadsheet program; ' before it keeps it a text.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass
class Report:
    made: int = 0
    changed: int = 0
    unchanged: int = 0
    faults: list = field(default_factory=list)


# Out ------------------------------------------------------------------------------------------------------


def write(file, kind):
    """Writes the whole glossary to a binary file, as "csv" (UTF-8 with its mark, for Excel) or as "xlsx"."""
    rows = [COLUMNS, *Term.objects.values_list(*COLUMNS)]
    if kind == "xlsx":
        write_workbook(file, rows)
        return
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    csv.writer(text).writerows([escaped(cell) for cell in row] for row in rows)
    text.detach()


def write_workbook(file, rows):
    book = import_module("openpyxl").Workbook()
    sheet = book.active
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            sheet.cell(number, column, writable(text)).data_type = "s"
    book.save(file)


def escaped(text):
    return "'" + text if text.lstrip("'").startswith(FORMULA_SIGNS) else text


def unescaped(text):
    return text[1:] if text.startswith("'") and escaped(text[1:]) != text[1:] else text


# In -------------------------------------------------------------------------------------------------------


def bring(file):
    """Makes and changes terms as an open binary file says, all or none; none is taken away. Raises FileError."""
    report, known = Report(), {key_of(term): term for term in Term.objects.all()}
    with transaction.atomic():
        for number, texts in read(file):
            try:
                take(texts, known, report)
            except ValidationError as error:
                report.faults.append(Remark(number, "", "", " ".join(error.messages)))
        if report.faults:
            transaction.set_rollback(True)
    return report


def key_of(term):
    return term.kind, next((name for name in (getattr(term, code) for code in NAMES) if name), "")


def take(texts, known, report):
    """One row. A column that the table does not have leaves what is there."""
    texts = {**texts, "kind": texts.get("kind") or Term.Kind.TERM}
    row = Term(**texts)
    key = key_of(row)
    if not key[1]:
        raise ValidationError(_("The term has no name in any language."))
    term = known.setdefault(key, row)
    before = [getattr(term, name) for name in COLUMNS]
    for name, text in texts.items():
        setattr(term, name, text)
    term.full_clean(exclude=["changed_at"])
    if term.pk and before == [getattr(term, name) for name in COLUMNS]:
        report.unchanged += 1
        return
    report.changed, report.made = report.changed + bool(term.pk), report.made + (not term.pk)
    term.save()


def read(file):
    """Gives (row number, {column: text}) of the rows that have any."""
    file.seek(0)
    is_workbook = file.read(len(ZIP)) == ZIP
    rows = workbook_rows(file) if is_workbook else text_rows(file)
    header = [text.strip().lower() for text in next(rows, [])]
    if not set(NAMES) & set(header):
        raise FileError(
            _("The first row must name the columns: %(columns)s.") % {"columns": ", ".join(COLUMNS)}
        )
    for number, cells in enumerate(rows, start=2):
        if number > MOST_TERMS:
            raise FileError(_("The table is too large."))
        if any(cells):
            found = zip(header, cells, strict=False)
            yield number, {name: unescaped(text.strip()) for name, text in found if name in COLUMNS}


def workbook_rows(file):
    try:
        sheets.refuse_too_large(file)
        book = import_module("openpyxl").load_workbook(file, read_only=True, keep_links=False)
        for number, cells in sheets.numbered(book):
            if any(cell.data_type in ("f", "e") for cell in cells):
                said = _("Row %(row)d: a formula stands here; put its value in its place.")
                raise FileError(said % {"row": number})
            yield [sheets.text_of(cell) for cell in cells]
    except sheets.BROKEN as error:
        raise FileError(_("The file is not a workbook that can be read.")) from error


def text_rows(file):
    file.seek(0)
    try:
        text = file.read().decode("utf-8-sig").replace("\0", "")
    except UnicodeError:
        raise FileError(_("The file is not in UTF-8.")) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise FileError(_("The table is not well formed: %(error)s.") % {"error": error}) from None
