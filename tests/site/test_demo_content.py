"""The demo content loads on both databases and is whole in three languages."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models import Q
from modeltranslation.translator import translator

from booking.models import SlotRule, Tour, TourPrice, VisitorCategory
from exhibits.models import (
    Donation,
    DonationItem,
    Donor,
    Exhibit,
    Exhibition,
    ExhibitionExhibit,
    ExhibitPerson,
    Kind,
)
from news.models import Post
from prisoners.models import (
    CampFigure,
    Country,
    Document,
    Fact,
    MemoryStone,
    NameForm,
    Nationality,
    Person,
    Place,
    Profession,
    Relative,
    Source,
    TimelineEvent,
)
from visitors.models import DayException, Hall, Museum, Tariff, VisitNote, WeeklyHours

MODELS = [
    *(DayException, Hall, Museum, Tariff, VisitNote, WeeklyHours),
    *(Person, NameForm, Fact, Relative, Document, Source, Place, Profession, Post),
    *(CampFigure, Country, MemoryStone, Nationality, TimelineEvent),
    *(SlotRule, Tour, TourPrice, VisitorCategory),
    *(Kind, Exhibit, ExhibitPerson, Exhibition, ExhibitionExhibit, Donation, Donor, DonationItem),
]
APPS = ("visitors", "prisoners", "news", "exhibits", "booking")
FILES = [path for app in APPS for path in sorted(Path(settings.BASE_DIR, app, "fixtures").glob("*.json"))]
RECORDS = [record for file in FILES for record in json.loads(file.read_text(encoding="utf-8"))]
RUSSIAN_ONLY = {"soldiers-of-aibyn", "president-tokayev", "president-meets-descendants"}
# A person's name, a town, a word of both and a web address may read alike in Kazakh and Russian.
MAY_BE_ALIKE = {
    "exhibits.donor": {"name", "place"},
    "exhibits.kind": {"name"},
    "prisoners.country": {"name"},
    "prisoners.place": {"name"},
    "prisoners.profession": {"name"},
    "prisoners.relative": {"name"},
    "visitors.visitnote": {"source"},
}


def of(model):
    return [record["fields"] for record in RECORDS if record["model"] == model]


def texts():
    """(label, record, field without language, {language: text}) for each translated field with text."""
    found = []
    for record in RECORDS:
        fields = record["fields"]
        for base in sorted({name[:-3] for name in fields if re.fullmatch(r".+_(kk|ru|en)", name)}):
            said = {language: fields.get(f"{base}_{language}", "") for language in ("kk", "ru", "en")}
            if any(said.values()):
                found.append((f"{record['model']} {record['pk']} {base}", record, base, said))
    return found


def quoted_removed(text):
    """Kazakh titles may be quoted in Russian text."""
    return re.sub(r"«[^»]*»", "", text)


@pytest.fixture(scope="module")
def fixtures(standing):
    call_command("loaddata", *FILES, verbosity=0)


@pytest.fixture
def loaded(fixtures, db):
    """The demo content, loaded once for all these tests."""


def test_fixtures_load_and_every_record_is_valid(loaded):
    for model in MODELS:
        records = list(model.objects.all())
        assert len(records) == len(of(model._meta.label_lower))
        for record in records:
            record.full_clean()


def test_fixtures_can_be_loaded_twice(loaded):
    before = Post.objects.count(), Person.objects.count()
    call_command("loaddata", *FILES, verbosity=0)
    assert (Post.objects.count(), Person.objects.count()) == before


def test_new_records_find_a_free_number_after_the_fixtures(loaded):
    assert Hall.objects.create(slug="new").pk > 0
    assert Post.objects.create(slug="new").pk > len(of("news.post"))


def test_loaded_posts_can_be_filtered_by_language(loaded):
    missing = Post.objects.filter(Q(title_kk=None) | Q(title_kk=""), Q(title_en=None) | Q(title_en=""))
    assert set(missing.values_list("slug", flat=True)) == RUSSIAN_ONLY


def test_no_fixture_writes_a_base_column():
    for model in translator.get_registered_models():
        for fields in of(model._meta.label_lower):
            assert not set(translator.get_options_for_model(model).fields) & set(fields)


def test_texts_stand_in_all_three_languages():
    for name, record, _base, said in texts():
        expected = ["ru"] if record["fields"].get("slug") in RUSSIAN_ONLY else ["kk", "ru", "en"]
        assert [language for language, text in said.items() if text.strip()] == expected, name


def test_languages_are_not_mixed():
    for name, _record, _base, said in texts():
        assert not re.search(r"[Ѐ-ӿ]", said["en"]), name
        assert not re.search(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]", quoted_removed(said["ru"])), name
        for text in said.values():
            assert not re.search(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]", text), name


def test_kazakh_is_kazakh():
    for name, record, base, said in texts():
        if base in MAY_BE_ALIKE.get(record["model"], ()) or not said["kk"]:
            continue
        assert said["kk"] != said["ru"], name
        if len(said["kk"]) > 40:
            assert re.search(r"[әғқңөұүһі]", said["kk"].lower()), name


def test_the_three_languages_give_the_same_numbers():
    for name, _record, _base, said in texts():
        numbers = {language: sorted(re.findall(r"\d+", text)) for language, text in said.items() if text}
        assert all(found == numbers["ru"] for found in numbers.values()), (name, numbers)


def test_texts_are_tidy():
    for name, _record, _base, said in texts():
        for text in said.values():
            assert text == text.strip(), name
            assert "  " not in text, name
            assert "\n\n\n" not in text, name


def test_addresses_are_plain_ascii_and_unique():
    addressed = ["prisoners.person", "prisoners.memorystone", "news.post", "visitors.hall", "booking.tour"]
    for model in (
        *addressed,
        "exhibits.exhibit",
        "exhibits.donation",
        "exhibits.exhibition",
        "exhibits.kind",
    ):
        slugs = [fields["slug"] for fields in of(model)]
        assert len(slugs) == len(set(slugs))
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_every_tour_has_rules_within_opening_hours(loaded):
    for tour in Tour.objects.all():
        assert {rule.language for rule in tour.rules.all()} == set(tour.languages)
        assert tour.halls.count() == 3
        for rule in tour.rules.all():
            assert 0 not in rule.weekdays
            assert all("10:00" <= start <= "16:30" for start in rule.start_times)
