from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models.deletion import ProtectedError

from exhibits.models import Donation, Exhibit, Exhibition
from tests.exhibits.builders import donation, donor, exhibit, exhibition, hall, item
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 12)


def unpublished(slug="not-published"):
    return person(slug, ru=("Тайная", "Анна"), is_published=False)


# Who sees what -----------------------------------------------------------------------------------------------


def test_an_exhibit_is_public_when_it_and_all_its_persons_are_published():
    shown = exhibit("shown", persons=[(person(), "owner")])
    exhibit("draft", is_published=False)
    held = exhibit("held", persons=[(person("another"), "maker"), (unpublished(), "mentioned")])
    assert list(Exhibit.objects.public()) == [shown]
    assert list(Exhibit.objects.held_back()) == [held]


def test_an_exhibit_is_public_again_with_its_person():
    her = unpublished()
    held = exhibit(persons=[(her, "owner")])
    assert not Exhibit.objects.public().exists()
    her.is_published = True
    her.save()
    assert list(Exhibit.objects.public()) == [held]


@pytest.mark.parametrize("link", ["person concerned", "donor’s relative", "person of an exhibit"])
def test_a_donation_that_concerns_an_unpublished_person_is_held_back(link):
    her, shown, held = unpublished(), donation("shown", persons=[person()]), donation("held")
    if link == "person concerned":
        held.persons.add(her)
    elif link == "donor’s relative":
        donor(held, person=her)
    else:
        item(held, exhibit=exhibit(persons=[(her, "owner")]))
    assert list(Donation.objects.public()) == [shown]
    assert list(Donation.objects.held_back()) == [held]


def test_the_way_back_from_a_person_knows_the_rule():
    her, other = person(), unpublished()
    exhibit("held", persons=[(her, "owner"), (other, "mentioned")])
    shown = exhibit("shown", persons=[(her, "owner")])
    assert list(her.exhibits.public()) == [shown]


def test_a_person_with_records_of_the_collection_is_not_deleted():
    her = person()
    exhibit(persons=[(her, "owner")])
    with pytest.raises(ProtectedError):
        her.delete()


# Numbers ---------------------------------------------------------------------------------------------------


def test_a_number_that_is_not_stated_is_null_and_may_stand_twice():
    assert exhibit("one", accession_number="").accession_number is None
    assert exhibit("two", accession_number="  ").accession_number is None


def test_two_records_never_have_one_number(transactional_db):
    exhibit("one", accession_number="КП 12/3")
    with pytest.raises(IntegrityError):
        exhibit("two", accession_number=" КП  12/3 ")


def test_a_number_that_looks_like_another_is_an_error_at_its_field():
    exhibit("one", accession_number="КП 12/3")
    other = exhibit("two")
    other.accession_number = "KП 12/3"
    with pytest.raises(ValidationError) as refused:
        other.clean()
    assert list(refused.value.message_dict) == ["accession_number"]


def test_an_exhibit_is_no_twin_of_itself():
    one = exhibit(accession_number="КП 12/3")
    one.full_clean(exclude=["persons"])
    assert one.twin() is None


# Years, halls ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("exhibit_years_in_order", {"earliest": 1942, "latest": 1939}),
        ("exhibit_on_display_in_a_hall", {"location": "display"}),
    ],
)
def test_constraints(field, fields):
    with pytest.raises(IntegrityError, match=field):
        exhibit(**fields)


def test_what_stands_in_a_hall():
    alash, alzhir = hall("alash"), hall("alzhir")
    second = exhibit("second", hall=alzhir, location="display", hall_position=2)
    first = exhibit("first", hall=alzhir, location="display", hall_position=1)
    exhibit("stored", hall=alzhir, location="storage")
    other = exhibit("other", hall=alash, location="display")
    assert list(alzhir.exhibits.public().on_display().in_hall_order()) == [first, second]
    assert list(alash.exhibits.on_display()) == [other]


def test_titles_stand_in_the_order_of_each_alphabet():
    exhibit("b", title_kk="Ән", title_ru="Песня", title_en="Song")
    exhibit("a", title_kk="Бата", title_ru="Ящик", title_en="Blessing")
    order = {
        code: list(Exhibit.objects.in_order(code).values_list("slug", flat=True))
        for code in ("kk", "ru", "en")
    }
    assert order == {"kk": ["b", "a"], "ru": ["b", "a"], "en": ["a", "b"]}


# Donations ----------------------------------------------------------------------------------------------------


def test_donations_stand_latest_first_and_undated_last():
    for slug, day in (("old", "2018-10-09"), ("undated", ""), ("new", "2025-05-31"), ("year", "2019")):
        donation(slug, date=day)
    assert [gift.slug for gift in Donation.objects.in_order()] == ["new", "year", "old", "undated"]


# Exhibitions ---------------------------------------------------------------------------------------------------


def test_an_exhibition_is_on_from_its_first_day_to_its_last():
    days = {
        "past": (date(2019, 11, 21), date(2019, 11, 27)),
        "last-day": (date(2026, 5, 1), TODAY),
        "first-day": (TODAY, date(2026, 6, 1)),
        "for-good": (date(2020, 1, 1), None),
        "coming": (date(2026, 5, 13), None),
        "undated": (None, None),
        "past-without-beginning": (None, date(2026, 5, 11)),
    }
    for slug, (opens, closes) in days.items():
        exhibition(slug, opens_on=opens, closes_on=closes)
    found = Exhibition.objects.order_by("slug").values_list("slug", flat=True)
    assert list(found.now_on(TODAY)) == ["first-day", "for-good", "last-day"]
    assert list(found.coming(TODAY)) == ["coming"]
    assert list(found.past(TODAY)) == ["past", "past-without-beginning"]
    assert list(found.undated(TODAY)) == ["undated"]


def test_visitors_find_an_exhibit_in_its_hall_while_it_is_on_display():
    there = exhibit("there", location="display", hall=hall())
    stored = exhibit("stored", location="storage", hall=hall())
    nowhere = exhibit("nowhere")
    assert [one.shown_hall for one in (there, stored, nowhere)] == [hall(), None, None]
    assert list(Exhibit.objects.on_display()) == [there]
