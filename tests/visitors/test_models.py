from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from visitors.models import DayException, Hall, Museum, Tariff, VisitNote, WeeklyHours

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 26)


def hours(**fields):
    times = {"opens": time(10), "closes": time(18), "last_entry": time(17, 30)}
    return WeeklyHours(**{"weekday": 1, **times, **fields})


def exception(**fields):
    return DayException(**{"first_on": DAY, "last_on": DAY, **fields})


OPEN = {"is_closed": False, "opens": time(10), "closes": time(18), "last_entry": time(17, 30)}


def wrong_fields(record):
    with pytest.raises(ValidationError) as caught:
        record.full_clean()
    return sorted(caught.value.message_dict)


def refused_by_the_database(record):
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()
    return True


def test_hours_and_exceptions_in_order_are_taken():
    hours().full_clean()
    hours(last_entry=time(18)).full_clean()
    hours(valid_from=DAY, valid_to=DAY).full_clean()
    exception().full_clean()
    exception(**OPEN).full_clean()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"closes": time(10)}, "closes"),
        ({"closes": time(9)}, "closes"),
        ({"last_entry": time(9)}, "last_entry"),
        ({"last_entry": time(18, 1)}, "last_entry"),
        ({"valid_from": DAY, "valid_to": date(2026, 5, 25)}, "valid_to"),
        ({"weekday": 7}, "weekday"),
    ],
)
def test_hours_out_of_order_are_refused_at_the_field_and_by_the_database(fields, field):
    assert wrong_fields(hours(**fields)) == [field]
    assert refused_by_the_database(hours(**fields))


@pytest.mark.parametrize("first", [None, DAY])
def test_weekday_has_one_row_from_a_day_on(first):
    hours(valid_from=first).save()
    with pytest.raises(ValidationError):
        hours(valid_from=first).full_clean()
    assert refused_by_the_database(hours(valid_from=first))
    hours(weekday=2, valid_from=first).full_clean()


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"last_on": date(2026, 5, 25)}, ["last_on"]),
        ({"opens": time(10)}, ["opens"]),
        ({**OPEN, "is_closed": True}, ["closes", "last_entry", "opens"]),
        ({"is_closed": False}, ["closes", "last_entry", "opens"]),
        ({**OPEN, "last_entry": None}, ["last_entry"]),
        ({**OPEN, "closes": time(10)}, ["closes"]),
        ({**OPEN, "last_entry": time(9)}, ["last_entry"]),
    ],
)
def test_exceptions_out_of_order_are_refused_at_the_field_and_by_the_database(fields, wrong):
    assert wrong_fields(exception(**fields)) == wrong
    assert refused_by_the_database(exception(**fields))


def test_exception_is_announced_a_year_ahead_at_most():
    assert wrong_fields(exception(announce_days=366)) == ["announce_days"]
    assert exception(announce_days=14).announced_on == date(2026, 5, 12)


def test_exceptions_coming_and_past():
    exception().save()
    assert list(DayException.objects.coming(DAY)) == list(DayException.objects.all())
    assert list(DayException.objects.past(DAY)) == []
    assert DayException.objects.past(date(2026, 5, 27)).count() == 1


def test_messages_are_translated():
    with pytest.raises(ValidationError) as caught:
        exception(last_on=date(2026, 5, 25)).full_clean()
    assert caught.value.message_dict["last_on"] == ["Последний день раньше первого."]


def test_museum_is_one():
    assert Museum.load().pk == 1
    assert Museum.objects.count() == 0
    Museum(phone="+7 (7172) 00-00-00").save()
    museum = Museum.load()
    assert (museum.pk, museum.phone) == (1, "+7 (7172) 00-00-00")
    with pytest.raises(IntegrityError), transaction.atomic():
        Museum.objects.create(phone="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Museum.objects.filter(pk=1).update(id=2)


def test_museum_phone_is_a_number():
    assert wrong_fields(Museum(pk=1, phone="<b>")) == ["phone"]
    Museum(pk=1, phone="+7 7172 000000").full_clean()
    Museum(pk=1).full_clean()


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (hours(), "вторник, 10:00–18:00"),
        (hours(valid_from=DAY), "вторник, 10:00–18:00 (26.05.2026 – …)"),
        (exception(), "26.05.2026: закрыто"),
        (exception(last_on=date(2026, 5, 27), **OPEN), "26.05.2026 – 27.05.2026: 10:00–18:00"),
        (Hall(slug="zerde"), "zerde"),
        (Museum(), "Музей «АЛЖИР»"),
        (Tariff(name_kk="Ересектер", name_ru="Взрослые"), "Взрослые"),
        (VisitNote(topic="winter"), "Зимой"),
    ],
)
def test_names_of_records(record, text):
    assert str(record).lower() == text.lower()
