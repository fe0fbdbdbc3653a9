"""The desk: how far each language is, the table, what is next, letters and checks while typing."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alzhir_site.models import OutboxMessage
from news.models import Post
from tests.translations.builders import approver, translator, unit, user
from translations import notes
from translations.models import Term
from visitors.models import Hall

DESK = "/en/admin/translations/unit/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(django_capture_on_commit_callbacks):
    """A post without Kazakh, saved by nobody; a hall that has all languages, as a draft."""
    with django_capture_on_commit_callbacks(execute=True):
        post = Post.objects.create(slug="a", title_ru="Музей открыт", title_en="Open", lead_ru="Каждый день")
        hall = Hall.objects.create(slug="b", name_ru="Зал памяти", name_kk="Зал", name_en="Hall")
    return post, hall


def signed_in(who):
    client = Client()
    client.force_login(who)
    return client


def soup(client, path="", **asked):
    answer = client.get(DESK + path, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(page, caption=None):
    """The texts of the cells of a table's body."""
    tables = page.select(".tr table")
    table = next(each for each in tables if not caption or (each.caption and each.caption.text == caption))
    return [
        [" ".join(cell.text.split()) for cell in row.find_all(["th", "td"])]
        for row in table.tbody.find_all("tr")
    ]


def test_desk_counts_texts_by_state_and_by_model(texts):
    page = soup(signed_in(approver()))
    assert rows(page, "Texts by state") == [
        ["Stale", "0", "0", "0"],
        ["Missing", "2", "0", "1"],
        ["Draft", "1", "0", "2"],
        ["In review", "0", "0", "0"],
        ["Approved", "0", "0", "0"],
        ["Source", "0", "3", "0"],
    ]
    assert rows(page, "By kind of record") == [
        ["Posts", "missing: 2", "source: 2", "missing: 1 draft: 1"],
        ["Halls and places", "draft: 1", "source: 1", "draft: 1"],
    ]
    for link in page.select("a.tr-state"):
        assert rows(soup(signed_in(get_user_model().objects.get()), link["href"].removeprefix(DESK))) != []


def test_bars_are_as_long_as_what_they_say(texts):
    english = soup(signed_in(approver())).select(".tr-bars svg")[-1]
    assert [(bar["class"], bar["x"], bar["width"]) for bar in english.select("rect")] == [
        (["tr-fill-draft"], "0.00", "66.67"),
        (["tr-fill-missing"], "66.67", "33.33"),
    ]


@pytest.mark.parametrize(
    ("permissions", "opens"),
    [(("translate_unit",), 200), (("approve_unit",), 200), (("view_unit",), 200), (("view_term",), 403)],
)
def test_desk_opens_to_those_who_may(texts, permissions, opens):
    client = signed_in(user("somebody", *permissions))
    post, _hall = texts
    paths = ["", "table/", f"record/news.post/{post.pk}/kk/"]
    assert [client.get(DESK + path).status_code for path in paths] == [opens] * 3
    assert client.get(f"{DESK}record/news.post/{post.pk}/").status_code == (302 if opens == 200 else 403)
    assert Client().get(DESK).status_code == 302


def test_next_to_do_leads_to_the_text(texts):
    post, _hall = texts
    client = signed_in(translator())
    answer = client.get(f"{DESK}next/en/")
    assert answer["Location"] == f"{DESK}record/news.post/{post.pk}/en/#news-post-{post.pk}-lead_en"
    assert client.get(f"{DESK}next/ru/")["Location"] == DESK
    assert client.get(f"{DESK}next/de/").status_code == 404
    buttons = [link.text for link in soup(client).select(".tr-lead a.button")]
    assert buttons == ["Next to do: Kazakh", "Next to do: English"]


def test_a_text_has_an_address_of_its_own(texts):
    post, _hall = texts
    client = signed_in(translator())
    answer = client.get(f"{DESK}{unit(post, 'title', 'kk').pk}/change/")
    assert answer["Location"] == f"{DESK}record/news.post/{post.pk}/kk/#news-post-{post.pk}-title_kk"
    assert client.get(f"{DESK}record/news.nothing/1/kk/").status_code == 404
    assert client.get(f"{DESK}record/news.post/999/kk/").status_code == 404
    assert client.get(f"{DESK}record/news.post/{post.pk}/de/").status_code == 404


def test_record_opens_in_the_language_with_most_to_do(texts):
    post, _hall = texts
    address = f"{DESK}record/news.post/{post.pk}/"
    assert signed_in(translator()).get(address)["Location"] == f"{address}kk/"
    assert signed_in(translator("b", ("en",))).get(address)["Location"] == f"{address}en/"


def test_table_is_filtered_and_searched(texts):
    client = signed_in(translator())
    whole = [
        ["Hall", "Hall or place", "draft", "source", "draft"],
        ["Open", "Post", "missing: 2", "source: 2", "missing draft"],
    ]
    # In the order of the apps' numbers, which the database gives.
    assert sorted(rows(soup(client, "table/"))) == whole
    assert rows(soup(client, "table/", model="news.post")) == whole[1:]
    assert rows(soup(client, "table/", q="ПАМЯТИ зал")) == whole[:1]
    assert rows(soup(client, "table/", q="памяти", model="news.post")) == [["Nothing is as asked."]]
    missing = [["Open", "Post", "missing draft"]]
    assert rows(soup(client, "table/", language="en", state="missing")) == missing
    # What is no choice asks for nothing.
    odd = {"model": "auth.user", "state": "'", "language": "de", "page": "x", "q": "а" * 300}
    assert len(rows(soup(client, "table/", **odd))) == 2


def test_desk_and_table_ask_as_much_for_many_records_as_for_one(texts, django_capture_on_commit_callbacks):
    client = signed_in(translator())
    counts = []
    for added in (1, 3):
        with django_capture_on_commit_callbacks(execute=True):
            for number in range(added):
                Post.objects.create(slug=f"more-{added}-{number}", title_ru="Ещё")
                notes.ask(Post.objects.get(slug="a"), "title", "kk", "?", by=get_user_model().objects.get())
        soup(client)
        for path in ("", "table/"):
            with CaptureQueriesContext(connection) as asked:
                soup(client, path)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_letters_go_to_all_from_an_approver_and_to_oneself_from_a_translator(texts):
    for name, made in (("aigul", translator), ("editor", approver)):
        who = made()
        who.email = f"{name}@example.org"
        who.save()
    users = get_user_model().objects
    assert signed_in(users.get(username="aigul")).post(f"{DESK}digest/")["Location"] == DESK
    assert list(OutboxMessage.objects.values_list("to", flat=True)) == ["aigul@example.org"]
    assert signed_in(users.get(username="editor")).post(f"{DESK}digest/").status_code == 302
    assert OutboxMessage.objects.count() == 3
    reader = signed_in(user("reader", "view_unit"))
    assert reader.post(f"{DESK}digest/").status_code == 403
    assert signed_in(users.get(username="editor")).get(f"{DESK}digest/").status_code == 405


def test_check_while_typing_says_what_is_wrong(texts):
    Term.objects.create(ru="Карлаг", kk="Қарлаг")
    client = signed_in(translator())
    typed = {
        "source": "Карлаг, 1938",
        "target": "Лагерь %(n)s",
        "source_language": "ru",
        "target_language": "kk",
    }
    found = client.post(f"{DESK}check/", typed).json()["findings"]
    assert {finding["level"] for finding in found} == {"error", "warning"}
    assert "In the glossary, but not in the translation: “Қарлаг”." in {each["message"] for each in found}
    longest = client.post(f"{DESK}check/", {**typed, "target": "Қарлаг, 1938", "longest": "5"}).json()[
        "findings"
    ]
    assert [finding["message"] for finding in longest] == ["The text has 12 characters, the field holds 5."]
    assert client.post(f"{DESK}check/", {**typed, "target_language": "xx"}).json() == {"findings": []}
    assert client.post(f"{DESK}check/", {**typed, "longest": "9" * 5000}).json()["findings"] == found
    assert client.get(f"{DESK}check/").status_code == 405


def test_glossary_and_languages_are_edited_in_the_admin(admin_client):
    Term.objects.create(ru="Карлаг", kk="Қарлаг")
    Term.objects.create(ru="Амбар", kk="Қойма", en="Barn")
    page = BeautifulSoup(admin_client.get("/en/admin/translations/term/?lacks=en").content, "html.parser")
    assert [cell.text for cell in page.select("#result_list .field-name_ru")] == ["Карлаг"]
    who = translator("b", ("kk",))
    form = {"user": who.pk, "to_ru": "on", "letters_in": "kk"}
    answer = admin_client.post(f"/en/admin/translations/translator/{who.translator.pk}/change/", form)
    who.translator.refresh_from_db()
    assert (answer.status_code, who.translator.languages) == (302, ("ru",))


def test_forms_of_records_lead_to_the_desk_for_those_who_may_open_it(texts):
    post, hall = texts
    permissions = ("change_post", "change_hall", "change_weeklyhours")
    for who, leads in ((user("a", *permissions), False), (user("b", *permissions, "view_unit"), True)):
        client = signed_in(who)
        for record, path in ((post, "news/post"), (hall, "visitors/hall")):
            page = client.get(f"/en/admin/{path}/{record.pk}/change/").content.decode()
            address = f"{DESK}record/{record._meta.label_lower}/{record.pk}/"
            assert (f'href="{address}"' in page, f'href="{DESK}"' in page) == (leads, leads)
