"""How exhibits are chosen: of the day, with their first picture."""

from datetime import date, timedelta
from io import BytesIO
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from PIL import Image

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
    return [each.slug for each in Exhibit.objects.public().unique().of_the_day(day, count)]


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
        chosen = Exhibit.objects.public()
        chosen = chosen.of_the_day(DAY, 4) if choose == "of_the_day" else chosen.with_first_picture()
        found = {each.slug: (str(each.kind), each.first_picture) for each in chosen}
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
