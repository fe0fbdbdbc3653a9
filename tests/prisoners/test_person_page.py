import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils.html import strip_tags
from PIL import Image

from pictures.models import Picture

from .builders import mamayeva, person

pytestmark = pytest.mark.django_db


def page_of(client, language="en", slug="mamayeva-raisa", status=200):
    response = client.get(f"/{language}/persons/{slug}/")
    assert response.status_code == status
    return response.content.decode()


def jpeg():
    """A grey picture of 40 x 50 px."""
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    return ContentFile(data.getvalue(), "portrait.jpg")


def facts(page):
    found = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {strip_tags(name): strip_tags(text).strip() for name, text in found}


def alternates(page):
    return re.findall(r'rel="alternate" hreflang="(kk|ru|en)" href="([^"]+)"', page)


def test_page_shows_what_is_known_and_says_what_is_not(client):
    mamayeva()
    page = page_of(client)
    assert "<h1>Raisa Moiseyevna Mamayeva</h1>" in page
    assert "Orientalist, sinologist." in page
    assert "<p>Arrested with her husband.</p>" in page
    assert "<p>Released.</p>" in page
    assert facts(page) == {
        "Born": "1900",
        "Place of birth": "Kaluga",
        "Died": "not stated",
        "Source": "Сайт музея.",
    }
    assert "http://127.0.0.1:8000/en/persons/mamayeva-raisa/</a>" in page


def test_all_forms_of_the_name_stand_on_the_page(client):
    mamayeva()
    page = page_of(client)
    assert '<li lang="kk">Раиса Моисеевна Мамаева</li>' in page
    assert '<li lang="">Mamaeva</li>' in page


def test_tile_with_initials_stands_for_a_missing_portrait(client):
    mamayeva()
    assert "<b>RM</b>" in page_of(client)
    assert "<b>РМ</b>" in page_of(client, "ru")


def test_portrait_has_its_alternative_text_and_credit(client):
    portrait = Picture.objects.create(file=jpeg(), alt_en="Portrait, 1920s", credit_ru="Архив")
    mamayeva(portrait=portrait)
    page = page_of(client)
    assert 'width="40" height="50" alt="Portrait, 1920s"' in page
    assert '<figcaption><span lang="ru">Архив</span></figcaption>' in page
    assert "<b>RM</b>" not in page


def test_text_of_another_language_is_labelled(client):
    mamayeva(life_en="", fate_en="")
    page = page_of(client)
    assert "This life is not yet told in English. Shown in Russian." in page
    assert '<div class="prose" lang="ru">' in page
    assert '<span lang="ru">Востоковед, китаист.</span>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_own_language_has_no_label_and_is_indexed(client):
    mamayeva()
    page = page_of(client)
    assert "notice-language" not in page
    assert "noindex" not in page


def test_alternates_are_only_those_that_exist(client):
    mamayeva()
    for language in ("kk", "ru", "en"):
        assert alternates(page_of(client, language)) == [
            ("ru", "http://127.0.0.1:8000/ru/persons/mamayeva-raisa/"),
            ("en", "http://127.0.0.1:8000/en/persons/mamayeva-raisa/"),
        ]


def test_disputed_is_marked_with_who_disputes(client):
    mamayeva(is_disputed=True, dispute_en="A biography places her in Ozerlag.")
    assert "A biography places her in Ozerlag." in page_of(client)
    assert "(disputed)" in client.get("/en/persons/").content.decode()


def test_disputed_without_details_says_that_the_sources_differ(client):
    mamayeva(is_disputed=True)
    assert "The sources do not agree." in page_of(client)


def test_undisputed_is_not_marked(client):
    mamayeva()
    assert "disputed" not in page_of(client).lower()


def test_person_with_a_name_alone_has_a_page(client):
    person("shanina", name_ru="Жанбике Шанина")
    page = page_of(client, slug="shanina")
    assert '<h1><span lang="ru">Жанбике Шанина</span></h1>' in page
    assert set(facts(page).values()) == {"not stated"}


def test_person_without_any_text_does_not_break_the_page(client):
    person("nobody", name_ru="")
    assert "noindex" in page_of(client, slug="nobody")


def test_text_is_shown_as_text(client):
    mamayeva(life_en='<script>alert(1)</script>"><img src=x onerror=y>', name_en="<b>R</b>")
    page = page_of(client)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>R</b>" not in page


@pytest.mark.parametrize("slug", ["mamayeva-raisa", "nobody", "0", "99999999999999999999", "a" * 200])
def test_unpublished_and_unknown_are_not_found(client, slug):
    mamayeva(is_published=False)
    page_of(client, slug=slug, status=404)
