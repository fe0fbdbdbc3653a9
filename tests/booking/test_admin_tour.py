import pytest

from booking.models import SlotRule, Tour, VisitorCategory
from tests.booking.builders import (
    at,
    make_booking,
    make_rule,
    make_slot,
    page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def tour_form(tour, rule):
    return {
        "slug": tour.slug,
        "name_kk": "Мұражай",
        "minutes": 60,
        "capacity": 20,
        "languages": ["kk", "ru"],
        "lead_minutes": 120,
        "horizon_days": 60,
        "position": 0,
        "prices-TOTAL_FORMS": 0,
        "prices-INITIAL_FORMS": 0,
        "rules-TOTAL_FORMS": 1,
        "rules-INITIAL_FORMS": 1,
        "rules-0-id": rule.pk,
        "rules-0-tour": tour.pk,
        "rules-0-weekdays": ["1", "5"],
        "rules-0-start_times": "14:00, 9:30",
        "rules-0-language": "kk",
    }


def test_a_rule_typed_in_the_admin(staff, tour):
    fields = tour_form(tour, make_rule(tour))
    url = f"/en/admin/booking/tour/{tour.pk}/change/"
    assert staff.post(url, fields).status_code == 302
    assert SlotRule.objects.get().weekdays == [1, 5]
    assert (SlotRule.objects.get().start_times, Tour.objects.get().languages) == (
        ["09:30", "14:00"],
        ["kk", "ru"],
    )
    answer = staff.post(url, {**fields, "rules-0-start_times": "half past nine"})
    assert "Write times as 10:30, 14:00." in page(answer)


def test_a_rule_speaks_a_language_of_the_tour(staff, tour):
    fields = tour_form(tour, make_rule(tour))
    answer = staff.post(f"/en/admin/booking/tour/{tour.pk}/change/", {**fields, "rules-0-language": "en"})
    assert "The tour is not offered in this language." in page(answer)


def test_a_tour_does_not_outlast_the_day_of_its_visitors(staff, tour):
    fields = tour_form(tour, make_rule(tour))
    make_slot(tour, at(14, 12))
    slot = make_slot(tour, at(14, 16, 30))
    url = f"/en/admin/booking/tour/{tour.pk}/change/"
    make_booking(slot, 2)
    answer = staff.post(url, {**fields, "minutes": 91})
    assert "would then last past closing time: 14.05.2026 16:30." in page(answer)
    assert staff.post(url, {**fields, "minutes": 90}).status_code == 302


def test_a_category_that_bookings_count_by_stays(staff, tour):
    make_booking(make_slot(tour), 2)
    adult, veteran = VisitorCategory.objects.get(code="adult"), VisitorCategory.objects.get(code="veteran")
    url = "/en/admin/booking/visitorcategory/"
    staff.post(f"{url}{adult.pk}/change/", {"code": "grown-up", "name_en": "Grown-ups", "position": "1"})
    adult.refresh_from_db()
    assert (adult.code, adult.name_en) == ("adult", "Grown-ups")
    assert staff.post(f"{url}{adult.pk}/delete/", {"post": "yes"}).status_code == 403
    staff.post(url, {"action": "delete_selected", "_selected_action": [adult.pk], "post": "yes"})
    assert VisitorCategory.objects.filter(code="adult").exists()
    assert staff.post(f"{url}{veteran.pk}/delete/", {"post": "yes"}).status_code == 302
