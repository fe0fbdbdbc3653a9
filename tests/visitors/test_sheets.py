"""The three forms: what they ask and refuse, that nothing is lost, and that programs are held off."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.visitors.pages import read
from tests.visitors.writing import ENTRY, MESSAGE, MISTAKE, NOW, sent, token
from visitors.models import GuestBookEntry, Message, Museum, TextMistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LANGUAGES = ("kk", "ru", "en")
# The form's address, what is sent, what it makes, and the field of its text.
FORMS = {
    "entry": ("guest-book/write/", ENTRY, GuestBookEntry, "guest-book/thanks/"),
    "message": ("contact/", MESSAGE, Message, "contact/thanks/"),
    "mistake": ("mistake/", MISTAKE, TextMistake, "mistake/thanks/?page=%2Fru%2Fvisit%2F"),
}
each_form = pytest.mark.parametrize("name", FORMS)


@pytest.fixture(autouse=True)
def unhurried(settings):
    settings.CONTRIBUTION_MIN_SECONDS = 0


def send(client, form, on="en", /, **changes):
    """Sends a form of FORMS on the pages of the language `on`."""
    path, fields, _model, _thanks = FORMS[form]
    return client.post(f"/{on}/{path}", sent(fields, **changes))


def stored(name):
    return FORMS[name][2].objects.count()


def errors(answer):
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


@each_form
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_stands_in_each_language_and_stores_nothing(client, name, language):
    answer = client.get(f"/{language}/{FORMS[name][0]}")
    assert answer.status_code == 200
    assert list(answer.cookies) == ["csrftoken"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert stored(name) == 0
    assert len(list(read(answer).all("textarea"))) == (2 if name == "mistake" else 1)


@each_form
@pytest.mark.parametrize("language", LANGUAGES)
def test_sent_leads_to_thanks(client, name, language):
    answer = send(client, name, language)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/{language}/{FORMS[name][3]}")
    thanks = client.get(answer.headers["Location"])
    assert (thanks.status_code, stored(name)) == (200, 1)
    assert '<meta name="robots" content="noindex">' in thanks.content.decode()
    assert not thanks.cookies.get("sessionid")


def test_an_entry_holds_what_was_written(client):
    send(client, "entry", "ru")
    made = GuestBookEntry.objects.get()
    assert {name: getattr(made, name) for name in ENTRY} == ENTRY
    assert (made.state, made.letter_language, made.created_at, made.closed_at) == ("waiting", "ru", NOW, None)
    assert not any((made.reply_kk, made.reply_ru, made.reply_en))


def test_a_message_holds_what_was_written(client):
    send(client, "message", "kk")
    made = Message.objects.get()
    assert {name: getattr(made, name) for name in MESSAGE} == MESSAGE
    assert (made.state, made.language, made.handled_by, made.answer) == ("waiting", "kk", None, "")


def test_a_mistake_holds_the_page_and_its_language(client):
    send(client, "mistake", "kk")
    made = TextMistake.objects.get()
    assert {name: getattr(made, name) for name in MISTAKE} == MISTAKE
    assert (made.state, made.language, made.handled_by) == ("waiting", "ru", None)


@each_form
def test_sent_twice_is_one_record(client, name):
    sheet = token()
    first, second = send(client, name, sheet=sheet), send(client, name, sheet=sheet, text="Changed")
    assert first.headers["Location"] == second.headers["Location"]
    assert stored(name) == 1


@pytest.mark.parametrize(
    ("name", "needed"),
    [("entry", ["text", "name", "agreed"]), ("message", ["topic", "text"]), ("mistake", ["page", "text"])],
)
def test_what_each_form_needs(client, name, needed):
    path, fields, model, _thanks = FORMS[name]
    empty = {**dict.fromkeys(fields, " "), "visited_on": ""}
    answer = client.post(f"/en/{path}", {"sheet": token(), **empty, "language": "en"})
    assert sorted(errors(answer)) == sorted(needed)
    assert model.objects.count() == 0
    assert "Error: " in read(answer).one("title").text
    summary = [link.attributes["href"] for link in read(answer).one("div", class_="error-summary").all("a")]
    assert sorted(summary) == sorted(f"#id_{field}" for field in needed)


@pytest.mark.parametrize(
    ("name", "field", "text"),
    [
        ("entry", "name", "Nina\r\nBcc: all@example.kz"),
        ("entry", "place", "Berlin\u2028Bcc: all@example.kz"),
        ("entry", "email", "a@example.kz\r\nBcc: all@example.kz"),
        ("entry", "email", "nobody"),
        ("entry", "email", "a@[127.0.0.1]"),
        ("entry", "email", f"a@{'қ' * 60}.kz"),
        ("entry", "name", "x" * 121),
        ("entry", "text", "x\0y"),
        ("entry", "text", "x" * 5_001),
        ("entry", "text", "x" * 100_000),
        ("entry", "language", "tlh"),
        ("entry", "visited_on", "31.02.2026"),
        ("entry", "visited_on", "29.02.2025"),
        ("entry", "visited_on", "2026-05-10T00:00Z"),
        ("entry", "visited_on", "13.05.2026"),
        ("entry", "visited_on", "30.05.2007"),
        ("entry", "visited_on", "01.01.0001"),
        ("entry", "visited_on", "31.12.9999"),
        ("entry", "visited_on", "x\0"),
        ("entry", "homepage_2", "http://example.test"),
        ("message", "topic", "nothing"),
        ("message", "name", "x\0y"),
        ("message", "email", "a@example.kz\nBcc: all@example.kz"),
        ("message", "text", "x" * 100_000),
        ("message", "homepage_2", "http://example.test"),
        ("mistake", "page", "//evil.test/ru/visit/"),
        ("mistake", "page", "x" * 301),
        ("mistake", "quote", "x" * 1_001),
        ("mistake", "text", "x\0y"),
        ("mistake", "homepage_2", "http://example.test"),
    ],
)
def test_bad_input_is_told_at_its_field_and_the_rest_is_kept(client, name, field, text):
    answer = send(client, name, **{field: text})
    assert (answer.status_code, list(errors(answer)), stored(name)) == (200, [field], 0)
    kept = "quote" if field == "text" and name == "mistake" else "name" if field == "text" else "text"
    if name in ("entry", "message") or kept != field:
        assert answer.context["form"][kept].value() == FORMS[name][1][kept]


@pytest.mark.parametrize("day", ["31.05.2007", "12.05.2026", ""])
def test_days_from_the_opening_to_today_are_taken(client, day):
    assert send(client, "entry", visited_on=day).status_code == 303


def test_without_consent_nothing_is_kept(client):
    answer = client.post("/en/guest-book/write/", {**sent(ENTRY), "agreed": ""})
    assert (list(errors(answer)), stored("entry")) == (["agreed"], 0)


@pytest.mark.parametrize("name", ["entry", "message"])
def test_an_address_is_not_needed(client, name):
    assert send(client, name, email="").status_code == 303
    assert FORMS[name][2].objects.get().email == ""


@each_form
def test_every_letter_is_taken(client, name):
    text = "Әже ‮ ‍ 😀 <script>alert(1)</script>\r\n=1+1 {{ x }} O’Brien"
    send(client, name, text=text)
    assert FORMS[name][2].objects.get().text == text.replace("\r\n", "\n")


def test_a_line_break_counts_once_as_in_the_browser(client):
    assert send(client, "entry", text="x" + "\r\n" * 4998 + "x").status_code == 303


@each_form
def test_lone_surrogates_do_not_break_it(client, name):
    body = f"sheet={token()}&text=%ED%A0%80&name=%FF&language=en&topic=visit&agreed=on&page=/ru/visit/"
    answer = client.post(f"/en/{FORMS[name][0]}", body, "application/x-www-form-urlencoded")
    assert answer.status_code in (200, 303)


@each_form
def test_extra_fields_and_states_are_ignored(client, name):
    send(client, name, state="published", reply_en="x", answer="x", id="7", draft="mine", handled_by="1")
    made = FORMS[name][2].objects.get()
    assert (made.state, made.closed_at) == ("waiting", None)
    assert made.draft != "mine"


@each_form
def test_large_bodies_are_refused(client, name):
    assert send(client, name, text="x" * (1024 * 1024 + 1)).status_code == 413
    assert send(client, name, **{f"x{number}": "1" for number in range(1001)}).status_code == 400
    assert stored(name) == 0


@each_form
@pytest.mark.parametrize("sheet", ["", "forged", token(24 * 3600), "x\0y"])
def test_a_missing_forged_or_old_form_begins_anew(client, name, sheet):
    assert send(client, name, sheet=sheet).status_code == 303
    assert stored(name) == 1


@each_form
def test_too_quick_for_a_person(client, name, settings):
    settings.CONTRIBUTION_MIN_SECONDS = 3
    answer = send(client, name, sheet=token(2))
    assert (answer.status_code, stored(name)) == (429, 0)
    assert "That was very quick." in answer.content.decode()
    assert answer.context["form"]["text"].value() == FORMS[name][1]["text"]
    assert send(client, name, sheet=token(3)).status_code == 303


@each_form
def test_too_many_from_one_address(client, name, settings, frozen):
    settings.CONTRIBUTION_LIMIT = 2
    assert [send(client, name).status_code for _ in range(3)] == [303, 303, 429]
    assert send(Client(REMOTE_ADDR="10.0.0.9"), name).status_code == 303
    frozen.shift(timedelta(hours=1))
    assert send(client, name).status_code == 303


@each_form
def test_the_form_is_guarded(name):
    path, fields, _model, _thanks = FORMS[name]
    assert Client(enforce_csrf_checks=True).post(f"/en/{path}", sent(fields)).status_code == 403


@each_form
def test_a_change_of_language_keeps_all(client, name):
    sheet = token()
    answer = send(client, name, "kk", sheet=sheet, switch="kk", text="", homepage_2="")
    form = answer.context["form"]
    assert (answer.status_code, errors(answer), stored(name)) == (200, {}, 0)
    assert read(answer).one("html").attributes["lang"] == "kk"
    kept = "quote" if name == "mistake" else "name"
    assert (form[kept].value(), form.sheet.token) == (FORMS[name][1][kept], sheet)


@each_form
@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, name, method):
    assert getattr(client, method)(f"/en/{FORMS[name][0]}").status_code == 405


@each_form
def test_the_thanks_take_no_post(client, name):
    assert client.post(f"/en/{FORMS[name][3]}").status_code == 405


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contact_page_tells_how_to_reach_the_museum(client, language):
    page = read(client.get(f"/{language}/contact/"))
    assert len(list(page.one("main").all("span", class_="placeholder"))) == 3
    Museum.objects.create(phone="+7 7172 00 00 00", email="museum@example.kz", address_ru="с. Акмол")
    main = read(client.get(f"/{language}/contact/")).one("main")
    links = [link.attributes["href"] for link in main.all("a")]
    assert "tel:+77172000000" in links
    assert "mailto:museum@example.kz" in links
    assert "с. Акмол" in main.text


def test_the_contact_page_may_be_found_and_the_other_forms_not(client):
    found = {
        name: "noindex" in client.get(f"/en/{path}").content.decode()
        for name, (path, *_rest) in FORMS.items()
    }
    assert found == {"entry": True, "message": False, "mistake": True}


@each_form
def test_nothing_is_inline(client, name):
    html = client.get(f"/en/{FORMS[name][0]}").content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", html) == []
