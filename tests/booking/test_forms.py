import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from booking.boards import alternatives
from booking.forms import PhoneField
from booking.models import VisitorCategory
from tests.booking.builders import NOW, at, make_slot
from visitors import calendar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.mark.parametrize("typed", ["01.01.0001", "31.12.9999", "31.12.1999", "01.01.2101"])
@pytest.mark.parametrize("path", ["/en/tours/", "/en/tours/grounds/"])
def test_a_date_far_away_is_kept_with_an_error(client, tour, path, typed):
    answer = client.get(path, {"date": typed})
    assert answer.status_code == 200
    assert "There are no tours on this date." in answer.content.decode()
    assert f'value="{typed}"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["7011234", "2 70 00 00", "112", "+7 701 123 45"])
def test_a_telephone_number_that_lacks_its_code(typed):
    with pytest.raises(ValidationError):
        PhoneField().clean(typed)


def test_a_form_without_categories_is_an_error_at_the_form(client, tour):
    VisitorCategory.objects.update(is_active=False)
    answer = client.post(f"/en/tours/book/{make_slot(tour).pk}/", {"adult": "2"})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["__all__"]


@pytest.mark.parametrize("code", ["key", "switch", "csrfmiddlewaretoken"])
def test_a_category_is_not_named_like_a_field_of_the_form(code):
    with pytest.raises(ValidationError) as refused:
        VisitorCategory(code=code).full_clean()
    assert list(refused.value.error_dict) == ["code"]


def test_a_draft_keeps_the_forms_own_fields_only(tour):
    client, path = Client(), f"/en/tours/book/{make_slot(tour).pk}/"
    client.post(path, {"adult": "2", "more": "x" * 1000, "switch": "kk"})
    (draft,) = client.session["drafts"].values()
    assert draft["typed"] == {"slot-group": {"adult": "2"}}
    client.post(path, {"adult": "2", "more": "x"})
    client.post(f"{path}contact/", {"name": "Айгүл", "homepage_2": "x", "more": "x", "switch": "kk"})
    (draft,) = client.session["drafts"].values()
    assert draft["typed"] == {"slot-group": {"adult": "2"}, "slot-contact": {"name": "Айгүл"}}


def test_a_tour_that_is_no_longer_offered_has_no_other_times(tour):
    slot = make_slot(tour)
    make_slot(tour, at(15, 10, 30))
    assert len(alternatives(slot, 1, calendar.load(), NOW)) == 1
    tour.is_active = False
    assert alternatives(slot, 1, calendar.load(), NOW) == []
