"""Plain builders with fixed values: a museum open Tuesday to Sunday 10:00-18:00, tours, slots, bookings."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from booking.models import Slot, SlotRule, Tour, VisitorCategory
from booking.reservations import Contact, reserve
from visitors.models import DayException, WeeklyHours

ALMATY = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 5, 12, 11, 0, tzinfo=ALMATY)  # a Tuesday; the `frozen` clock stands there
AIGUL = Contact(name="Айгүл Серікқызы", email="aigul@example.kz", phone="+77011234567", language="kk")


def at(day, hour, minute=0, month=5):
    return datetime(2026, month, day, hour, minute, tzinfo=ALMATY)


def open_week():
    for weekday in range(1, 7):
        WeeklyHours.objects.create(weekday=weekday, opens=time(10), closes=time(18), last_entry=time(17, 30))


def close_day(first_on, last_on=None, **values):
    values = {"reason_ru": "Ремонт", "reason_kk": "Жөндеу", "reason_en": "Repairs", **values}
    return DayException.objects.create(first_on=first_on, last_on=last_on or first_on, **values)


def categories():
    """An adult, a schoolchild and a veteran, who comes free with a document."""
    VisitorCategory.objects.create(
        code="adult", name_kk="Ересек", name_ru="Взрослые", name_en="Adults", position=1
    )
    VisitorCategory.objects.create(
        code="schoolchild", name_kk="Оқушы", name_ru="Школьники", name_en="Schoolchildren", position=2
    )
    VisitorCategory.objects.create(
        code="veteran",
        name_kk="Ардагер",
        name_ru="Ветераны",
        name_en="Veterans",
        is_free=True,
        document_kk="ардагер куәлігі",
        document_ru="удостоверение ветерана",
        document_en="a veteran's card",
        position=3,
    )


def make_tour(slug="grounds", **values):
    names = {"name_kk": "Мұражай мен аумақ", "name_ru": "Музей и территория", "name_en": "Museum and grounds"}
    values = {"minutes": 90, "capacity": 20, "languages": ["kk", "ru", "en"], **names, **values}
    return Tour.objects.create(slug=slug, **values)


def make_rule(tour, **values):
    values = {
        "weekdays": [0, 1, 2, 3, 4, 5, 6],
        "start_times": ["10:30", "15:00"],
        "language": "kk",
        **values,
    }
    return SlotRule.objects.create(tour=tour, **values)


def make_slot(tour, starts_at=None, language="kk", capacity=20, **values):
    return Slot.objects.create(
        tour=tour, starts_at=starts_at or at(14, 10, 30), language=language, capacity=capacity, **values
    )


def make_booking(slot, people=2, key=None, contact=AIGUL, now=NOW):
    key = key or f"key-{slot.pk}-{slot.bookings.count()}"
    return reserve(slot, party={"adult": people}, contact=contact, key=key, now=now)


def page(answer):
    """A response's text with white space folded."""
    return " ".join(answer.content.decode().split())
