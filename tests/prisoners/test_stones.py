"""The memory stones: what their pages say, and what they say of what is not known."""

import re

import pytest
from django.core.exceptions import ValidationError

from pictures.models import Picture
from prisoners import dates
from prisoners.models import MemoryStone

from .builders_camp import country, nationality, source, stone
from .test_camp import page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [1, 3])
def test_stone_list_costs_the_same_with_more_stones(client, count, django_assert_num_queries):
    for number in range(count):
        stone(f"s-{number}", country=country(f"c-{number}"), source=source())
    with django_assert_num_queries(3):
        html = page(client, "/camp/stones/")
    assert html.count("Плита посольства") == count


def test_unpublished_stone_is_nowhere(client):
    stone(is_published=False)
    assert "Плита посольства" not in page(client, "/camp/stones/")
    assert client.get("/ru/camp/stones/embassy-of-korea/").status_code == 404
    assert client.get("/ru/camp/stones/none/").status_code == 404


def facts(html):
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html)
    return {term: re.sub(r"<[^>]+>", "", told) for term, told in found}


def test_what_is_not_known_of_a_stone_is_said(client):
    stone()
    html = page(client, "/camp/stones/embassy-of-korea/", "en")
    assert facts(html) == dict.fromkeys(
        ["Nation", "Organisation", "Set up on", "Set up by", "Place on the grounds", "Source"], "not stated"
    )
    assert "The inscription is not yet recorded here." in html
    assert "When it was set up is not stated." in page(client, "/camp/stones/", "en")


def test_stone_tells_what_is_known(client):
    korea = country()
    stone(
        name_en="Memorial plate",
        organisation_en="Embassy of Korea",
        set_up_by_en="The embassy",
        place_en="By the arch",
        date="2018-04-27",
        country=korea,
        nationality=nationality(country=korea),
        inscription="기억",
        inscription_language="ko",
        inscription_meaning_ru="Память",
        source=source(name_en="mail.kz"),
    )
    html = page(client, "/camp/stones/embassy-of-korea/", "en")
    assert facts(html) == {
        "Nation": "Koreans, Korea",
        "Organisation": "Embassy of Korea",
        "Set up on": "27 April 2018",
        "Set up by": "The embassy",
        "Place on the grounds": "By the arch",
        "Source": "mail.kz",
    }
    assert '<a href="/en/countries/korea/">Korea</a>' in html
    assert '<blockquote lang="ko"><p>기억</p></blockquote>' in html
    assert "Language: Korean" in html
    assert '<div class="prose" lang="ru"><p>Память</p></div>' in html


def test_name_and_text_in_another_language_are_labelled(client):
    stone(text_ru="О плите.")
    html = page(client, "/camp/stones/embassy-of-korea/", "en")
    assert "The name is given in Russian." in html
    assert "This text is not yet available in your language. Shown in Russian." in html
    assert '<div class="prose" lang="ru"><p>О плите.</p></div>' in html


def test_photo_has_its_alternative_text_and_credit(client, png_picture):
    stone(photo=png_picture)
    html = page(client, "/camp/stones/embassy-of-korea/")
    assert 'alt="Плита у дорожки"' in html
    assert "Музей" in html
    assert 'alt="" loading="lazy"' in page(client, "/camp/stones/")


@pytest.fixture
def png_picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(
        file="pictures/a.png",
        small="pictures/b.png",
        width=800,
        height=600,
        alt_ru="Плита у дорожки",
        credit_ru="Музей",
    )


def test_date_of_a_stone_is_read_as_typed():
    made = MemoryStone(slug="x", date="27 апреля 2018")
    made.full_clean()
    made.save()
    assert (made.date, made.earliest, made.latest) == ("2018-04-27", *dates.span("2018-04-27"))
    with pytest.raises(ValidationError) as refused:
        MemoryStone(slug="y", date="31.02.2018").full_clean()
    assert refused.value.message_dict == {"date": [str(dates.HINT)]}
