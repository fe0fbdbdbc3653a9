import re
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import PostFile, PostPicture
from pictures.models import Picture
from tests.pictures.files import picture
from tests.pictures.files import upload as photo

from .builders import NOW, post, russian, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def page_of(client, language="en", slug="wall", status=200):
    response = client.get(f"/{language}/news/{slug}/")
    assert response.status_code == status
    return response.content.decode()


def alternates(page):
    return re.findall(r'rel="alternate" hreflang="(\w\w)" href="([^"]+)"', page)


def test_page_shows_the_post(client):
    post(
        event_on=date(2026, 5, 9),
        event_until=date(2026, 5, 10),
        event_opens=time(19),
        source="museum-alzhir.kz",
    )
    page = page_of(client)
    assert "<h1>The wall is open</h1>" in page
    assert '<p class="lead">The Memorial Wall is open.</p>' in page
    assert "<p>First paragraph.</p>\n<p>Second paragraph.</p>" in page
    assert 'Published: <time datetime="2026-05-11">11 May 2026</time>' in page
    assert (
        'Date of the event: <time datetime="2026-05-09">9 May 2026</time>'
        ' – <time datetime="2026-05-10">10 May 2026</time>, 19:00'
    ) in page
    assert "museum-alzhir.kz" in page
    assert "notice-language" not in page
    assert "noindex" not in page


def test_untranslated_post_says_so_and_is_not_indexed(client):
    russian(kind="event")
    page = page_of(client, slug="soldiers")
    assert "This news is not yet available in English. Shown in Russian." in page
    assert '<h1 lang="ru">Открыта стена</h1>' in page
    assert re.search(r'<div lang="ru">\s*<p class="lead">', page)
    assert '<meta name="robots" content="noindex">' in page
    assert "11 May 2026" in page
    assert '<span class="tag">Event</span>' in page
    assert '<html lang="en"' in page


def test_notice_is_translated(client):
    post("wall", ("en",))
    notices = [re.search(r"notice-language[^>]*>([^<]+)", page_of(client, code))[1] for code in ("kk", "ru")]
    assert all(re.fullmatch(r"[\u0400-\u04ff .,]+", notice) for notice in notices), notices


def test_alternates_are_only_those_that_exist(client):
    post("wall", ("kk", "ru"))
    for language in ("kk", "ru", "en"):
        assert alternates(page_of(client, language)) == [
            ("kk", "http://127.0.0.1:8000/kk/news/wall/"),
            ("ru", "http://127.0.0.1:8000/ru/news/wall/"),
        ]


@pytest.mark.parametrize(
    ("written", "page", "others"),
    [
        (("kk", "ru", "en"), "en", ["kk", "ru"]),
        (("ru",), "en", ["ru"]),
        (("ru",), "ru", []),
    ],
)
def test_other_languages_are_links_to_existing_ones(client, written, page, others):
    post("wall", written)
    html = page_of(client, page)
    assert re.findall(r'<li><a href="/(\w\w)/news/wall/" lang="\1" hreflang="\1">', html) == others
    assert ("In other languages" in html) == bool(others and page == "en")


@pytest.mark.parametrize("slug", ["nobody", "0", "99999999999999999999", "a" * 300, "%00", "фото", "wall'--"])
def test_unknown_is_not_found(client, slug):
    page_of(client, slug=slug, status=404)


@pytest.mark.parametrize(
    "hidden", [{"published_at": NOW + timedelta(seconds=1)}, {"published_at": None}, {"withdrawn": True}]
)
def test_hidden_is_not_found_even_by_staff(client, admin_client, hidden):
    post(**hidden)
    page_of(client, status=404)
    page_of(admin_client, status=404)


def test_text_is_shown_as_text_and_addresses_are_links(client):
    post(
        title_en="<b>T</b>",
        lead_en='"><img src=x onerror=y>',
        body_en="1 < 2 & javascript:alert(1) https://example.org/a?b=1&c=2",
        source="<i>source</i>",
    )
    page = page_of(client)
    for raw in (
        "<img src=x",
        "<b>T</b>",
        "<i>source</i>",
        'href="javascript',
    ):
        assert raw not in page
    link = '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>'
    assert f"<p>1 &lt; 2 &amp; javascript:alert(1) {link}</p>" in page


@pytest.mark.parametrize("text", ["\u202eevil", "a\u200b", "🕯", "ә", "x" * 3000, "\x0b", "'"])
def test_any_sign_is_taken(client, text):
    post(title_en=text[:200], body_en=text)
    page_of(client)


def test_pictures_have_alternative_text_and_credit(client):
    first = Picture.objects.create(
        file=photo(picture(size=(1280, 640))), alt_en="The wall", credit_ru="Архив"
    )
    second = Picture.objects.create(file=photo(picture()), alt_ru="Стена")
    one = post()
    for position, shown in ((1, second), (0, first)):
        PostPicture.objects.create(post=one, picture=shown, position=position)
    page = page_of(client)
    assert re.findall(r'<img src="([^"]+)"', page) == [first.file.url, second.file.url]
    assert 'width="960" height="480" alt="The wall"' in page
    assert 'alt="Стена" lang="ru"' in page
    assert re.findall(r"<figcaption>\s*(.*?)\s*</figcaption>", page) == [
        'Photo: <span lang="ru">Архив</span>'
    ]


def test_files_have_language_and_size(client):
    one = post()
    saved = PostFile.objects.create(post=one, file=upload(), title_en="A happy childhood", language="ru")
    PostFile.objects.create(post=one, file=upload())
    page = page_of(client)
    assert f'<a href="{saved.file.url}" download="wall.pdf">A happy childhood</a>' in page
    assert re.findall(r'</a> <span class="meta">(.*?)</span>', page) == [
        "PDF, 2.0\xa0KB, in Russian",
        "PDF, 2.0\xa0KB",
    ]


def test_query_count_does_not_grow(client):
    one = post()
    counts = []
    for number in range(3):
        shown = Picture.objects.create(file=photo(picture()))
        PostPicture.objects.create(post=one, picture=shown, position=number)
        PostFile.objects.create(post=one, file=upload())
        with CaptureQueriesContext(connection) as captured:
            page_of(client)
        counts.append(len(captured))
    assert counts[0] == counts[2] <= 8


def test_shared_link_has_title_and_picture(client):
    shown = Picture.objects.create(file=photo(picture()))
    PostPicture.objects.create(post=post(title_en='"><b>T'), picture=shown)
    page = page_of(client)
    assert re.findall(r'property="og:(title|image)" content="([^"]+)"', page) == [
        ("title", "&quot;&gt;&lt;b&gt;T"),
        ("image", f"http://127.0.0.1:8000{shown.file.url}"),
    ]


def test_address_with_a_query_names_no_alternates(client):
    post()
    assert alternates(client.get("/en/news/wall/?utm=1").content.decode()) == []
