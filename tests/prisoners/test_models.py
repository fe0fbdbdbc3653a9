import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from prisoners.models import Person

from .builders import MAMAYEVA, mamayeva, person


def unsaved(**fields):
    return Person(**{**MAMAYEVA, **fields})


def test_languages_are_those_of_the_life():
    assert unsaved().languages == ["ru", "en"]


def test_languages_without_a_life_are_those_of_the_fate_then_of_the_name():
    no_life = {"life_ru": "", "life_en": None}
    assert unsaved(**no_life, fate_kk="Шығыстанушы.").languages == ["kk", "ru", "en"]
    assert unsaved(**no_life, fate_ru="", fate_en="", name_kk="").languages == ["ru", "en"]
    assert Person().languages == []


@pytest.mark.parametrize(
    ("page", "told", "shown"),
    [
        ("kk", {}, "ru"),
        ("ru", {}, "ru"),
        ("en", {"life_en": ""}, "ru"),
        ("ru", {"life_ru": "", "life_kk": "Өмірі."}, "kk"),
        ("kk", {"life_ru": "", "life_en": "", "fate_ru": "", "fate_kk": ""}, "en"),
    ],
)
def test_told_in_falls_back(page, told, shown):
    assert unsaved(**told).told_in(page) == shown


def test_told_in_nothing():
    assert Person().told_in("en") is None


def test_other_forms_leave_out_the_shown_name_and_repetitions():
    with override("en"):
        forms = unsaved(other_names="Mamaeva\n\n Mamaewa \nMamaeva\nРаиса Моисеевна Мамаева").other_forms
    assert forms == [("kk", "Раиса Моисеевна Мамаева"), ("", "Mamaeva"), ("", "Mamaewa")]


def test_initials_come_from_the_shown_name():
    with override("en"):
        assert unsaved().initials == "RM"
    with override("ru"):
        assert unsaved().initials == "РМ"


def test_published_person_needs_a_name():
    with pytest.raises(ValidationError):
        Person(slug="x", is_published=True).clean()
    Person(slug="x", is_published=False).clean()
    Person(slug="x", is_published=True, name_kk="Әзиза").clean()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    [
        "Мамаева",
        "мамаева",
        "МАМАЕВА",
        "мама",
        "Мамаева Раиса",  # in any order
        "mamayeva",
        "MAMAEWA",  # a spelling seen
        " раиса\u00a0 мамаева ",
        "",
        "Мамаева " * 500,
    ],
)
def test_named_finds(text):
    found = mamayeva()
    assert list(Person.objects.named(text)) == [found]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["ҚАЗБЕКОВА", "мағрифа", "Мағ", "казбекова"])
def test_named_folds_kazakh_letters(text):
    found = person("kazbekova", name_kk="Мағрифа Қазбекова", name_ru="Магрифа Казбекова")
    assert list(Person.objects.named(text)) == [found]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text",
    ["%", "_", "\\", "М%а", "М_маева", "' OR 1=1--", "&|!():*", "\0", "Мамаева\0", "Мамаева Мариам", "ا"],
)
def test_named_finds_nothing(text):
    mamayeva()
    assert list(Person.objects.named(text)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", "*"])
def test_named_takes_signs_as_they_are(sign):
    mamayeva()
    found = person("odd", other_names=f"a{sign}b")
    assert list(Person.objects.named(sign)) == [found]


@pytest.mark.django_db
def test_published():
    mamayeva(is_published=False)
    shown = person("shown")
    assert list(Person.objects.published()) == [shown]
