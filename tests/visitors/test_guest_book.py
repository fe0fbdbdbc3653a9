"""The guest book as visitors read it: what is shown, in which order and language, and what is not."""

import re
from datetime import timedelta

import pytest

from tests.visitors.pages import read
from tests.visitors.writing import MAIL, NOW, entry, published
from visitors.correspondence import acts
from visitors.correspondence.views import PAGE_SIZE
from visitors.models import GuestBookEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LANGUAGES = ("kk", "ru", "en")
URL = "/en/guest-book/"


def articles(answer):
    return list(read(answer).all("article"))


def shown(answer):
    """The numbers of the entries on a page, in its order."""
    return [int(article.attributes["id"].removeprefix("entry-")) for article in articles(answer)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_book_invites_to_write(client, language):
    answer = client.get(f"/{language}/guest-book/")
    page = read(answer)
    assert answer.status_code == 200
    assert shown(answer) == []
    assert page.one("div", class_="open-page").one("a").attributes["href"] == f"/{language}/guest-book/write/"
    assert not answer.cookies


def test_nothing_is_read_before_it_is_published(client):
    entry("waiting"), published("shown")
    declined = entry("declined")
    acts.decline(declined, by=None, now=NOW)
    assert shown(client.get(URL)) == [GuestBookEntry.objects.get(draft="shown").pk]


def test_what_is_declined_later_is_gone_at_once(client):
    made = published()
    acts.decline(made, by=None, now=NOW)
    assert shown(client.get(URL)) == []


def test_the_newest_stand_first_by_pages(client):
    made = [published(str(number), NOW + timedelta(hours=number // 2)).pk for number in range(PAGE_SIZE + 3)]
    newest = made[::-1]
    assert shown(client.get(URL)) == newest[:PAGE_SIZE]
    second = client.get(f"{URL}?page=2")
    assert shown(second) == newest[PAGE_SIZE:]
    assert [link.text for link in read(second).one("nav", class_="pages").all("a")] == ["← Newer"]
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{URL}?page=2">' in second.content.decode()


def test_a_full_page_has_no_page_behind_it(client):
    for number in range(PAGE_SIZE):
        published(str(number))
    assert not list(read(client.get(URL)).all("nav", class_="pages"))
    assert client.get(f"{URL}?page=2").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "abc", "2", "²", "1" + "0" * 20, "%00"])
def test_a_page_that_is_not_there_is_404(client, number):
    published()
    assert client.get(f"{URL}?page={number}").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_stands_in_its_own_language(client, language):
    published(text="Біздің әжеміз\n\nОсында болған", language="kk", place="Қарағанды")
    (article,) = articles(client.get(f"/{language}/guest-book/"))
    text = article.one("div", class_="entry-text")
    assert (text.attributes["lang"], text.attributes["dir"]) == ("kk", "auto")
    assert [part.text for part in text.all("p")] == ["Біздің әжеміз", "Осында болған"]
    assert article.one("p", class_="entry-by").text == "Nina S., Қарағанды"


def test_the_day_of_the_visit_or_else_of_writing_is_told(client):
    published("a"), published("b", visited_on=None)
    told = [article.one("p", class_="meta").text for article in articles(client.get(URL))]
    assert told == ["Written on: 12 May 2026", "Visited on: 10 May 2026"]


@pytest.mark.parametrize(
    ("language", "told", "lang"),
    [("ru", "Спасибо вам.", None), ("en", "Спасибо вам.", "ru"), ("kk", "Рақмет.", None)],
)
def test_the_reply_stands_in_the_page_s_language_or_is_labelled(client, language, told, lang):
    made = published()
    GuestBookEntry.objects.filter(pk=made.pk).update(reply_kk="Рақмет.", reply_ru="Спасибо вам.", reply_en="")
    (article,) = articles(client.get(f"/{language}/guest-book/"))
    reply = article.one("section").one("div")
    assert (reply.text, reply.attributes.get("lang")) == (told, lang)


def test_an_entry_without_a_reply_says_nothing_of_one(client):
    published()
    assert not list(articles(client.get(URL))[0].all("section"))


def test_the_address_is_never_shown(client):
    published()
    assert MAIL not in client.get(URL).content.decode()


def test_words_are_text(client):
    bad = '"><img src=x onerror=alert(1)><script>alert(1)</script> {{ x }} &lt; ‮ ‍😀'
    made = published(text=bad, name=bad[:100], place=bad[:100])
    GuestBookEntry.objects.filter(pk=made.pk).update(reply_en=bad)
    html = client.get(URL).content.decode()
    assert re.findall(r"<img|<script>", html) == []
    (article,) = articles(client.get(URL))
    assert article.one("div", class_="entry-text").text == " ".join(bad.split())
    assert article.one("section").one("div").text == " ".join(bad.split())


@pytest.mark.parametrize("count", [1, 3])
def test_three_entries_take_as_many_queries_as_one(client, count, django_assert_num_queries):
    for number in range(count):
        published(str(number))
    # entries, the museum, its hours
    with django_assert_num_queries(3):
        client.get(URL)


def test_the_visit_page_and_the_footer_lead_there(client):
    links = [link.attributes["href"] for link in read(client.get("/en/visit/")).all("a")]
    assert (links.count(URL), links.count("/en/contact/")) == (2, 1)
