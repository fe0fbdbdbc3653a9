from datetime import date

import gedcom7
import pytest
from django.utils import translation

from prisoners import biography, gedcom, gedcom_lines
from prisoners.models import Nationality, Profession, Relative, Source

from .builders import fact, form, mamayeva, person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 12)
SITE = "https://museum.example"


def file_of(slug="mamayeva-raisa", language="en"):
    with translation.override(language):
        life = biography.Biography(biography.persons().get(slug=slug), TODAY, language)
        return gedcom.document(
            life,
            address=f"{SITE}/{language}/persons/{slug}/",
            museum="ALZHIR",
            site=SITE,
            made_on=TODAY,
        )


def records(text):
    """The records of a file, which a reader of GEDCOM 7 finds without fault."""
    found = gedcom7.loads(text)
    assert [str(error) for error in gedcom7.validate(found)] == []
    return found


def individual(text):
    return next(record for record in records(text) if record.xref == "@I1@")


def block(text, tag):
    """The lines of the first structure of that tag at level 1, with what is under it."""
    lines = text.splitlines()
    start = next(place for place, line in enumerate(lines) if line.split()[:2] == ["1", tag])
    rest = lines[start + 1 :]
    end = next(place for place, line in enumerate(rest) if line[0] in "01")
    return [lines[start], *rest[:end]]


def test_file_begins_with_its_version_and_ends():
    mamayeva()
    lines = file_of().splitlines()
    assert lines[:7] == [
        "0 HEAD",
        "1 GEDC",
        "2 VERS 7.0",
        "1 SOUR https://museum.example",
        "2 NAME ALZHIR",
        "1 DATE 12 MAY 2026",
        "1 LANG en",
    ]
    assert lines[-1] == "0 TRLR"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_file_is_valid_in_each_language(language):
    mamayeva()
    assert [record.tag for record in records(file_of(language=language))][:2] == ["HEAD", "INDI"]


def test_name_has_its_parts_and_the_other_languages():
    made = mamayeva()
    form(made, "Иванова", "Раиса", kind="maiden", seen_in="a letter")
    form(made, "Рая", kind="alias")
    text = file_of()
    assert block(text, "NAME") == [
        "1 NAME Raisa Moiseyevna /Mamayeva/",
        "2 GIVN Raisa Moiseyevna",
        "2 SURN Mamayeva",
        "2 TRAN Раиса Моисеевна /Мамаева/",
        "3 GIVN Раиса Моисеевна",
        "3 SURN Мамаева",
        "3 LANG ru",
    ]
    names = [child for child in individual(text).children if child.tag == "NAME"]
    assert [(name.text, name.children[0].text) for name in names[1:]] == [
        ("Raisa /Mamaeva/", "AKA"),
        ("Раиса /Иванова/", "MAIDEN"),
        ("/Рая/", "AKA"),
    ]


def test_facts_stand_with_date_place_source_and_reliability():
    made = person(en=("Mamayeva", "Raisa"), ru=None)
    source = Source.objects.create(name_en="Questionnaire", url="https://archive.example/1")
    koreans = Nationality.objects.create(slug="koreans", name_en="Koreans")
    teacher = Profession.objects.create(slug="teacher", name_en="Teacher")
    fact(made, "nationality", nationality=koreans)
    fact(made, "profession", profession=teacher, text_en="at a village school")
    fact(made, "birth", "1905~", source=source, cited="sheet 5", certainty="documented")
    fact(made, "sentence", "1938-04-04", text_en="Special Meeting", certainty="disputed")
    fact(made, "death")
    text = file_of()
    assert block(text, "BIRT") == [
        "1 BIRT",
        "2 DATE ABT 1905",
        "3 PHRASE about 1905",
        "2 SOUR @S1@",
        "3 PAGE sheet 5",
        "3 QUAY 2",
    ]
    assert block(text, "NATI") == ["1 NATI Koreans"]
    assert block(text, "OCCU") == ["1 OCCU Teacher", "2 NOTE at a village school"]
    assert block(text, "EVEN") == [
        "1 EVEN Special Meeting",
        "2 TYPE sentenced by",
        "2 DATE 4 APR 1938",
        "2 NOTE disputed",
    ]
    assert block(text, "DEAT") == ["1 DEAT Y"]
    sources = [record for record in records(text) if record.tag == "SOUR"]
    assert [[child.text for child in record.children] for record in sources] == [
        ["Questionnaire", "https://archive.example/1"],
        ["Raisa Mamayeva", "ALZHIR", f"{SITE}/en/persons/mamayeva-raisa/"],
    ]


@pytest.mark.parametrize(
    ("edtf", "lasting", "written"),
    [
        ("1905", False, "1905"),
        ("1938-04", False, "APR 1938"),
        ("1938-04-04", False, "4 APR 1938"),
        ("1905?", False, "ABT 1905"),
        ("1938-04~", False, "ABT APR 1938"),
        ("193X", False, "BET 1930 AND 1939"),
        ("1938-21", False, "BET MAR 1938 AND MAY 1938"),
        ("1938-24", False, "1938"),
        ("1937/1938", False, "BET 1937 AND 1938"),
        ("1937/1938", True, "FROM 1937 TO 1938"),
        ("1937-12/193X", True, "FROM DEC 1937 TO 1939"),
        ("../1938", False, "BEF 1938"),
        ("../1938", True, "TO 1938"),
        ("1938/..", False, "AFT 1938"),
        ("1938/..", True, "FROM 1938"),
    ],
)
def test_dates_are_written_as_gedcom_does(edtf, lasting, written):
    _, text, children, _, _ = gedcom_lines.date_node(edtf, "en", lasting)
    assert text == written
    is_whole = edtf in ("1905", "1938-04", "1938-04-04")
    assert [child[0] for child in children] == ([] if is_whole else ["PHRASE"])


def test_day_of_one_who_may_be_living_is_not_in_the_file():
    made = person("living")
    fact(made, "birth", "1930-04-04")
    assert block(file_of("living"), "BIRT") == ["1 BIRT", "2 DATE 1930"]
    fact(made, "death", "2003")
    assert block(file_of("living"), "BIRT") == ["1 BIRT", "2 DATE 4 APR 1930"]


def test_family_stands_in_families_and_the_rest_beside_it():
    made = person("zorka")
    hidden = person("hidden", ru=("Тайная", "Анна"), is_published=False)
    for relation, name in (
        ("husband", "Василий Зорка"),
        ("son", "Иван"),
        ("mother", "Мария"),
        ("great-grandson", "Сергей"),
        ("sister", ""),
    ):
        Relative.objects.create(person=made, relation=relation, name_ru=name)
    Relative.objects.create(person=made, relation="daughter", other=hidden)
    text = file_of("zorka", "ru")
    families = [record for record in records(text) if record.tag == "FAM"]
    assert [[(child.tag, child.pointer) for child in family.children] for family in families] == [
        [("HUSB", "@I2@"), ("WIFE", "@I1@")],
        [("WIFE", "@I1@"), ("CHIL", "@I3@")],
        [("WIFE", "@I4@"), ("CHIL", "@I1@")],
    ]
    links = [(child.tag, child.pointer) for child in individual(text).children if child.pointer]
    assert links == [
        ("FAMS", "@F1@"),
        ("FAMS", "@F2@"),
        ("FAMC", "@F3@"),
        ("ASSO", "@I5@"),
        ("SOUR", "@S1@"),
    ]
    assert "Тайная" not in text


def test_odd_texts_keep_the_file_whole():
    made = person("odd", ru=("О/Генри@", "@Анна", "a"))
    made.life_ru = "@I1@ begins\r\n@@ again\n\n1 DEAT Y\x1f\u2028tab\there"
    made.save()
    text = file_of("odd", "ru")
    notes = [child.text for child in individual(text).children if child.tag == "NOTE"]
    assert notes == ["@I1@ begins\n@@ again\n\n1 DEAT Y\ntab here"]
    assert [child.text for child in individual(text).children if child.tag == "NAME"] == [
        "@Анна a /О Генри@/"
    ]
    assert "DEAT" not in {child.tag for child in individual(text).children}


def test_signs_that_the_standard_bans_are_left_out():
    assert gedcom_lines.clean("a\0\x7f\ud800\uffffb\tc") == "ab c"
