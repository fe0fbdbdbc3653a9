"""The editor of the interface's texts, as a translator uses it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.translations import builders, strings
from translations.interface import acts, library
from translations.interface.models import StringChange

LIST = "/en/admin/translations/unit/strings/"
FILES = f"{LIST}files/"
PLACE = "%(count)d place"


@pytest.fixture(autouse=True)
def overlay(db, tmp_path):
    with strings.overlay_in(tmp_path / "locale") as overlay:
        yield overlay


@pytest.fixture
def aigul(client):
    user = builders.user("aigul", "edit_strings", languages=["kk", "ru"])
    client.force_login(user)
    return user


def url(language, msgid):
    return f"{LIST}{language}/{strings.said(language, msgid).key}/"


def page_of(answer):
    """The words of the page's main part, without its tags, one blank between two."""
    return " ".join(
        re.sub(r"<[^>]*>", " ", answer.content.decode().partition('id="content-main"')[2]).split()
    )


def seen_in(answer):
    return re.search(r'name="seen" value="(\w+)"', answer.content.decode())[1]


def save(client, language, msgid, *texts, act="_continue", query="", **more):
    here = url(language, msgid) + query
    data = {"seen": seen_in(client.get(here)), act: "1", **more}
    return client.post(
        here, data | {f"text_{number}": text for number, text in enumerate(texts)}, follow=True
    )


def count(answer):
    return answer.context["page"].paginator.count


def test_list_is_narrowed_by_words_language_part_and_state(client, aigul):
    save(client, "kk", "Search", "Іздеп табу")
    everything = count(client.get(LIST))
    assert everything == len({key for code in library.LANGUAGES for key in library.said(code)}) > 1500
    assert [line.message.msgid for line in rows(client, "?show=changed")] == ["Search"]
    assert (
        rows(client, "?show=changed&language=ru") == rows(client, "?show=missing&language=kk&q=search") == []
    )
    assert {line.message.msgid for line in rows(client, "?q=ІЗДЕП табу")} == {"Search"}
    booking = count(client.get(f"{LIST}?part=booking"))
    assert 0 < booking < everything
    assert count(client.get(f"{LIST}?language=xx&part=nosuch&show=1&page=zz")) == everything
    page = client.get(f"{LIST}?q=Search&language=kk")
    assert f'href="{url("kk", "Search")}?q=Search&amp;language=kk"' in page.content.decode()
    assert "changed here" in page_of(page)


def rows(client, query):
    return [row["line"] for row in client.get(LIST + query).context["rows"]]


def test_list_asks_the_same_of_the_database_for_one_text_and_for_many(client, aigul):
    asked = []
    for query in (f"?q={PLACE}", ""):
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST + query)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8


def test_page_shows_where_a_text_stands_and_what_other_languages_say(client, aigul):
    page = client.get(url("ru", PLACE))
    words = page_of(page)
    for part in (
        PLACE,
        "%(count)d орын",
        "Text for the numbers 1, 21, 101",
        "Text for the numbers 5, 0, 11",
        "Tours and bookings",
    ):
        assert part in words
    assert 'href="/ru/tours/"' in page.content.decode()
    assert "Write the day without an ending" not in words
    noted = (
        page_of(client.get(url("kk", "Tuesday 26 May"))) if has("kk", "Tuesday 26 May") else "Translators:"
    )
    assert "Translators:" in noted


def has(language, msgid):
    return any(said.message.msgid == msgid for said in library.said(language).values())


def test_saved_text_is_on_the_site_at_once_and_can_be_taken_back(client, aigul):
    answer = save(client, "kk", "Search", "Іздеп табу")
    assert "Saved. Visitors see it within seconds." in answer.content.decode()
    visitor = Client()
    assert "Іздеп табу" in visitor.get("/kk/").content.decode()
    assert "Іздеп табу" not in visitor.get("/ru/").content.decode()
    assert "aigul · written" in page_of(answer)
    answer = save(client, "kk", "Search", "Іздеп табу", act="_base")
    assert "Іздеп табу" not in visitor.get("/kk/").content.decode()
    change = StringChange.objects.get(how="written")
    answer = save(client, "kk", "Search", act="_restore", _restore=change.pk)
    assert "Іздеп табу" in visitor.get("/kk/").content.decode()
    assert save(client, "kk", "Search", act="_restore", _restore="nosuch").status_code == 404


def test_version_that_is_none_is_not_found(client, aigul):
    for number in ("9" * 5000, "9" * 30, "٣", "x", ""):
        assert client.post(url("kk", "Search"), {"_restore": number}).status_code == 404


def test_page_says_that_the_repository_has_another_text_by_now(client, aigul):
    save(client, "kk", "Search", "Іздеп табу")
    said = "It has changed since the text above was written."
    assert said not in page_of(client.get(url("kk", "Search")))
    StringChange.objects.update(base=["Ескі мәтін"])
    assert said in page_of(client.get(url("kk", "Search")))


def test_save_goes_back_to_the_list_or_on_to_the_next(client, aigul):
    answer = save(client, "ru", "Search", "Найти", act="_save", query="?q=a&language=ru")
    assert answer.redirect_chain == [(f"{LIST}?q=a&language=ru#{strings.said('ru', 'Search').key}", 302)]
    found = [line.message.msgid for line in rows(client, f"?q={PLACE}&language=ru")]
    answer = save(
        client, "ru", found[0], *strings.said("ru", found[0]).forms, act="_next", query=f"?q={PLACE}"
    )
    following = url("ru", found[1]) if len(found) > 1 else LIST
    assert answer.redirect_chain[0][0].startswith(following)


def test_what_would_break_stands_at_the_text_and_what_was_typed_stays(client, aigul, overlay):
    before = strings.said("ru", PLACE).forms
    answer = save(client, "ru", PLACE, "место", "%(cuont)d мест", '<b onclick="x()">%(count)d</b>')
    errors = answer.context["form"].errors
    assert {name: list(found) for name, found in errors.items()} == {
        "text_0": ["%(count)d is missing: it is filled in later."],
        "text_1": ["The message has no %(cuont)d.", "%(count)d is missing: it is filled in later."],
        "text_2": ["The tags differ from those of the message: –."],
    }
    assert "<textarea" in answer.content.decode()
    assert "%(cuont)d мест</textarea>" in answer.content.decode()
    assert (strings.said("ru", PLACE).forms, overlay.read("ru")) == (before, {})


def test_second_of_two_savers_sees_both_texts_and_decides(client, aigul):
    here = url("kk", "Search")
    seen = seen_in(client.get(here))
    save(client, "kk", "Search", "Бірінші")
    answer = client.post(here, {"seen": seen, "text_0": "Екінші", "_save": "1"})
    words = page_of(answer)
    assert "Somebody else has changed this text meanwhile" in words
    assert "aigul" in words
    assert "Бірінші" in words
    assert "Екінші" in words
    assert strings.said("kk", "Search").forms == ("Бірінші",)
    client.post(here, {"seen": seen_in(answer), "text_0": "Екінші", "_save": "1"})
    assert strings.said("kk", "Search").forms == ("Екінші",)


def test_only_languages_that_were_given_can_be_changed(client, aigul, overlay):
    here = url("en", "Search")
    answer = client.get(here)
    assert "This language was not given to you." in page_of(answer)
    data = {"seen": acts.seen(strings.said("en", "Search").forms), "text_0": "Find", "_save": "1"}
    assert client.post(here, data).status_code == 403
    po = SimpleUploadedFile("en.po", b'msgid "Search"\nmsgstr "Find"\n')
    answer = client.post(FILES, {"file": po, "language": "en"})
    assert "language" in answer.context["form"].errors
    assert overlay.read("en") == {}
    assert (
        client.get(f"{LIST}xx/{'0' * 40}/").status_code
        == client.get(f"{LIST}kk/{'0' * 40}/").status_code
        == 404
    )
    client.force_login(builders.user("guide"))
    assert (
        client.get(LIST).status_code == client.get(here).status_code == client.get(FILES).status_code == 403
    )
    client.force_login(builders.user("editor", "edit_strings", "approve_unit"))
    assert client.post(here, data).status_code == 302


def upload(client, text, language="kk"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(FILES, {"file": SimpleUploadedFile("kk.po", content), "language": language})


def test_po_is_taken_out_edited_and_brought_in_after_a_look(client, aigul, overlay):
    out = client.get(f"{FILES}kk.po")
    assert out["Content-Disposition"] == 'attachment; filename="kk.po"'
    before = strings.said("kk", "Search").forms[0]
    edited = out.content.decode().replace(
        f'msgid "Search"\nmsgstr "{before}"', 'msgid "Search"\nmsgstr "Іздеп табу"'
    )
    answer = upload(client, edited)
    assert "Change 1 text" in page_of(answer)
    assert overlay.read("kk") == {}
    answer = client.post(FILES, {"_confirmed": answer.context["token"]}, follow=True)
    assert "1 text was changed." in answer.content.decode()
    assert strings.said("kk", "Search").forms == ("Іздеп табу",)
    assert "There is nothing to change" in page_of(upload(client, edited))
    assert "no longer here" in client.post(FILES, {"_confirmed": "x"}, follow=True).content.decode()
    patch = client.get(f"{FILES}patch").content.decode()
    assert '\n+msgstr "Іздеп табу"\n' in patch
    assert patch.startswith("diff --git a/locale/kk/LC_MESSAGES/django.po")


def test_upload_that_is_no_po_is_refused_in_words(client, aigul):
    for content, said in (
        (b"PK\x03\x04 \xff\xfe", "The file is not in UTF-8."),
        ("not a po file", "The file cannot be read as .po:"),
        ("", "The submitted file is empty."),
        ("# a\n" * 2_000_000, "The file is larger than 5 MB."),
    ):
        assert said in page_of(upload(client, content)).replace("&#x27;", "'"), said
    wrong = SimpleUploadedFile("kk.exe", b"x")
    assert "file" in client.post(FILES, {"file": wrong, "language": "kk"}).context["form"].errors


def test_desk_leads_to_the_editor(client, aigul):
    client.force_login(builders.user("editor", "edit_strings", "translate_unit", "approve_unit"))
    assert f'href="{LIST}"' in client.get(
        reverse("admin:translations_unit_changelist")
    ).content.decode().replace("/ru/", "/en/").replace("/kk/", "/en/")
