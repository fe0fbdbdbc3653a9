import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners.models import Fact, Nationality, Person, Place, Profession, Relative, Source
from prisoners.tables import datasets, exports
from tests.conftest import TUESDAY

from .builders import fact, form, mamayeva, person, together
from .tables import counts, run

pytestmark = pytest.mark.django_db
TODAY = TUESDAY.date()


def table():
    """The export as [{column: text}, ...]."""
    text = "".join(exports.as_csv(TODAY))
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def full(row):
    return {column: text for column, text in row.items() if text}


def body(response):
    return b"".join(response.streaming_content).decode()


def test_a_record_stands_in_the_columns_of_the_import():
    mamayeva()
    assert [full(row) for row in table()] == [
        {
            "id": "mamayeva-raisa", "slug": "mamayeva-raisa",
            "surname_ru": "Мамаева", "given_name_ru": "Раиса", "patronymic_ru": "Моисеевна",
            "surname_en": "Mamayeva", "given_name_en": "Raisa", "patronymic_en": "Moiseyevna",
            "other_spellings_en": "Mamaeva, Raisa",
            "birth": "1900", "birthplace_ru": "Калуга", "birthplace_en": "Kaluga",
            "birth_source_kk": "Мұражай сайты", "birth_source_ru": "Сайт музея", "birth_source_en": "The museum’s website",
            "arrested": "1937-12-05",
            "arrest_source_kk": "Мұражай сайты", "arrest_source_ru": "Сайт музея",
            "arrest_source_en": "The museum’s website",
            "fate_ru": "Востоковед, китаист.", "fate_en": "Orientalist, sinologist.",
            "life_ru": "Арестована вместе с мужем.\n\nОсвобождена.",
            "life_en": "Arrested with her husband.\n\nReleased.",
            "possibly_living": "yes",
        }
    ]  # fmt: skip


def test_columns_that_nobody_needs_are_left_out():
    person()
    columns = table()[0].keys()
    assert {"surname_kk", "fate_en", "source_ru"} <= columns
    assert not {"maiden_name_ru", "surname_pl", "birth", "arrested", "source_2_ru"} & columns


def test_drafts_are_not_told_nor_what_only_they_have():
    draft = person("draft", is_published=False)
    fact(draft, "death", "1950", place=Place.objects.create(slug="x", name_en="Secret"))
    form(draft, "Grabska", language="pl")
    person()
    text = "".join(exports.as_csv(TODAY)) + "".join(exports.as_json(TODAY))
    assert "draft" not in text
    assert "Secret" not in text
    assert "surname_pl" not in text
    assert [row["id"] for row in table()] == ["mamayeva-raisa"]


def test_family_is_not_told():
    made = person()
    Relative.objects.create(person=made, relation="husband", name_ru="Тайный", text_ru="Тайное")
    assert "Тайн" not in "".join(exports.as_csv(TODAY)) + "".join(exports.as_json(TODAY))


def test_days_of_someone_who_may_be_living_are_held_back():
    young = person("young", is_possibly_living=True)
    fact(young, "birth", "1937-05-04")
    fact(young, "release", "1950-03-02/1950-03-05")
    old = person("old", ru=("Опенко",), is_possibly_living=True)
    fact(old, "birth", "1900-05-04")
    rows = table()
    assert [(row["birth"], row["released"]) for row in rows] == [("1937", "1950"), ("1900-05-04", "")]
    assert "1937-05" not in "".join(exports.as_json(TODAY))


def test_generated_records_say_so():
    person(is_generated=True)
    assert table()[0]["generated"] == "yes"


def test_formulas_are_made_harmless():
    person(ru=("=HYPERLINK(1)", "+Анна", "@Б"), fate_en="-1\t2")
    row = table()[0]
    assert (row["surname_ru"], row["given_name_ru"], row["patronymic_ru"], row["fate_en"]) == (
        "'=HYPERLINK(1)", "'+Анна", "'@Б", "'-1\t2",
    )  # fmt: skip
    [told] = json.loads("".join(exports.as_json(TODAY)))["persons"]
    assert told["surname_ru"] == "=HYPERLINK(1)"


@together()
def fill():
    """Records of every kind."""
    mamayeva()
    choi = person(
        "choi", ru=("Цой", "Евгения", ""), en=("=Choi", "", ""), is_disputed=True, is_possibly_living=False
    )
    form(choi, "Чой", kind="spelling")
    form(choi, "Tsoi", "Yevgenia", language="", kind="spelling")
    form(choi, "", "Зорька", kind="alias")
    form(choi, "Опенко", kind="maiden")
    form(choi, "Czoj", language="pl")
    press = Source.objects.create(name_ru="Газета", url="https://example.org/1")
    fact(
        choi,
        "nationality",
        nationality=Nationality.objects.create(slug="koreans", name_ru="кореянка", name_kk="кәріс"),
    )
    fact(
        choi,
        "profession",
        profession=Profession.objects.create(slug="doctors", name_ru="врач"),
        text_en="at a hospital",
    )
    fact(choi, "arrest", "1938-01~", certainty="disputed", source=press, cited="с. 3")
    fact(choi, "arrest", "1937", text_ru="По другим данным.")
    fact(choi, "death", "../1960", place=Place.objects.create(slug="moscow", name_ru="Москва"))
    choi.sources.add(press, Source.objects.create(name_en="Archive"))
    person("reiss", ru=("Рейсс", "Лотта", ""), is_disputed=True, dispute_en="Her name.", is_generated=True)


def test_an_export_imports_again():
    fill()
    before = "".join(exports.as_csv(TODAY))
    for model in (Person, Place, Nationality, Profession, Source):
        model.objects.all().delete()
    report = run(io.BytesIO(before.encode()))
    assert (report.faults, counts(report)) == ([], (3, 0, 0, 0))
    assert "".join(exports.as_csv(TODAY)) == before
    assert counts(run(io.BytesIO(before.encode()))) == (0, 0, 3, 0)


def test_the_demo_imports_again():
    call_command("loaddata", "prisoners/fixtures/demo.json", "prisoners/fixtures/camp.json", verbosity=0)
    before = json.loads("".join(exports.as_json(TODAY)))["persons"]
    assert len(before) > 1
    text = "".join(exports.as_csv(TODAY))
    Person.objects.all().delete()
    assert run(io.BytesIO(text.encode())).faults == []
    assert json.loads("".join(exports.as_json(TODAY)))["persons"] == before


def test_the_whole_table_comes_back_to_the_same_records():
    """Staff take the table away, correct a line and bring it back."""
    fill()
    young = person("young", is_published=False)
    fact(young, "birth", "1937-05-04")
    text = "".join(exports.as_csv(None))
    assert counts(run(io.BytesIO(text.encode()))) == (0, 0, 4, 0)
    corrected = text.replace("1937-05-04", "1937-05-05").encode()
    assert [(fault.row, fault.column) for fault in run(io.BytesIO(corrected)).faults] == [(5, "id")]
    assert counts(run(io.BytesIO(corrected), edited="overwrite")) == (0, 1, 3, 0)
    young.refresh_from_db()
    assert (young.birth, young.is_published, young.slug) == ("1937-05-05", False, "young")
    assert "".join(exports.as_csv(None)).encode() == corrected


def test_the_json_has_a_head(frozen):
    fill()
    frozen.move_to(TUESDAY)
    Person.objects.update(changed_at=TUESDAY)
    told = json.loads("".join(exports.as_json(TODAY)))
    assert (told["schema"], told["version"]) == (1, "2026-05-12")
    assert set(told["licence"]) == {"kk", "ru", "en"}
    assert [row["id"] for row in told["persons"]] == ["mamayeva-raisa", "choi", "reiss"]
    assert json.loads("".join(exports.as_json(TODAY)))["persons"] == [full(unescape(row)) for row in table()]


def unescape(row):
    return {column: text.removeprefix("'") for column, text in row.items()}


def test_without_persons_both_are_well_formed():
    assert table() == []
    assert json.loads("".join(exports.as_json(TODAY)))["persons"] == []


def test_batches_are_joined(monkeypatch):
    monkeypatch.setattr(datasets, "BATCH", 1)
    fill()
    assert len(table()) == 3
    assert len(json.loads("".join(exports.as_json(TODAY)))["persons"]) == 3


def test_queries_do_not_grow_with_the_persons():
    def queries():
        with CaptureQueriesContext(connection) as caught:
            list(exports.as_csv(TODAY))
        return len(caught)

    fill()
    before = queries()
    with together():
        for number in range(5):
            fact(person(f"more-{number}"), "birth", "1900")
    assert queries() == before


# Pages -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_files_are_the_same_in_every_language(client, frozen, language):
    mamayeva()
    response = client.get(f"/{language}/persons/export.csv")
    assert (response.status_code, response.streaming) == (200, True)
    assert body(response) == "".join(exports.as_csv(TODAY))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="alzhir-persons-2026-05-12.csv"'
    assert response["X-Dataset-Version"] == "2026-05-12; schema=1"
    assert "yet to settle the licence" in response["X-Dataset-Licence"]
    told = client.get(f"/{language}/persons/export.json")
    assert told["Content-Type"] == "application/json"
    assert body(told) == "".join(exports.as_json(TODAY))
    assert not response.cookies


def test_nothing_is_sent_again_until_something_changes(client, frozen):
    made = mamayeva()
    tag = client.get("/en/persons/export.json")["ETag"]
    assert client.get("/en/persons/export.json", headers={"If-None-Match": tag}).status_code == 304
    frozen.shift(60)
    made.save()
    assert client.get("/en/persons/export.json", headers={"If-None-Match": tag}).status_code == 200


def test_withdrawn_records_are_gone_at_once(client, frozen):
    made = mamayeva()
    first = client.get("/en/persons/export.csv")
    assert first["Cache-Control"] == "no-cache"
    Person.objects.filter(pk=made.pk).update(is_published=False)
    second = client.get("/en/persons/export.csv", headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, "Мамаева" in body(second)) == (200, False)


def test_head_and_other_methods(client, frozen):
    mamayeva()
    head = client.head("/en/persons/export.csv")
    assert (head.status_code, body(head)) == (200, "")
    assert client.post("/en/persons/export.csv").status_code == 405


def test_the_command_writes_the_same(tmp_path, frozen):
    mamayeva()
    call_command("export_persons", tmp_path / "persons.csv")
    call_command("export_persons", tmp_path / "persons.json")
    assert (tmp_path / "persons.csv").read_bytes().decode() == "".join(exports.as_csv(TODAY))
    assert (tmp_path / "persons.json").read_text() == "".join(exports.as_json(TODAY))
    call_command("export_persons", tmp_path / "persons.csv", "--whole")
    assert (tmp_path / "persons.csv").read_bytes().decode() == "".join(exports.as_csv(None))
    with pytest.raises(CommandError, match=r"must end in \.csv"):
        call_command("export_persons", tmp_path / "persons.txt")


def test_a_tenth_fact_of_a_kind_is_left_out():
    made = person()
    for year in range(1937, 1947):
        Fact.objects.create(person=made, kind="transfer", date=f"{year}")
    assert [table()[0].get(f"transferred{number}") for number in ("", "_2", "_9", "_10")] == [
        "1937", "1938", "1945", None,
    ]  # fmt: skip
