"""The demo collection says what the museum's facts say: gifts and their objects stand here once more as literal tables."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from exhibits.models import Donation, Exhibit, Exhibition

FILES = [
    Path(settings.BASE_DIR, app, "fixtures", name)
    for app, name in [
        ("visitors", "demo.json"),
        ("prisoners", "camp.json"),
        ("prisoners", "demo.json"),
        ("news", "demo.json"),
        ("exhibits", "demo.json"),
    ]
]
RECORDS = json.loads(FILES[-1].read_text(encoding="utf-8"))

# slug: day, way, donor, relation, her address, country, town or region, post
GIFTS = {
    "gift-of-nadezhda-hwan": (
        *("2018-10-05", "", "Nadezhda Stepanovna Hwan", "daughter", "choi-evgeniya", None, "", None),
    ),
    "gift-of-sergey-pilchuk": (
        *("2018-10-08", "e-mail", "Sergey Pilchuk", "great-grandson"),
        *("zorka-sophia", "ukraine", "Kyiv", None),
    ),
    "gift-of-vladimir-mamaev": (
        *("2018-10-09", "", "Vladimir Mamaev", "grandson"),
        *("mamayeva-raisa", None, "", "water-convention-guests"),
    ),
    "gift-of-jan-gorbachevsky": (
        *("2018-10-10", "", "Jan Gorbachevsky", "son", "grabskaya-irina", "usa", "Texas", None),
    ),
    "gift-of-adele-ryskulova": (
        *("2025-05-31", "", "Adele Ryskulova", "granddaughter"),
        *(None, None, "", "gift-of-adele-ryskulova"),
    ),
}
# slug: (object, original or copy as far as it is stated)
OBJECTS = {
    "gift-of-nadezhda-hwan": [
        ("Autobiography", ""),
        ("Magazine “Niva”, 1997, no. 4", "copy"),
        ("Photograph after her release", ""),
        ("Rehabilitation certificate", ""),
        ("Jubilee medal “50 years of Victory”", ""),
        ("Membership book", "original"),
        ("Badge “Excellence in Soviet Consumer Cooperation”", ""),
        ("Medal “Veteran of Labour”", ""),
        ("Badge “Excellence in Public Education of the Kazakh SSR”", ""),
        ("Note of 1952", "original"),
        ("CD-ROM with memories", ""),
    ],
    "gift-of-sergey-pilchuk": [
        ("Archival papers of both great-grandparents", "copy"),
        ("Photographs of both great-grandparents", "copy"),
        ("Rehabilitation certificate of 12 April 1957", "copy"),
        ("Rehabilitation certificate of 4 March 1958", "copy"),
        ("Photograph of Sophia Zorka after her release, among relatives", "copy"),
    ],
    "gift-of-vladimir-mamaev": [
        ("Letters of 1939 from the camp to Moscow", "original"),
        ("Telegrams of 1939 from the camp to Moscow", "original"),
        ("Release certificate", "original"),
        ("Letters of the 1970s to Talgat Bigeldinov", "original"),
    ],
    "gift-of-jan-gorbachevsky": [
        ("Telegram to Akmolinsk", "digital"),
        ("Letter of 1941 with its envelope", "digital"),
        ("Letters of 1941 on scraps of cloth", "digital"),
        ("Pass to the hotel “Intourist”", "digital"),
    ],
    "gift-of-adele-ryskulova": [("Family album with unique photographs", "")],
}
# Objects whose date is stated.
DATED = {
    "niva-1997": (1997, 1997),
    "evgeniya-choi-1976": (1976, 1976),
    "note-of-1952": (1952, 1952),
    "rehabilitation-of-sophia-zorka": (1957, 1957),
    "rehabilitation-of-vasiliy-zorka": (1958, 1958),
    "letters-to-moscow": (1939, 1939),
    "telegrams-to-moscow": (1939, 1939),
    "letters-to-talgat-bigeldinov": (1970, 1979),
    "letter-with-envelope-1941": (1941, 1941),
    "letters-on-cloth": (1941, 1941),
}
# slug: whose they were, and when they were given
UNIQUE = {
    "belongings-of-aziza-ryskulova": ("ryskulova-aziza", ""),
    "belongings-of-lotta-raiss": ("raiss-lotta", "2023/2025"),
    "belongings-of-mirra-bukhina": ("bukhina-mirra", "2023/2025"),
    "belongings-of-magrifa-kazbekova": ("kazbekova-magrifa", "2023/2025"),
    "belongings-of-zoya-sagdagalieva": ("sagdagalieva-zoya", "2023/2025"),
}
STORIES = {
    "gift-of-nadezhda-hwan": {"5 October 2018", "1952"},
    "gift-of-sergey-pilchuk": {"8 October 2018", "12 April 1957", "4 March 1958"},
    "gift-of-vladimir-mamaev": {"9 October 2018", "1939", "30 August 1942", "1970", "10 October 2018"},
    "gift-of-jan-gorbachevsky": {"10 October 2018", "1941"},
    "gift-of-adele-ryskulova": {"31 May 2025"},
}
# slug: first day, last day, hall, post
EXHIBITIONS = {
    "unique-exhibits": (None, None, None, "president-tokayev"),
    "creative-work-in-karlag": ("2019-11-21", "2019-11-27", "alzhir", "creative-work-in-karlag"),
}
# What the facts tell of no object.
NOT_STATED = {
    *("accession_number", "inventory_number", "fund", "location", "hall", "showcase", "rights", "archive_fonds"),
    *("height", "width", "depth", "diameter", "weight", "parts", "inscription", "inscription_language"),
    *("material_en", "technique_en", "dimensions_en", "archive_en", "rights_holder_en", "inscription_meaning_en"),
}  # fmt: skip


def of(model):
    return [record["fields"] for record in RECORDS if record["model"] == f"exhibits.{model}"]


@pytest.fixture(scope="module")
def fixtures(standing):
    call_command("loaddata", *FILES, verbosity=0)


@pytest.fixture
def loaded(fixtures, db):
    """The demo content, loaded once for all these tests."""


def only(records):
    """The one record, None for none."""
    assert len(records) <= 1
    return records[0] if records else None


def slug_of(record):
    return record and record.slug


def test_gifts_are_those_of_the_facts(loaded):
    found = {}
    for gift in Donation.objects.public():
        donor, person = only(gift.donors.all()), only(gift.persons.all())
        assert donor.person == person
        found[gift.slug] = (
            *(gift.date, gift.mode, donor.name_en, donor.relation, slug_of(person), slug_of(donor.country)),
            *(donor.place_en or "", slug_of(only(gift.posts.all()))),
        )
    assert found == GIFTS


def test_objects_are_those_of_the_facts_and_their_exhibits_are_alike(loaded):
    found = {}
    for gift in Donation.objects.all():
        found[gift.slug] = [(item.name_en, item.originality) for item in gift.items.all()]
        for item in gift.items.exclude(exhibit=None):
            exhibit = item.exhibit
            assert (exhibit.kind, exhibit.originality) == (item.kind, item.originality)
            assert (exhibit.acquisition_method, exhibit.acquired_on) == ("gift", gift.date)
            assert exhibit.credit_line_en == gift.credit_line_en
            assert set(exhibit.persons.all()) <= set(gift.persons.all())
    assert found == OBJECTS


def test_donors_agreed_to_what_the_museum_published_itself():
    for donor in of("donor"):
        assert donor["shows_name"]
        assert not donor["shows_photo"]
        assert donor["shows_country"] == bool(donor.get("country"))
        assert donor["agreed_on"] is None


def test_each_exhibit_came_from_a_gift_or_belongs_to_the_unique_ones(loaded):
    exhibits = set(Exhibit.objects.public().values_list("slug", flat=True))
    given = set(Exhibit.objects.exclude(donation_items=None).values_list("slug", flat=True))
    assert given | set(UNIQUE) == exhibits
    assert not given & set(UNIQUE)


def test_dates_of_exhibits_are_those_of_the_facts():
    found = {
        fields["slug"]: (fields["earliest"], fields["latest"])
        for fields in of("exhibit")
        if fields.get("earliest") or fields.get("date_text_en")
    }
    assert found == DATED


def test_what_the_facts_do_not_tell_stays_empty():
    for exhibit in of("exhibit"):
        assert [name for name in NOT_STATED if exhibit.get(name)] == []
    for gift in of("donation"):
        assert "act_number" not in gift


def test_unique_exhibits_are_the_five_of_the_facts_and_nothing_says_what_they_are(loaded):
    found = {
        exhibit.slug: (only(exhibit.persons.all()).slug, exhibit.acquired_on)
        for exhibit in Exhibit.objects.unique()
    }
    assert found == UNIQUE
    assert {exhibit.kind.slug for exhibit in Exhibit.objects.unique()} == {"belongings"}


def test_stories_name_no_other_date():
    found = {
        gift["slug"]: set(re.findall(r"(?:\b\d{1,2} [A-Z][a-z]+ )?\b(?:19|20)\d\d", gift["story_en"]))
        for gift in of("donation")
    }
    assert found == STORIES


def test_stories_of_the_first_four_say_where_they_are_known_from():
    for gift in of("donation"):
        assert gift["story_en"].endswith("The museum told of this gift in its news.") or gift["posts"]


def test_exhibitions_are_those_of_the_facts(loaded):
    found = {
        show.slug: (
            *(day and day.isoformat() for day in (show.opens_on, show.closes_on)),
            *(slug_of(show.hall), only(show.posts.all()).slug),
        )
        for show in Exhibition.objects.published()
    }
    assert found == EXHIBITIONS
    shown = Exhibition.objects.get(slug="unique-exhibits").shown.all()
    assert [each.exhibit.slug for each in shown] == list(UNIQUE)
