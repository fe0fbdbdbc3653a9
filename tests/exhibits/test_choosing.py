"""How exhibits are chosen: of the day, with their first picture."""

from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from exhibits import highlights
from exhibits.models import Exhibit, ExhibitMedia
from pictures.models import Picture
from tests.exhibits import builders
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def add_picture(exhibit, alt, position):
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    picture = Picture.objects.create(file=ContentFile(data.getvalue(), "page.jpg"), alt_en=alt)
    ExhibitMedia.objects.create(exhibit=exhibit, picture=picture, position=position)
    return picture


def unique(count):
    for number in range(count):
        builders.exhibit(slug=f"e{number}", is_unique=True)


def of_the_day(day, count):
    return [each.slug for each in highlights.unique_of_the_day(day, count)]


def test_each_exhibit_has_its_turn():
    unique(10)
    shown = [of_the_day(DAY + timedelta(days=days), 4) for days in range(5)]
    assert [len(each) for each in shown] == [4] * 5
    assert all(before != after for before, after in pairwise(shown))
    assert sorted(slug for each in shown for slug in each) == sorted(
        [f"e{number}" for number in range(10)] * 2
    )


def test_day_shows_the_same_whenever_it_is_asked():
    unique(10)
    assert of_the_day(DAY, 4) == of_the_day(DAY, 4)


@pytest.mark.parametrize("there", [0, 1, 3, 4])
def test_few_are_all_shown(there):
    unique(there)
    assert sorted(of_the_day(DAY, 4)) == [f"e{number}" for number in range(there)]


def test_only_what_is_chosen_has_a_turn():
    unique(2)
    builders.exhibit(slug="plain")
    builders.exhibit(slug="held", is_unique=True, persons=[(person(is_published=False), "owner")])
    assert sorted(of_the_day(DAY, 4)) == ["e0", "e1"]


@pytest.mark.parametrize("choose", ["of_the_day", "with_first_picture"])
def test_first_picture_comes_with_the_exhibits(choose, django_assert_num_queries):
    for number in range(3):
        exhibit = builders.exhibit(slug=f"e{number}", kind=builders.kind(), is_unique=True)
        for position in (2, 1) if number else ():
            add_picture(exhibit, f"{number}-{position}", position)
    first = {each.slug: each.media.order_by("position").first() for each in Exhibit.objects.all()}
    with django_assert_num_queries(1 if choose == "of_the_day" else 2):
        found = (
            highlights.unique_of_the_day(DAY, 4)
            if choose == "of_the_day"
            else Exhibit.objects.public().with_first_picture()
        )
        found = {each.slug: (each.kind.name_ru, each.first_picture) for each in found}
    assert {slug: kind for slug, (kind, _) in found.items()} == dict.fromkeys(("e0", "e1", "e2"), "письмо")
    assert found["e0"][1] is None
    for slug in ("e1", "e2"):
        assert found[slug][1].sources == first[slug].picture.sources
        assert found[slug][1].alt_for("en") == (f"{slug[1]}-1", "en")


def test_first_picture_of_a_single_exhibit():
    exhibit = builders.exhibit()
    assert exhibit.first_picture is None
    picture = add_picture(exhibit, "x", 1)
    assert exhibit.first_picture == picture


def test_exhibitions_that_are_on_stand_in_their_order_with_their_hall():
    opens = DAY - timedelta(days=1)
    builders.exhibition("in-a-hall", opens_on=opens, hall=builders.hall())
    builders.exhibition("for-good", opens_on=DAY)
    builders.exhibition("past", opens_on=opens, closes_on=opens)
    builders.exhibition("draft", opens_on=opens, is_published=False)
    shown = highlights.now_on(DAY)
    assert [(show.slug, show.hall and show.hall.slug) for show in shown] == [
        ("for-good", None),
        ("in-a-hall", "alzhir"),
    ]
    assert shown[0].get_absolute_url() == "/ru/exhibitions/for-good/"
