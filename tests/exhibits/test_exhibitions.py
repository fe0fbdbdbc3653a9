import json
import re
from datetime import date, timedelta

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from exhibits.models import Exhibition
from exhibits.templatetags.collection import told_days
from tests.exhibits import builders
from tests.news.builders import NOW, post, russian
from tests.prisoners.builders import person

TODAY = date(2026, 5, 12)


def page_of(client, path="", language="en", status=200):
    response = client.get(f"/{language}/exhibitions/{path}")
    assert response.status_code == status
    return response.content.decode()


def words(html):
    return " ".join(strip_tags(html).split())


def shows():
    """One of each state, and one that is not published."""
    for slug, opens_on, closes_on in (
        ("always", "2020-01-01", None),
        ("last-day", "2026-05-01", "2026-05-12"),
        ("first-day", "2026-05-12", "2026-06-01"),
        ("coming", "2026-05-13", None),
        ("past", "2019-11-21", "2019-11-27"),
        ("ended", None, "2025-01-05"),
        ("undated", None, None),
        ("ends-later", None, "2026-07-01"),
    ):
        builders.exhibition(slug=slug, title_en=slug, opens_on=opens_on, closes_on=closes_on)
    builders.exhibition(slug="draft", title_en="draft", opens_on="2026-05-01", is_published=False)


def sections(page):
    """{heading: [titles]} of the list."""
    parts = re.findall(r'<section aria-labelledby="[^"]+">(.*?)</section>', page, re.DOTALL)
    return {
        words(re.search(r"<h2.*?</h2>", part, re.DOTALL)[0]): [
            words(title) for title in re.findall(r"<h3>(.*?)</h3>", part, re.DOTALL)
        ]
        for part in parts
    }


@pytest.mark.django_db
def test_list_parts_what_is_on_from_what_is_coming_and_past(client, frozen):
    shows()
    assert sections(page_of(client)) == {
        "Now on": ["first-day", "last-day", "always"],
        "Coming": ["coming"],
        "Days not stated": ["ends-later", "undated"],
        "2025": ["ended"],
        "2019": ["past"],
    }


@pytest.mark.django_db
def test_state_follows_the_rules_of_the_queries():
    shows()
    published = Exhibition.objects.published()
    by_rule = {
        "now": published.now_on(TODAY),
        "coming": published.coming(TODAY),
        "past": published.past(TODAY),
        "undated": published.undated(TODAY),
    }
    for state, found in by_rule.items():
        assert {each.state(TODAY) for each in found} == {state}
    assert sum(len(found) for found in by_rule.values()) == published.count() == 8


@pytest.mark.django_db
def test_list_without_exhibitions_says_so(client, frozen):
    assert "No exhibitions are published yet." in page_of(client)


@pytest.mark.parametrize(
    ("opens_on", "closes_on", "told"),
    [
        (date(2019, 11, 21), date(2019, 11, 27), "21–27 November 2019"),
        (date(2019, 11, 21), date(2019, 11, 21), "21 November 2019"),
        (date(2020, 1, 1), None, "from 1 January 2020"),
        (None, date(2020, 1, 1), "until 1 January 2020"),
        (None, None, "days not stated"),
    ],
)
def test_days_are_told(opens_on, closes_on, told):
    with translation.override("en"):
        assert told_days(Exhibition(opens_on=opens_on, closes_on=closes_on)) == told


@pytest.mark.django_db
def test_page_tells_days_hall_exhibits_and_news(client, frozen):
    shown = [builders.exhibit(slug="b", title_en="Second"), builders.exhibit(slug="a", title_en="First")]
    held = builders.exhibit(slug="held", title_en="Held", persons=[(person(is_published=False), "owner")])
    show = builders.exhibition(
        exhibits=[shown[1], held, shown[0]],
        hall=builders.hall(),
        opens_on="2019-11-21",
        closes_on="2019-11-27",
        text_en="A lecture.\n\nSlides.",
    )
    show.posts.add(
        post("told", title_en="Told"), post("later", title_en="Later", published_at=NOW + timedelta(hours=1))
    )
    page = page_of(client, "show/")
    assert [words(row) for row in re.findall(r"<dd>(.*?)</dd>", page, re.DOTALL)] == [
        "21–27 November 2019 past",
        "Hall “ALZHIR”",
    ]
    assert "<p>A lecture.</p>" in page
    assert re.findall(r'<li class="exhibit-tile">\s*<a href="/en/exhibits/(\w+)/"', page) == ["a", "b"]
    assert "Held" not in page
    assert ["Told" in page, "Later" in page] == [True, False]


@pytest.mark.django_db
def test_a_rich_text_is_cleaned_and_where_no_tags_can_be_only_its_words_are_told(client, frozen):
    show = builders.exhibition(
        text_en="<p>Letters &amp; <b style='color:red'>telegrams</b></p><h4>Hours</h4><iframe src=x></iframe>"
    )
    html = "<p>Letters &amp; <strong>telegrams</strong></p>\n<h3>Hours</h3>"
    assert show.text_en == html
    page = page_of(client, "show/")
    assert f'<div class="prose">{html}</div>' in page
    assert re.search('<meta name="description" content="(.*?)">', page, re.DOTALL)[1].split() == (
        ["Letters", "&amp;", "telegrams", "Hours"]
    )
    structured = json.loads(
        re.search('<script type="application/ld.json">(.*?)</script>', page, re.DOTALL)[1]
    )
    assert structured["description"] == "Letters & telegrams"
    assert "Letters &amp; telegrams" in page_of(client, "")


@pytest.mark.django_db
def test_news_in_another_language_say_so(client, frozen):
    builders.exhibition().posts.add(russian())
    news = re.search(r'<ul class="ways">(.*?)</ul>', page_of(client, "show/"), re.DOTALL)[1]
    assert 'href="/en/news/soldiers/" lang="ru">Открыта стена</a>' in news
    assert "in Russian" in words(news)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["draft", "unknown"])
def test_exhibition_that_is_not_published_is_not_found(client, frozen, slug):
    builders.exhibition(slug="draft", is_published=False)
    page_of(client, f"{slug}/", status=404)


@pytest.mark.django_db
def test_text_in_another_language_says_so(client, frozen):
    builders.exhibition(title_en="", title_kk="", text_ru="Лекция.")
    page = page_of(client, "show/")
    assert "This text is given in Russian." in page
    assert re.findall(r'hreflang="(\w+)" href="http', page) == ["ru"]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 6), ("show-0/", 6)])
def test_pages_take_as_many_queries_with_one_of_each_as_with_three(
    client, frozen, path, queries, count, django_assert_num_queries
):
    exhibits = [builders.exhibit(slug=f"e{number}", kind=builders.kind()) for number in range(count)]
    for number in range(count):
        show = builders.exhibition(
            slug=f"show-{number}", exhibits=exhibits, hall=builders.hall(), opens_on="2026-05-01"
        )
        show.posts.set([post(f"{number}-{each}") for each in range(count)])
    with django_assert_num_queries(queries):
        page_of(client, path)
