"""The page “Exchange”: a file goes out, comes back, is looked at, and then brought in."""

from os import listdir

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from translate.storage.xliff import xlifffile

from news.models import Post
from translations.admin import exchange
from translations.models import Unit

from .builders import user
from .exchanging import out, rows, translated, workbook
from .test_exchange import LEAD, TITLE, key, soldiers
from .test_exchange_files import BROKEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]

URL = "/en/admin/translations/unit/exchange/"


@pytest.fixture
def aigul(client, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {"BACKEND": settings.STORAGES["private"]["BACKEND"], "OPTIONS": {"location": tmp_path}},
    }
    made = user("aigul", "translate_unit", "exchange_unit", languages=["kk"])
    client.force_login(made)
    return made


def send(client, data, name="in.xlf", **fields):
    return client.post(URL, {"file": SimpleUploadedFile(name, data), **fields})


def take_out(client, **asked):
    asked = {"language": "kk", "model": "news.post", "state": ["missing"], "kind": "xliff", **asked}
    return client.get(f"{URL}take-out/", asked)


def content(response):
    return b"".join(response.streaming_content)


def waiting():
    storage = storages["private"]
    return listdir(storage.path(exchange.FOLDER)) if storage.exists(exchange.FOLDER) else []


def test_texts_go_out_come_back_are_looked_at_and_brought_in(client, aigul):
    made = soldiers()
    response = take_out(client)
    assert (response["Content-Disposition"], response["Content-Type"]) == (
        'attachment; filename="alzhir-kk-2026-05-12.xlf"',
        "application/xliff+xml",
    )
    data = translated(content(response), {key(made): TITLE, key(made, "lead"): "Қабырға  ашылды"})
    page = send(client, data)
    report = page.context["report"]
    assert (report.states, report.empty, report.warned, report.refused) == ({"review": 2}, 1, 1, 0)
    assert b"Two blanks stand side by side." in page.content
    assert ((Post.objects.get().title_kk or ""), len(waiting())) == ("", 1)
    done = client.post(URL, {"_confirmed": page.context["token"]}, follow=True)
    assert [str(message) for message in done.context["messages"]] == ["2 texts were brought in."]
    assert (Post.objects.get().title_kk, waiting()) == (TITLE, [])
    assert Unit.objects.get(field="title", language="kk").state == "review"
    again = send(client, data)
    assert (again.context["report"].unchanged, "token" in again.context, waiting()) == (2, False, [])


def test_refused_texts_are_left_out_only_where_that_is_asked(client, aigul):
    made = soldiers()
    data = translated(out(), {key(made): TITLE, key(made, "lead"): LEAD})
    Post.objects.filter(pk=made.pk).update(title_ru="Открыт музей")
    page = send(client, data)
    assert b"The source has changed since the file was taken out." in page.content
    assert b"Bring in the other 1 text, leave out those refused" in page.content
    token = page.context["token"]
    refused = client.post(URL, {"_confirmed": token})
    assert (refused.context["report"].refused, Post.objects.get().lead_kk or "") == (1, "")
    page = send(client, data)
    client.post(URL, {"_confirmed": page.context["token"], "leave_out": "1"})
    assert ((Post.objects.get().title_kk or ""), Post.objects.get().lead_kk) == ("", LEAD)


def test_xlsx_goes_out_too(client, aigul):
    soldiers()
    response = take_out(client, kind="xlsx")
    assert response["Content-Disposition"].endswith('.xlsx"')
    assert [row["target"] for row in rows(content(response))] == [None, None, None]


def test_what_was_not_looked_at_is_not_brought_in(client, aigul):
    made = soldiers()
    send(client, translated(out(), {key(made): TITLE}))
    for token in ("", "wrong"):
        page = client.post(URL, {"_confirmed": token}, follow=True)
        assert [str(message) for message in page.context["messages"]] == [
            "The file is no longer here: choose it again."
        ]
    assert (Post.objects.get().title_kk or "") == ""


@pytest.mark.parametrize(
    "asked",
    [{"language": "ru"}, {"language": "xx"}, {"kind": "exe"}, {"state": "source"}, {"model": "auth.user"}],
)
def test_nonsense_that_is_asked_for_is_said_at_the_field(client, aigul, asked):
    soldiers()
    page = take_out(client, **asked)
    assert (page.status_code, list(page.context["take_out"].errors)) == (200, list(asked))


def test_nothing_to_take_out_is_said(client, aigul):
    page = take_out(client)
    assert page.context["take_out"].non_field_errors() == ["No text is as asked."]


def test_bad_files_are_told_on_the_page(client, aigul):
    soldiers()
    for text, expected in filter(all, BROKEN.values()):
        page = send(client, text.encode())
        assert page.status_code == 200
        assert page.context["report"].faults[0].said == expected
    formula = workbook({**rows(out(kind="xlsx"))[0], "target": "=1+1"}, formulas=True)
    page = send(client, formula, "in.xlsx")
    assert page.context["report"].faults[0].said == "A formula stands here; put its value in its place."
    assert send(client, b"x", "in.exe").context["bring_in"].errors.keys() == {"file"}
    assert client.post(URL, {}).context["bring_in"].errors.keys() == {"file"}
    assert waiting() == []


def test_a_file_of_50_mb_is_refused(client, aigul, monkeypatch):
    monkeypatch.setattr(exchange, "LARGEST", 10)
    page = send(client, b"x" * 11)
    assert page.context["bring_in"].errors == {"file": ["The file is larger than 50 MB."]}
    huge = client.post(URL, b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="61000000")
    assert huge.status_code == 413


def test_more_texts_than_a_page_can_bring_in_are_left_to_the_command(client, aigul, monkeypatch):
    monkeypatch.setattr(exchange, "MOST_AT_ONCE", 1)
    made = soldiers()
    page = send(client, translated(out(), {key(made): TITLE, key(made, "lead"): LEAD}))
    assert b"More than 1 texts cannot be brought in here at a time" in page.content
    assert ("token" in page.context, waiting()) == (False, [])


def test_who_may_not_exchange_is_refused(client):
    client.force_login(user("dana", "translate_unit", languages=["kk"]))
    for ask in (client.get(URL), client.post(URL, {"_confirmed": "x"}), take_out(client)):
        assert ask.status_code == 403


def test_the_page_speaks_three_languages(client, aigul):
    soldiers()
    for code in ("kk", "ru", "en"):
        assert client.get(URL.replace("/en/", f"/{code}/")).status_code == 200


# Commands -------------------------------------------------------------------------------------------------


def test_commands_do_the_same(tmp_path, capsys, aigul):
    made = soldiers()
    path = tmp_path / "out.xlf"
    call_command("export_translations", path, to="kk", model=["news.post"])
    assert len(xlifffile.parsestring(path.read_bytes()).units) == 3
    path.write_bytes(translated(path.read_bytes(), {key(made): TITLE}))
    call_command("import_translations", path, user="aigul", dry_run=True)
    assert (Post.objects.get().title_kk or "") == ""
    call_command("import_translations", path, user="aigul")
    assert capsys.readouterr().out.splitlines() == [
        "3 texts",
        "3 texts: 1 would be written, 1 review; 0 unchanged, 2 not translated, 0 refused",
        "3 texts: 1 written, 1 review; 0 unchanged, 2 not translated, 0 refused",
    ]
    assert Post.objects.get().title_kk == TITLE
    book = tmp_path / "out.xlsx"
    call_command("export_translations", book, to="kk", state=["review"])
    assert [row["target"] for row in rows(book.read_bytes())] == [TITLE]


def test_commands_say_what_is_wrong(tmp_path, capsys, aigul):
    made = soldiers()
    user("dana", "translate_unit")
    path = tmp_path / "in.xlf"
    path.write_bytes(translated(out(), {key(made): TITLE, key(made, "lead"): LEAD}))
    Post.objects.filter(pk=made.pk).update(title_ru="Открыт музей")
    for options, said in (
        ({"user": "nobody"}, "nobody: no such user"),
        ({"user": "dana"}, "dana may not bring texts in"),
        ({"user": "aigul"}, "1 text cannot be taken; nothing was changed"),
    ):
        with pytest.raises(CommandError, match=said):
            call_command("import_translations", path, **options)
    assert f"1: {key(made)}: The source has changed" in capsys.readouterr().err
    call_command("import_translations", path, user="aigul", leave_out=True)
    assert Post.objects.get().lead_kk == LEAD
    with pytest.raises(CommandError, match="no model with translations"):
        call_command("export_translations", path, to="kk", model=["auth.user"])
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_translations", tmp_path / "none.xlf", user="aigul")
