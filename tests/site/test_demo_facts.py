"""The demo content says what the museum's facts say: the facts stand here once more as literal tables."""

import json
import re
from pathlib import Path

from django.conf import settings

from visitors.models import Topic

APPS = ("visitors", "prisoners", "news", "booking")
FILES = [Path(settings.BASE_DIR, app, "fixtures", "demo.json") for app in APPS]
RECORDS = [record for file in FILES for record in json.loads(file.read_text(encoding="utf-8"))]
PLACEHOLDERS = {
    "kk": "[мұражай толықтырады]",
    "ru": "[дополнит музей]",
    "en": "[to be completed by the museum]",
}

# slug: first day, last day, hour, as the museum's news state them.
EVENTS = {
    "ambassador-of-poland": ("2018-10-09", None, None),
    "water-convention-guests": ("2018-10-10", None, None),
    "officers-from-belarus": ("2018-10-11", None, None),
    "presidents-message-discussed": ("2018-10-11", None, None),
    "staff-meeting-on-the-message": ("2018-10-12", None, None),
    "expedition-october-2019": ("2019-10-06", "2019-10-09", None),
    "poesia-saulesi": ("2019-10-28", None, None),
    "expedition-october-november-2019": ("2019-10-29", "2019-11-02", None),
    "theatrical-evening": ("2019-11-09", None, "19:00:00"),
    "expedition-to-tbilisi": ("2019-11-17", "2019-11-21", None),
    "creative-work-in-karlag": ("2019-11-21", "2019-11-27", None),
    "beit-hatfutsot": (None, None, None),
    "e-book-a-happy-childhood": (None, None, None),
    "memorandum-with-gumilyov-university": ("2025-05-20", None, None),
    "closed-for-renovation": ("2025-05-24", "2025-05-27", None),
    "president-of-the-bundesrat": ("2025-05-28", None, None),
    "soldiers-of-aibyn": ("2025-05-30", None, None),
    "president-tokayev": ("2025-05-31", None, None),
    "president-meets-descendants": ("2025-05-31", None, None),
    "participants-of-december-1986": ("2025-05-31", None, None),
    "gift-of-adele-ryskulova": ("2025-05-31", None, None),
    "state-symbols-day": ("2025-06-04", None, None),
    "turksoy-secretary-general": ("2026-03-03", None, None),
}
# slug: kind and date of each dated fact.
DATES = {
    "mamayeva-raisa": {"birth 1900", "arrest 1937-12-05", "release 1942-08-30", "afterwards 197X"},
    "zhurgeneva-damesh": {"birth 1905"},
    "grabskaya-irina": {"birth 1917", "camp 1941-01/1941-09", "death 2003"},
    "choi-evgeniya": {"arrest 1952"},
    "stepanova-klyuchnikova-galina": {"camp 1938/1942", "rehabilitation 1956-10"},
    "zorka-sophia": {"rehabilitation 1957-04-12"},
    "minkina-maria": {"birth 1904"},
}
# slug: the dates and years that the life may name.
LIVES = {
    "ryskulova-aziza": {"31 May 2025"},
    "mamayeva-raisa": {
        "1900", "5 December 1937", "4 April 1938", "1939", "30 August 1942", "1970", "9 October 2018",
    },
    "grabskaya-irina": {"1917", "1941", "2003", "10 October 2018"},
    "choi-evgeniya": {"1952", "1997", "5 October 2018"},
    "stepanova-klyuchnikova-galina": {"1938", "1942", "1956"},
    "zorka-sophia": {"12 April 1957", "4 March 1958", "8 October 2018"},
    "antsis-mariam": set(),
    "raiss-lotta": {"2023", "2025"},
    "bukhina-mirra": {"2023", "2025"},
    "kazbekova-magrifa": {"2023", "2025"},
    "sagdagalieva-zoya": {"2023", "2025"},
}  # fmt: skip
DISPUTED = {"ryskulova-aziza", "ruslanova-lidiya", "serebryakova-galina", "lurye-yevgeniya"}


def of(model):
    return [record["fields"] for record in RECORDS if record["model"] == model]


def test_news_dates_are_those_of_the_facts():
    found = {
        post["slug"]: (post.get("event_on"), post.get("event_until"), post.get("event_opens"))
        for post in of("news.post")
    }
    assert found == EVENTS


def test_news_are_published_near_their_day_in_the_time_of_their_year():
    for post in of("news.post"):
        offset = "+05:00" if post["published_at"] >= "2024-03-01" else "+06:00"
        assert post["published_at"].endswith(offset)
        first, last = post.get("event_on"), post.get("event_until") or post.get("event_on")
        if first and post["kind"] != "announcement":
            assert first <= post["published_at"][:10] <= last


def test_every_post_has_title_lead_body_and_source():
    for post in of("news.post"):
        assert post["source"] == "museum-alzhir.kz"
        assert all(post[f"{field}_ru"] for field in ("title", "lead", "body"))
    kinds = {post["kind"] for post in of("news.post")}
    assert kinds == {"news", "event", "exhibition", "expedition", "announcement", "publication"}


def test_every_person_has_names_fate_and_sources_and_is_published():
    for person in of("prisoners.person"):
        assert person["is_published"]
        assert person["sources"]
        assert all(person[f"fate_{language}"] for language in ("kk", "ru", "en"))
    principal = [
        (form["person"], form["language"]) for form in of("prisoners.nameform") if form["kind"] == "principal"
    ]
    persons = [record["pk"] for record in RECORDS if record["model"] == "prisoners.person"]
    assert sorted(principal) == sorted((pk, language) for pk in persons for language in ("kk", "ru", "en"))


def test_every_fact_relative_and_document_has_a_source():
    for model in ("fact", "relative", "document"):
        assert all(record["source"] for record in of(f"prisoners.{model}"))


def test_person_dates_are_those_of_the_facts():
    slugs = {rec["pk"]: rec["fields"]["slug"] for rec in RECORDS if rec["model"] == "prisoners.person"}
    dated = {}
    for fact in of("prisoners.fact"):
        if fact["date"]:
            dated.setdefault(slugs[fact["person"]], set()).add(f"{fact['kind']} {fact['date']}")
    assert dated == DATES


def test_lives_name_no_other_date():
    lives = {
        person["slug"]: set(re.findall(r"(?:\b\d{1,2} [A-Z][a-z]+ )?\b(?:19|20)\d\d", person["life_en"]))
        for person in of("prisoners.person")
        if person["life_en"]
    }
    assert lives == LIVES


def test_disputed_persons_say_what_is_disputed():
    assert {person["slug"] for person in of("prisoners.person") if person["is_disputed"]} == DISPUTED
    for person in of("prisoners.person"):
        assert bool(person.get("dispute_en")) == person["is_disputed"]


def test_hours_are_tuesday_to_sunday_ten_to_six():
    week = [
        (day["weekday"], day["opens"], day["closes"], day["last_entry"]) for day in of("visitors.weeklyhours")
    ]
    assert week == [(weekday, "10:00:00", "18:00:00", "17:30:00") for weekday in range(1, 7)]


def test_exceptions_are_the_closure_of_2025_and_the_monday_of_2027():
    exceptions = [
        (day["first_on"], day["last_on"], day["is_closed"], day.get("opens"), day.get("closes"))
        for day in of("visitors.dayexception")
    ]
    assert exceptions == [
        ("2025-05-24", "2025-05-27", True, None, None),
        ("2027-05-31", "2027-05-31", False, "10:00:00", "18:00:00"),
    ]


def test_unknown_prices_and_contacts_stay_empty():
    museum = of("visitors.museum")[0]
    assert (museum["phone"], museum["email"]) == ("", "")
    assert {tariff["amount"] for tariff in of("visitors.tariff")} == {None}
    free = {record["pk"] for record in RECORDS if record["fields"].get("is_free")}
    for price in of("booking.tourprice"):
        assert price["amount"] == (0 if price["category"] in free else None)


def test_free_categories_name_the_document_to_bring():
    for category in of("booking.visitorcategory"):
        assert bool(category.get("document_kk")) == category["is_free"]


def test_every_topic_of_the_visit_is_written_and_marks_what_staff_must_add():
    notes = of("visitors.visitnote")
    assert [note["topic"] for note in notes] == list(Topic.values)
    for note in notes:
        for language, placeholder in PLACEHOLDERS.items():
            assert placeholder in note[f"text_{language}"]
