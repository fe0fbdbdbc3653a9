import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest
from django.utils import translation

from prisoners.tables import sheets

from .tables import csv_file, rows_file, workbook

TABLE = "id,surname\n1,Мамаева\n"


def read(file, name="list.csv"):
    with translation.override("en"), sheets.read(file, name) as sheet:
        return sheet.header, list(sheet.rows())


def refusal(content, name="list.csv"):
    with translation.override("en"), pytest.raises(sheets.SheetError) as refused:
        list(sheets.read(io.BytesIO(content), name).rows())
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found(encoding, delimiter):
    file = io.BytesIO(TABLE.replace(",", delimiter).encode(encoding))
    assert read(file) == (["id", "surname"], [(2, ["1", "Мамаева"])])


def test_the_encoding_is_told():
    assert sheets.read(csv_file(TABLE, "cp1251"), "list.csv").encoding == "cp1251"
    assert sheets.read(csv_file(TABLE), "list.csv").encoding == "utf-8-sig"


def test_delimiter_is_not_taken_from_a_quoted_text():
    assert read(io.BytesIO(b'id;"surname, maiden"\n1;x\n'))[0] == ["id", "surname, maiden"]


def test_rows_keep_their_number_when_others_are_blank_or_have_line_breaks():
    file = io.BytesIO(b'id,life\n1,"one\ntwo"\n\n,\n2,three\n')
    assert read(file)[1] == [(2, ["1", "one\ntwo"]), (5, ["2", "three"])]


def test_rows_can_be_read_twice():
    sheet = sheets.read(csv_file(TABLE), "list.csv")
    assert list(sheet.rows()) == list(sheet.rows()) == [(2, ["1", "Мамаева"])]


def test_a_broken_letter_in_utf_8_is_not_read_as_windows_1251():
    content = ("id,surname\n" + "1,Мамаева\n" * 20).encode() + b"2,\xd0\n"
    assert refusal(content) == "The file is in UTF-8, but some of its letters are broken."


def test_a_letter_cut_at_a_chunk_border_is_whole(monkeypatch):
    monkeypatch.setattr(sheets, "CHUNK", 3)
    assert read(csv_file(TABLE)) == (["id", "surname"], [(2, ["1", "Мамаева"])])


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "list.csv", "first row is empty"),
        (b"", "list.xlsx", "not a table"),
        (b"id,surname\n1,a\0b\n", "list.csv", "not a table"),
        (b"PK\x03\x04 and so on", "list.xlsx", "not a workbook"),
        (b"PK\x03\x04 and so on", "list.csv", "do not agree"),
        (b"id,surname\n", "list.xlsx", "do not agree"),
        (b"id,surname\n", "list.pdf", "do not agree"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list.xls", "old Excel"),
        (b"\n1,a\n", "list.csv", "first row is empty"),
        (b"id,surname\n\xe0\x98,b\n", "list.csv", "neither in UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(content, name, words):
    assert words in refusal(content, name)


def test_a_missing_quotation_mark_is_told_with_its_row():
    assert refusal(b'id,surname\n1,a\n2,"b\n3,c\n').startswith("Row 3 is not well formed")


def test_a_workbook_is_read_as_it_looks():
    file = workbook(
        ["id", "surname", "birth", "x", "y"],
        [1, " Мамаева ", 1905, True, datetime(1937, 12, 5)],
        [],
        [2.0, None, 1.5, False, date(1938, 4, 1)],
    )
    header, rows = read(file, "List.XLSX")
    assert header == ["id", "surname", "birth", "x", "y"]
    assert rows == [
        (2, ["1", "Мамаева", "1905", "yes", "1937-12-05"]),
        (4, ["2", "", "1.5", "no", "1938-04-01"]),
    ]


def test_formulas_and_errors_of_a_workbook_are_unusable():
    file = workbook(["id", "surname"], ["=1+1", "#N/A"])
    [(_number, cells)] = read(file, "list.xlsx")[1]
    assert [isinstance(cell, sheets.Unusable) for cell in cells] == [True, True]
    assert cells[0] == "A formula stands here; put its value in its place."


def test_only_the_first_sheet_is_read():
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.create_sheet().append(["other"])
    file = io.BytesIO()
    book.save(file)
    assert read(file, "list.xlsx") == (["id"], [])


def test_a_workbook_that_unpacks_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_UNPACKED", 1000)
    file = workbook(["id"])
    assert refusal(file.getvalue(), "list.xlsx") == "The workbook is too large."


def test_a_workbook_with_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(sheets, "LARGEST_TEXTS", 10)
    file = workbook(["id"])
    with ZipFile(file, "a") as packed:
        packed.writestr("xl/sharedStrings.xml", "a" * 11)
    assert refusal(file.getvalue(), "list.xlsx") == "The workbook is too large."


@pytest.mark.parametrize("cell", ["A100", "XFD2"])
def test_a_cell_far_outside_the_table_costs_no_work(monkeypatch, cell):
    monkeypatch.setattr(sheets, "MOST_ROWS", 50)
    book = openpyxl.Workbook()
    book.active.append(["id"])
    book.active[cell] = "x"
    file = io.BytesIO()
    book.save(file)
    assert refusal(file.getvalue(), "list.xlsx") == "The workbook is too large."


def test_a_broken_workbook_is_refused():
    content = workbook(["id", "surname"], *[[number, "a"] for number in range(50)]).getvalue()
    assert "not a workbook" in refusal(content[:2000], "list.xlsx")
    middle = content.index(b"xl/worksheets/sheet1.xml") + 60
    assert "not a workbook" in refusal(content[:middle] + b"\xff" * 40 + content[middle + 40 :], "list.xlsx")


@pytest.mark.parametrize(
    "text", ["=1+1", "+7", "-", "@SUM(A1)", "\tx", "'=x", "''=x", "'s", "O'Brien", "", "a=b"]
)
def test_escaped_texts_come_back(text):
    assert sheets.unescaped(sheets.escaped(text)) == text


def test_formulas_are_made_harmless():
    assert [sheets.escaped(text) for text in ("=1", "+1", "-1", "@x", "\tx", "x")] == [
        "'=1", "'+1", "'-1", "'@x", "'\tx", "x",
    ]  # fmt: skip
    assert read(rows_file(["id", "surname"], ["1", "'=HYPERLINK(1)"]))[1] == [(2, ["1", "=HYPERLINK(1)"])]
