"""Files of translations, as they go out and as tools bring them back."""

from io import BytesIO

from openpyxl import Workbook, load_workbook
from translate.storage.xliff import xlifffile

from news.models import Post
from tests.news.builders import NOW
from translations import ledger
from translations.exchange import exports, imports, selection

HEADER = [
    "id",
    "record",
    "field",
    "source language",
    "source",
    "target",
    "state",
    "note",
    "source hash",
    "target hash",
]


def refreshed():
    """The ledger of the news as it would be after the commit; texts that stand there are drafts."""
    ledger.refresh(Post, trusted=False)


def out(language="kk", kind="xliff", models=(Post,), wanted=selection.STATES):
    """The file as bytes."""
    file = BytesIO()
    exports.write(file, kind, language, now=NOW, models=list(models), wanted=wanted)
    return file.getvalue()


def bring(data, by, name="in.xlf", **options):
    return imports.run(BytesIO(data), name, by=by, now=NOW, **options)


def translated(data, texts, state="final"):
    """An XLIFF in which translate-toolkit has written {id: text}, with a state of its own or this one."""
    store = xlifffile.parsestring(data)
    for unit in store.units:
        text = texts.get(unit.xmlelement.get("id"))
        if text is not None:
            unit.target = text
            if state:
                unit.set_state_n(unit.statemap[state])
    return bytes(store)


def rows(data):
    """[{column: value}, ...] of a workbook."""
    header, *found = load_workbook(BytesIO(data)).active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def workbook(*found, header=HEADER, formulas=False):
    """The bytes of a workbook with these rows, each {column: text}; texts are written as such, unless `formulas`."""
    book = Workbook()
    sheet = book.active
    sheet.append(list(header))
    for row in found:
        sheet.append([row.get(name) for name in header])
        for cell in sheet[sheet.max_row]:
            if not formulas and isinstance(cell.value, str):
                cell.data_type = "s"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def said(report):
    """[(row, id, what stands in the way), ...]"""
    return [(fault.number, fault.key, fault.said) for fault in report.faults]
