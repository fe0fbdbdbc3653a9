"""A post is on the site from its time until its end: everywhere, and to the second."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from exhibits.models import Donation, Exhibition
from news import schedule
from news.models import Post, State

from .builders import NOW, post

pytestmark = pytest.mark.django_db
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
STATES = {
    "draft": ({"published_at": None}, State.DRAFT),
    "draft-with-end": ({"published_at": None, "published_until": NOW + DAY}, State.DRAFT),
    "waits": ({"published_at": NOW + SECOND}, State.WAITS),
    "waits-with-end": ({"published_at": NOW + SECOND, "published_until": NOW + DAY}, State.WAITS),
    "shown": ({"published_at": NOW}, State.SHOWN),
    "shown-with-end": ({"published_until": NOW + SECOND}, State.SHOWN),
    "ended": ({"published_until": NOW}, State.ENDED),
    "withdrawn": ({"withdrawn": True, "published_until": NOW}, State.WITHDRAWN),
}


def test_a_post_its_queries_and_the_years_agree_on_its_state():
    for slug, (fields, state) in STATES.items():
        one = post(slug, **fields)
        assert one.state_at(NOW) == state, slug
    found = {state: sorted(one.slug for one in Post.objects.in_state(state, NOW)) for state in State}
    assert found == {
        state: sorted(slug for slug, (_fields, its) in STATES.items() if its == state) for state in State
    }
    assert sorted(one.slug for one in Post.objects.published(NOW)) == ["shown", "shown-with-end"]
    Post.objects.exclude(slug="ended").delete()
    assert (Post.objects.years(NOW - SECOND), Post.objects.years(NOW)) == ([2026], [])


def test_an_end_before_the_beginning_is_kept_out_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        post(published_at=NOW, published_until=NOW)
    with pytest.raises(ValidationError):
        Post(title_en="A", lead_en="B", published_at=NOW, published_until=NOW - DAY).full_clean()


PAGES = (
    "/en/",
    "/en/news/",
    "/en/news/2026/",
    "/en/news/limestone/",
    "/en/news/feed/",
    "/en/search/?q=limestone",
    "/sitemap-news.xml",
    "/en/donations/a-gift/",
    "/en/exhibitions/a-show/",
)


def naming(client):
    """The pages that name the post."""
    answers = {page: client.get(page) for page in PAGES}
    assert {answer.status_code for page, answer in answers.items() if "news" not in page} == {200}
    found = {page: answer.content for page, answer in answers.items() if answer.status_code == 200}
    return [page for page, content in found.items() if b"news/limestone/" in content]


def test_post_past_its_end_is_nowhere(client, frozen):
    one = post("limestone", title_en="Limestone", published_until=NOW + timedelta(minutes=1))
    gift = Donation.objects.create(slug="a-gift", title_en="A gift", date="2026", is_published=True)
    show = Exhibition.objects.create(
        slug="a-show", title_en="A show", opens_on=date(2026, 5, 1), is_published=True
    )
    gift.posts.add(one)
    show.posts.add(one)
    assert naming(client) == list(PAGES)
    frozen.shift(59)
    assert naming(client) == list(PAGES)
    frozen.shift(1)
    assert naming(client) == []
    assert client.get("/en/news/limestone/").status_code == 404


@pytest.mark.parametrize(
    ("language", "fields", "said"),
    [
        ("en", {"published_at": None}, "A draft: visitors do not see it."),
        ("en", {"withdrawn": True}, "It is withdrawn: visitors do not see it."),
        ("en", {}, "Visitors have seen it since 11 May 2026, 11:00 (Astana time)."),
        (
            "en",
            {"published_at": NOW + DAY, "published_until": NOW + 2 * DAY},
            "Visitors will see it from 13 May 2026, 11:00 until 14 May 2026, 11:00 (Astana time).",
        ),
        (
            "en",
            {"published_until": NOW},
            "Visitors saw it from 11 May 2026, 11:00 until 12 May 2026, 11:00 (Astana time).",
        ),
    ],
)
def test_editors_are_told_when_visitors_see_it(language, fields, said):
    with translation.override(language):
        assert schedule.sentence(Post(**{"published_at": NOW - DAY, **fields}), NOW) == said


@pytest.mark.parametrize("name", STATES)
def test_each_state_has_its_sentence(name):
    fields, _state = STATES[name]
    assert "%(" not in schedule.sentence(post(name, **fields), NOW)
