"""Files that nobody should send: each is refused in words, and nothing is written."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils.translation import override

from news.models import Post
from translations.exchange import imports, sheets, xliff
from translations.exchange.entries import Place

from .builders import approver, translator
from .exchanging import bring, out, refreshed, rows, said, translated, workbook
from .test_exchange import TITLE, key, soldiers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "in_english")]

BEGIN = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file target-language="kk"><body>'
END = "</body></file></xliff>"
UNIT = '<trans-unit id="news.post:1:title:kk"><source>a</source><target>{}</target></trans-unit>'
DOCTYPE = "The file has a document type or entities (<!DOCTYPE ...>): such files are not read."
BOMB = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture
def in_english():
    with override("en"):
        yield


BROKEN = {
    "external entity": (
        f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>{BEGIN}{UNIT.format("&f;")}{END}',
        DOCTYPE,
    ),
    "external subset": (f'<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x.dtd">{BEGIN}{END}', DOCTYPE),
    "parameter entity": (
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>' + BEGIN + END,
        DOCTYPE,
    ),
    "entity bomb": (f"{BOMB}]>{BEGIN}{UNIT.format('&i;')}{END}", DOCTYPE),
    "quadratic bomb": (
        f'<!DOCTYPE x [<!ENTITY a "{"x" * 50000}">]>{BEGIN}{UNIT.format("&a;" * 1000)}{END}',
        DOCTYPE,
    ),
    "unknown entity": (f"{BEGIN}{UNIT.format('&nbsp;')}{END}", "The file is not well-formed XML: line 1."),
    "cut off": (f"{BEGIN}{UNIT.format('a')}", "The file is not well-formed XML: line 1."),
    "empty": ("", "The file is not XLIFF 1.2."),
    "no XML": ("Қабырға ашылды", "The file is not well-formed XML: line 1."),
    "NUL": (f"{BEGIN}{UNIT.format(chr(0))}{END}", "The file is not well-formed XML: line 1."),
    "other XML": ("<html><body/></html>", "The file is not XLIFF 1.2."),
    "XLIFF 2": ('<xliff version="2.0"></xliff>', "The file is not XLIFF 1.2."),
    "deep": (f"{BEGIN}{UNIT.format('<g>' * 60 + '</g>' * 60)}{END}", "The file is not XLIFF 1.2."),
    "endless text": (
        f"{BEGIN}{UNIT.format('ы' * 400_001)}{END}",
        "Text 1 is longer than any text of the site.",
    ),
    "unknown encoding": (
        '<?xml version="1.0" encoding="zz-9"?><xliff/>',
        "The file is not XML that can be read.",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_bad_xliff_is_refused_whole(name):
    text, expected = BROKEN[name]
    report = bring(text.encode(), approver())
    assert (report.is_broken, report.written, said(report)) == (True, 0, [(0, "", expected)])


def test_an_xliff_that_breaks_off_writes_nothing_of_what_stood_before():
    made = soldiers()
    data = translated(out(), {key(made): TITLE})
    report = bring(data[: data.index(b"</body>")], translator(), leave_out=True)
    assert (report.is_broken, report.written, Post.objects.get().title_kk or "") == (True, 0, "")


def test_a_report_does_not_repeat_an_endless_id():
    data = f"{BEGIN}{UNIT.replace('kk', 'k' * 100_000).format('a')}{END}".encode()
    (fault,) = bring(data, translator()).faults
    assert (len(fault.key), fault.said) == (200, "The site has no text with this id.")


def test_a_tag_without_end_is_not_read_over_and_over():
    data = f'{BEGIN}<trans-unit id="{"a" * (xliff.CHUNK * (xliff.MOST_SILENT + 2))}"/>{END}'.encode()
    assert said(bring(data, translator())) == [(0, "", "The file is not XML that can be read.")]


def test_an_xliff_with_more_texts_than_can_be_looked_at_is_refused(monkeypatch):
    monkeypatch.setattr(imports, "MOST", 3)
    data = f"{BEGIN}{'<trans-unit/>' * 4}{END}".encode()
    report = bring(data, translator())
    assert report.is_broken
    assert said(report)[-1] == (0, "", "The file is too large.")


def test_what_tools_add_to_an_xliff_is_passed_over():
    made = soldiers()
    data = out().decode()
    proposal = "<alt-trans><source>x</source><target>НЕ ТО</target></alt-trans>"
    data = data.replace("<note>", f"{proposal}<seg-source><mrk>y</mrk></seg-source><note>", 1)
    data = data.replace(
        '<target xml:lang="kk" state="new"></target>',
        '<target xml:lang="kk" state="translated" t:x="1" xmlns:t="urn:t"><mrk mtype="seg">Қабырға</mrk> ашылды</target>',
        1,
    )
    assert bring(b"\xef\xbb\xbf" + data.encode(), translator()).states == {"review": 1}
    assert Post.objects.get(pk=made.pk).title_kk == TITLE


def test_an_xliff_may_be_in_another_encoding():
    made = soldiers()
    data = translated(out(), {key(made): TITLE}).decode().replace("UTF-8", "UTF-16", 1)
    assert bring(data.encode("utf-16"), translator()).states == {"review": 1}


KEYS = [
    "", "news.post", "news.post:1:title", "news.post:1:slug:kk", "news.post:1:title:de", "auth.user:1:password:kk",
    "news.post:999999999999999999999:title:kk", "news.post:-1:title:kk", "news.post:1:title_kk:kk", "a" * 10_000,
    "translations.term:1:note:kk",
]  # fmt: skip


@pytest.mark.parametrize("name", KEYS)
def test_an_id_that_is_none_is_refused(name):
    unit = {"id": name, "target": "Мәтін", "target hash": "", "source hash": "a"}
    (fault,) = bring(workbook(unit), approver(), "in.xlsx").faults
    assert (fault.number, fault.said) == (2, "The site has no text with this id.")


def test_a_record_that_is_gone_is_refused():
    made = soldiers()
    data = translated(out(), {key(made): TITLE})
    Post.objects.all().delete()
    assert said(bring(data, approver())) == [(1, key(made), "This record is no longer there.")]


def test_a_text_that_stands_twice_is_refused():
    made = soldiers()
    title = {**rows(out(kind="xlsx"))[0], "target": TITLE}
    assert said(bring(workbook(title, title), translator(), "in.xlsx")) == [
        (3, key(made), "The file has this text twice.")
    ]


def test_a_file_of_another_language_is_refused():
    made = soldiers()
    data = translated(out(), {key(made): TITLE}).replace(b'target-language="kk"', b'target-language="fr-FR"')
    (fault, *_others) = bring(data, approver()).faults
    assert fault.said == "The file calls its language “fr-FR”, but this text is another language’s."


def test_ends_of_lines_as_excel_writes_them_are_taken_as_such():
    soldiers()
    body = rows(out(kind="xlsx"))[1]
    bring(workbook({**body, "target": "Бір_x000D_\nекі"}), translator(), "in.xlsx")
    assert Post.objects.get().lead_kk == "Бір\nекі"


# Workbooks ------------------------------------------------------------------------------------------------


def test_a_formula_is_refused_by_its_row():
    made = soldiers()
    title, lead, _body = rows(out(kind="xlsx"))
    data = workbook({**title, "target": "=1+1"}, {**lead, "target": "Мәтін"}, formulas=True)
    report = bring(data, translator(), "in.xlsx")
    assert said(report) == [(2, key(made), "A formula stands here; put its value in its place.")]
    assert (report.written, Post.objects.get().lead_kk or "") == (0, "")
    assert bring(data, translator("dana"), "in.xlsx", leave_out=True).states == {"draft": 1}


def test_columns_that_are_needed_are_asked_for():
    report = bring(workbook(header=["id", "target"]), translator(), "in.xlsx")
    assert said(report) == [(0, "", "The first row lacks these columns: source hash, target hash.")]


def packed(**parts):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def test_a_workbook_that_unpacks_without_end_is_refused_unread():
    data = packed(xl__sharedStrings_xml=b"x" * (sheets.LARGEST_TEXTS + 1))
    assert len(data) < 1 << 20
    assert said(bring(data, translator(), "in.xlsx")) == [(0, "", "The workbook is too large.")]


def test_a_workbook_with_endless_styles_is_refused_unread():
    data = packed(xl__styles_xml=b"<xf/>" * (sheets.LARGEST_REST // 5 + 1), xl__worksheets__sheet1_xml=b"")
    assert len(data) < 1 << 16
    assert said(bring(data, translator(), "in.xlsx")) == [(0, "", "The workbook is too large.")]


def test_a_workbook_with_a_bomb_of_entities_is_refused():
    data = workbook()
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = (
        f"{BOMB}]>" + sheet.replace("<sheetData>", "<sheetData>&i;", 1)
    ).encode()
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    report = bring(file.getvalue(), translator(), "in.xlsx")
    assert said(report) == [(0, "", "The file is not a workbook that can be read.")]


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"PK\x03\x04 no zip", "a.xlsx", "The file is not a workbook that can be read."),
        (packed(a_txt="a"), "a.xlsx", "The file is not a workbook that can be read."),
        (b"\xd0\xcf\x11\xe0" + b"x" * 99, "a.xlsx", "This is a workbook of an old Excel: save it as .xlsx."),
        (
            packed(a_txt="a"),
            "a.xlf",
            "The file’s name and its content do not agree: .xlf, .xliff and .xlsx are read.",
        ),
        (
            b"<xliff/>",
            "a.xlsx",
            "The file’s name and its content do not agree: .xlf, .xliff and .xlsx are read.",
        ),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(data, name, expected):
    assert said(bring(data, translator(), name)) == [(0, "", expected)]


def test_reading_is_done_before_all_has_been_read():
    """The memory that a file takes does not grow with its units."""
    units = UNIT.format("Мәтін") * 5000
    file = BytesIO(f"{BEGIN}{units}{END}".encode())
    entries = xliff.read(file)
    assert next(entries).target == "Мәтін"
    assert file.tell() <= xliff.CHUNK * 2
    assert sum(1 for _entry in entries) == 4999


# Rich text ------------------------------------------------------------------------------------------------

WORD_PASTE = (
    '<h2 style="color:red" class="MsoNormal">Тақырып</h2><p onclick="x()">Мәтін<script>alert(1)</script>'
    '<iframe src="https://evil.test"></iframe> <a href="javascript:alert(1)">сілтеме</a></p>'
)
CLEAN = "<h2>Тақырып</h2>"


@pytest.mark.parametrize("kind", ["xliff", "xlsx"])
def test_rich_text_is_cleaned_on_its_way_in(kind):
    made = soldiers()
    target = WORD_PASTE.replace("javascript:alert(1)", "https://example.org/")
    if kind == "xliff":
        data, name = translated(out(), {key(made, "body"): target}), "in.xlf"
    else:
        data, name = workbook({**rows(out(kind="xlsx"))[2], "target": target}), "in.xlsx"
    assert bring(data, translator(), name).written == 1
    stored = Post.objects.get().body_kk
    assert stored.startswith(CLEAN)
    assert [bad for bad in ("style", "class", "onclick", "script", "iframe", "evil") if bad in stored] == []


def test_rich_text_goes_out_as_it_is_stored_and_comes_in_unchanged():
    rich = '<h2>Тақырып</h2>\n<p>Бір &amp; екі <strong>үш</strong> <a href="https://example.org/?a=1&amp;b=2">төрт</a></p>'
    made = soldiers(body_kk=rich)
    stored = Post.objects.get().body_kk
    refreshed()
    entries = list(xliff.read(BytesIO(out())))
    assert [entry.target for entry in entries if Place.read(entry.key).field == "body"] == [stored]
    assert rows(out(kind="xlsx"))[2]["target"] == stored
    assert bring(out(), translator()).unchanged == 1
    assert made.pk
