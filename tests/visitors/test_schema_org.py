from datetime import date

import pytest

from tests.visitors.builders import CLOSED_IN_MAY, NINE_TO_SEVEN, OPENED_MONDAY, save_exception, save_week
from tests.visitors.pages import read, structured
from visitors.models import Museum

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.fixture
def museum():
    save_week()
    return Museum.objects.create(address_ru="село Акмол", address_en="Akmol village", phone="+7 7172 000000")


def visit(client, code="en"):
    return read(client.get(f"/{code}/visit/"))


def test_structured_data(client, museum):
    save_week(NINE_TO_SEVEN, date(2026, 6, 1), date(2026, 8, 31), [6])
    save_exception(CLOSED_IN_MAY)
    save_exception(OPENED_MONDAY)
    found = structured(visit(client))
    days = [f"https://schema.org/{name}" for name in NAMES]
    kind = {"@type": "OpeningHoursSpecification"}
    shut, usual = {**kind, "opens": "00:00", "closes": "00:00"}, {**kind, "opens": "10:00", "closes": "18:00"}
    summer = {"validFrom": "2026-06-01", "validThrough": "2026-08-31"}
    assert found == {
        "@context": "https://schema.org",
        "@type": "Museum",
        "name": "Museum and Memorial Complex of Victims of Political Repressions and Totalitarianism “ALZHIR”",
        "url": "http://127.0.0.1:8000/en/",
        "telephone": "+7 7172 000000",
        "address": {"@type": "PostalAddress", "streetAddress": "Akmol village", "addressCountry": "KZ"},
        "openingHoursSpecification": [
            {**shut, "validThrough": "2026-05-31", "dayOfWeek": days[:1]},
            {**usual, "validThrough": "2026-05-31", "dayOfWeek": days[1:]},
            {**shut, **summer, "dayOfWeek": days[:1]},
            {**usual, **summer, "dayOfWeek": days[1:6]},
            {**kind, "opens": "09:00", "closes": "19:00", **summer, "dayOfWeek": days[6:]},
            {**shut, "validFrom": "2026-09-01", "dayOfWeek": days[:1]},
            {**usual, "validFrom": "2026-09-01", "dayOfWeek": days[1:]},
        ],
        "specialOpeningHoursSpecification": [
            {**shut, "validFrom": "2026-05-24", "validThrough": "2026-05-27"},
            {**usual, "validFrom": "2027-05-31", "validThrough": "2027-05-31"},
        ],
    }


def test_structured_data_tells_the_place_and_the_name_in_the_page_s_language(client, museum):
    Museum.objects.update(latitude="51.07000", longitude="70.99000")
    found = structured(visit(client, "ru"))
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 51.07, "longitude": 70.99}
    assert found["name"].endswith("«АЛЖИР»")
    assert found["url"] == "http://127.0.0.1:8000/ru/"
