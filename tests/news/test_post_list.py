import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Post, PostPicture
from pictures.models import Picture
from tests.pictures.files import picture
from tests.pictures.files import upload as photo

from .builders import ASTANA, NOW, post, russian, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def get(client, address, status=200, **data):
    response = client.get(address, data)
    assert response.status_code == status
    return response.content.decode()


def many(count):
    Post.objects.bulk_create(
        Post(slug=f"p-{number}", published_at=NOW - timedelta(hours=number), **texts("ru"))
        for number in range(count)
    )


def listed(page):
    return re.findall(r'<h2><a href="/\w\w/news/([\w-]+)/"', page)


def test_newest_come_first_ten_a_page(client):
    many(23)
    assert listed(get(client, "/ru/news/")) == [f"p-{number}" for number in range(10)]
    page = get(client, "/ru/news/", page=3)
    assert listed(page) == ["p-20", "p-21", "p-22"]
    assert 'rel="prev" href="?page=2"' in page
    assert 'rel="next"' not in page
    assert 'rel="prev" href="/ru/news/"' in get(client, "/ru/news/", page=2)
    assert '<link rel="canonical" href="http://127.0.0.1:8000/ru/news/?page=3">' in page


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=abc", f"page={10**20}", "page=%00", "page=1.5", "page=4", "page=%ff", "page=" + "9" * 5000],
)  # fmt: skip
def test_wrong_page_is_not_found(client, query):
    many(23)
    assert client.get(f"/ru/news/?{query}").status_code == 404


def test_without_posts_the_list_says_so(client):
    page = get(client, "/en/news/")
    assert "There is no news yet." in page
    assert 'class="years"' not in page


def test_years_are_plain_links(client):
    post("new")
    post("old", published_at=datetime(2018, 10, 9, 16, tzinfo=ASTANA))
    page = get(client, "/en/news/2018/")
    assert listed(page) == ["old"]
    assert re.findall(r'<li><a href="(/en/news/\d*/?)"( aria-current="page")?>', page) == [
        ("/en/news/", ""),
        ("/en/news/2026/", ""),
        ("/en/news/2018/", ' aria-current="page"'),
    ]
    assert "<h1>News, 2018</h1>" in page


@pytest.mark.parametrize("year", ["2017", "2027", "1000", "2999", "0000", "9999", "99999", "20261", "٢٠٢٦"])
def test_year_without_posts_is_not_found(client, year):
    post()
    get(client, f"/en/news/{year}/", status=404)


def test_page_of_a_year_beyond_the_last_is_not_found(client):
    post()
    get(client, "/en/news/2026/", status=404, page=2)


def test_post_of_another_language_is_labelled(client):
    russian()
    page = get(client, "/en/news/")
    assert '<a href="/en/news/soldiers/" lang="ru">Открыта стена</a>' in page
    assert '<p lang="ru">Открыта стена памяти.</p>' in page
    assert '<span class="tag tag-quiet">in Russian</span>' in page
    assert "11 May 2026" in page
    assert "tag-quiet" not in get(client, "/ru/news/")


def test_dates_and_kinds_stand_in_the_language_of_the_page(client):
    russian(kind="expedition", event_on=date(2026, 4, 1), event_until=date(2026, 4, 3))
    page = get(client, "/kk/news/")
    assert "2026 ж. 11 мамыр" in page
    assert "2026 ж. 1 сәуір" in page
    assert '<span class="tag">Экспедиция</span>' in page


def test_hidden_posts_are_absent(client):
    post("future", published_at=NOW + timedelta(minutes=1))
    post("withdrawn", withdrawn=True)
    post("draft", published_at=None)
    assert listed(get(client, "/en/news/")) == []
    get(client, "/en/news/2026/", status=404)


def test_change_is_seen_at_once(client):
    one = post()
    shown = Picture.objects.create(file=photo(picture()))
    assert "<img" not in get(client, "/en/news/")
    PostPicture.objects.create(post=one, picture=shown)
    Post.objects.update(title_en="Another title", kind="event", event_on=date(2026, 4, 1))
    page = get(client, "/en/news/")
    for new in ("Another title", '<span class="tag">Event</span>', "1 April 2026", shown.file.url):
        assert new in page
    Post.objects.update(withdrawn=True)
    assert listed(get(client, "/en/news/")) == []


def test_post_appears_when_its_time_comes(client, frozen):
    post("future", published_at=NOW + timedelta(minutes=1))
    frozen.shift(61)
    assert listed(get(client, "/en/news/")) == ["future"]


def test_text_is_shown_as_text(client):
    post(title_en="<script>alert(1)</script>", lead_en='"><img src=x onerror=y>')
    page = get(client, "/en/news/")
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_picture_is_small(client):
    shown = Picture.objects.create(file=photo(picture(size=(1280, 640))))
    PostPicture.objects.create(post=post(), picture=shown)
    page = get(client, "/en/news/")
    assert f'srcset="{shown.small.url} 640w, {shown.file.url} 1280w"' in page
    assert 'width="960" height="480" alt="" loading="lazy"' in page


@pytest.mark.parametrize("address", ["/en/news/", "/en/news/2026/", "/en/news/wall/", "/en/news/feed/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "trace"])
def test_pages_only_read(client, address, method):
    post()
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", ["/en/news/", "/en/news/2026/", "/en/news/wall/", "/en/news/feed/"])
def test_pages_set_no_cookie_and_are_the_same_for_all(client, admin_client, address):
    post()
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert admin_client.get(address).content == response.content
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        get(client, address)
    return len(captured)


@pytest.mark.parametrize(
    ("address", "most"), [("/en/news/", 6), ("/en/news/2026/", 6), ("/en/news/feed/", 1)]
)
def test_query_count_does_not_grow(client, address, most):
    many(1)
    first = queries(client, address)
    Post.objects.all().delete()
    many(25)
    assert queries(client, address) == first <= most


def plan(query):
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute(
            ("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + query["sql"]
        )
        return str(cursor.fetchall())


def test_list_reads_the_index_not_the_table(client):
    """In the plans of the queries on a thousand posts: the page and the years stand on the index."""
    many(1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with CaptureQueriesContext(connection) as captured:
        get(client, "/ru/news/")
    found = [
        query
        for query in captured.captured_queries
        if '"news_post"."body_ru"' in query["sql"] or "WITH years" in query["sql"]
    ]
    assert [("post_published" in plan(query)) for query in found] == [True, True]
