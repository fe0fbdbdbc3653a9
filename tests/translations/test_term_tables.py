"""The glossary out as CSV and XLSX, and in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from translations.models import Term

from .builders import user
from .exchanging import rows, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

WALL = {"kind": "place", "kk": "Зерде қабырғасы", "ru": "Стена памяти", "en": "Wall of Memory"}
IMPORT = "/en/admin/translations/term/import/"


@pytest.fixture
def editor(client):
    made = user("editor", "view_term", "add_term", "change_term")
    client.force_login(made)
    return made


def table(client, kind):
    return client.get(reverse("admin:translations_term_table", args=[kind])).content


def send(client, data, name="terms.csv"):
    if isinstance(data, str):
        data = data.encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)}, follow=True)


def said(page):
    return [str(message) for message in page.context["messages"]]


def faults(page):
    return [(fault.number, fault.said) for fault in page.context["faults"]]


def terms():
    return list(Term.objects.values("kind", "kk", "ru", "en"))


def test_what_goes_out_comes_in_again_unchanged(client, editor):
    Term.objects.create(**WALL, forms_ru="стен*\nСтене памяти", note="=1+1")
    Term.objects.create(ru="-дефис", en="@at")
    for kind in ("csv", "xlsx"):
        page = send(client, table(client, kind), f"terms.{kind}")
        assert said(page) == ["Terms: 0 new, 0 changed, 2 unchanged."]
    assert table(client, "csv").startswith(b"\xef\xbb\xbfkind,kk,ru,en,")
    assert b"'=1+1" in table(client, "csv")
    assert [row["note"] for row in rows(table(client, "xlsx"))] == [None, "=1+1"]
    assert Term.objects.get(kind="place").forms_ru == "стен*\nСтене памяти"


def test_terms_are_made_and_changed_and_none_is_taken_away(client, editor):
    Term.objects.create(**WALL)
    page = send(client, "ru;kk;kind\nСтена памяти;Қабырға;place\nкамень;тас;\n;;\n")
    assert said(page) == ["Terms: 1 new, 1 changed, 0 unchanged."]
    assert terms() == [{**WALL, "kk": "Қабырға"}, {"kind": "term", "kk": "тас", "ru": "камень", "en": ""}]


def test_one_wrong_row_holds_all_back(client, editor):
    long = "ы" * 201
    page = send(client, f"kind,ru\nterm,камень\nsong,песня\nterm,{long}\nhall,\n")
    assert [number for number, _said in faults(page)] == [3, 4, 5]
    assert terms() == []


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        ("имя,слово\n", "a.csv", "The first row must name the columns: kind, kk,"),
        ("ru\nстена".encode("cp1251"), "a.csv", "The file is not in UTF-8."),
        ('ru\n"стена', "a.csv", "The table is not well formed"),
        (b"PK\x03\x04", "a.xlsx", "The file is not a workbook that can be read."),
        ("ru\n" + "стена\n" * 6000, "a.csv", "The table is too large."),
        (workbook({"ru": "=1+1"}, header=["ru"], formulas=True), "a.xlsx", "Row 2: a formula stands here"),
    ],
)
def test_what_is_no_table_is_refused(client, editor, data, name, expected):
    ((number, text),) = faults(send(client, data, name))
    assert (number, text.startswith(expected), terms()) == (0, True, [])


def test_who_may_only_look_takes_out_and_brings_nothing_in(client):
    client.force_login(user("dana", "view_term"))
    assert client.get(reverse("admin:translations_term_table", args=["csv"])).status_code == 200
    assert client.get(reverse("admin:translations_term_table", args=["exe"])).status_code == 404
    assert (client.get(IMPORT).status_code, send(client, "ru\nстена").status_code) == (403, 403)
    client.force_login(user("ivan"))
    assert client.get(reverse("admin:translations_term_table", args=["csv"])).status_code == 403
