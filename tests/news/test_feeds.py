from datetime import timedelta
from xml.etree import ElementTree

import pytest

from .builders import NOW, post, russian

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client, language="en", **headers):
    response = client.get(f"/{language}/news/feed/", **headers)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(client, language="en"):
    return feed(client, language).findall(f"{ATOM}entry")


def test_feed_is_in_the_language_of_its_address(client):
    post()
    for language, title in (("kk", "Қабырға ашылды"), ("ru", "Открыта стена"), ("en", "The wall is open")):
        root = feed(client, language)
        assert root.get(LANG) == language
        entry = root.find(f"{ATOM}entry")
        assert entry.findtext(f"{ATOM}title") == title
        assert entry.find(f"{ATOM}link").get("href") == f"http://127.0.0.1:8000/{language}/news/wall/"
        assert entry.findtext(f"{ATOM}published") == "2026-05-11T06:00:00+00:00"


def test_addresses_do_not_follow_the_host(client):
    post()
    content = client.get("/en/news/feed/", headers={"host": "localhost"}).content.decode()
    assert "localhost" not in content


def test_untranslated_entry_is_labelled(client):
    russian()
    (entry,) = entries(client)
    assert entry.get(LANG) == "ru"
    assert entry.findtext(f"{ATOM}title") == "Открыта стена [ru]"
    assert entry.findtext(f"{ATOM}summary") == (
        '<p lang="en">This news is not yet available in English. Shown in Russian.</p>'
        "<p>Открыта стена памяти.</p>"
    )
    (own,) = entries(client, "ru")
    assert own.findtext(f"{ATOM}title") == "Открыта стена"


def test_hidden_posts_are_absent(client):
    post("future", published_at=NOW + timedelta(seconds=1))
    post("withdrawn", withdrawn=True)
    post("draft", published_at=None)
    assert entries(client) == []


def test_markup_is_text_and_control_signs_are_left_out(client):
    post(title_en="<b>T\x0b</b>", lead_en="<script>alert(1)</script>\x1f & more")
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}title") == "<b>T</b>"
    assert entry.findtext(f"{ATOM}summary") == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"


def test_a_post_without_a_lead_is_told_whole_with_addresses_that_lead_here_from_elsewhere(client):
    post(lead_en="", body_en="<h2>Hours</h2><p><a href='/en/visit/'>Your visit</a> <script>x</script></p>")
    (entry,) = entries(client)
    assert entry.findtext(f"{ATOM}summary") == (
        '<h2>Hours</h2>\n<p><a href="http://127.0.0.1:8000/en/visit/">Your visit</a></p>'
    )


def test_feed_holds_the_newest_twenty(client):
    for number in range(22):
        post(f"p-{number}", published_at=NOW - timedelta(hours=number))
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries(client)]
    assert links == [f"http://127.0.0.1:8000/en/news/p-{number}/" for number in range(20)]
