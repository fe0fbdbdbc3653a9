"""The demo content on the camp says what the museum's facts say: they stand here once more as literal tables."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from prisoners import dates
from prisoners.models import CampFigure, Country, MemoryStone, TimelineEvent

FOLDER = Path(settings.BASE_DIR, "prisoners/fixtures")
RECORDS = json.loads((FOLDER / "camp.json").read_text(encoding="utf-8"))
MUSEUM = "The museum’s website"
OTHERS = "Publications other than the museum’s"

# slug: (how it is to be read, number, source, disputed)
FIGURES = {
    "passed-through": ("more", 18000, MUSEUM, False),
    "passed-through-by-others": ("more", 20000, OTHERS, True),
    "at-any-one-time": ("about", 8000, MUSEUM, False),
    "full-terms": ("about", 8000, MUSEUM, False),
    "died": ("nearly", 600, MUSEUM, False),
    "nationalities": ("", 62, MUSEUM, False),
    "russians": ("", 4390, MUSEUM, False),
    "jews": ("", 855, MUSEUM, False),
    "ukrainians": ("", 740, MUSEUM, False),
    "kazakhs": ("", 87, MUSEUM, False),
}
# (date, disputed), in the order of the timeline.
EVENTS = [
    ("1937-08-15", False),
    ("1937-12-03", False),
    ("1938-01/1938-02", True),
    ("1950/1953", True),
    ("1989", False),
    ("1997", False),
    ("2007-05-31", False),
    ("2018-04-27", False),
]
# slug: (country, day, source)
STONES = {
    "embassy-of-korea": ("korea", "2018-04-27", "The website mail.kz"),
    "armenian-memorial-sign": ("armenia", "", MUSEUM),
}
# Named by the museum, or where a demo person was born or a donor lives.
COUNTRIES = {
    *("armenia", "austria", "azerbaijan", "france", "georgia", "germany", "japan", "latvia", "lithuania"),
    *("norway", "poland", "sweden"),
    *("kazakhstan", "russia", "ukraine"),
    *("korea", "belarus", "usa"),
}


def of(model):
    return [record["fields"] for record in RECORDS if record["model"] == f"prisoners.{model}"]


@pytest.fixture(scope="module")
def fixtures(standing):
    call_command("loaddata", *sorted(FOLDER.glob("*.json")), verbosity=0)


@pytest.fixture
def loaded(fixtures, db):
    """The demo content, loaded once for all these tests."""


def test_figures_are_those_of_the_facts(loaded):
    found = {
        figure.slug: (figure.accuracy, figure.value, figure.source.name_en, figure.is_disputed)
        for figure in CampFigure.objects.select_related("source")
    }
    assert found == FIGURES


def test_timeline_is_that_of_the_facts_in_order(loaded):
    assert [(event.date, event.is_disputed) for event in TimelineEvent.objects.all()] == EVENTS


def test_disputed_events_name_what_the_sources_say():
    disputed = [event["text_en"] for event in of("timelineevent") if event["is_disputed"]]
    assert [[part in text for part in ("6 January", "10 January", "28 February")] for text in disputed] == [
        [True] * 3,
        [False] * 3,
    ]
    assert all(year in disputed[1] for year in ("1950", "1953"))


def test_bounds_of_dates_are_filled_in_when_loaded(loaded):
    rows = [*TimelineEvent.objects.all(), *MemoryStone.objects.all()]
    assert {row.date: (row.earliest, row.latest) for row in rows} == {
        row.date: dates.span(row.date) for row in rows
    }


def test_stones_are_those_of_the_facts_and_nothing_is_invented(loaded):
    stones = MemoryStone.objects.published().with_links()
    found = {stone.slug: (stone.country.slug, stone.date, stone.source.name_en) for stone in stones}
    assert found == STONES
    for stone in stones:
        assert not any((stone.inscription, stone.set_up_by_en, stone.place_en, stone.text_en, stone.photo))


def test_countries_are_those_of_the_facts_with_their_codes(loaded):
    assert set(Country.objects.values_list("slug", flat=True)) == COUNTRIES
    assert len({country["code"] for country in of("country")}) == len(COUNTRIES)


def test_every_record_has_a_source():
    for model in ("campfigure", "timelineevent", "memorystone"):
        assert [row for row in of(model) if not row["source"]] == []
