"""The public tables of exhibits and gifts."""

import csv
import io
import json
import tracemalloc

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.models import Donation, Exhibit, ExhibitPerson, Kind
from exhibits.tables import exports, gift_exports
from exhibits.tables.donations import DonationTable
from exhibits.tables.exhibits import ExhibitTable
from exhibits.tables.vocabulary import DONATIONS, EXHIBITS
from prisoners.models import Person
from prisoners.tables import datasets, imports
from tests.conftest import TUESDAY
from tests.prisoners.builders import mamayeva, person

from . import builders
from .opened import gift, letter

pytestmark = pytest.mark.django_db


def table(parts):
    """An export as [{column: text}, ...], without empty cells."""
    text = "".join(parts)
    assert text.startswith("\ufeff")
    rows = csv.DictReader(io.StringIO(text[1:], newline=""))
    return [{column: cell for column, cell in row.items() if cell} for row in rows]


def body(response):
    return b"".join(response.streaming_content).decode()


# Exhibits ---------------------------------------------------------------------------------------------------


def test_an_exhibit_stands_in_the_columns_of_the_import():
    letter(persons=[(mamayeva(), "maker"), (person("anna", import_id="17"), "mentioned")])
    assert table(exports.as_csv()) == [
        {
            "accession_number": "КП 12/4", "slug": "letter-of-1939", "inventory_number": "Д-7",
            "title_kk": "1939 жылғы хат", "title_ru": "Письмо 1939 года", "title_en": "Letter of 1939",
            "kind_kk": "хат", "kind_ru": "письмо", "kind_en": "letter", "fund": "main", "originality": "original",
            "date_kk": "1939 жылғы көктем", "date_ru": "весна 1939 года", "date_en": "spring 1939",
            "earliest": "1939", "latest": "1939", "material_ru": "бумага, чернила", "material_en": "paper, ink",
            "height": "12.5", "width": "8", "unit": "cm", "weight": "30", "weight_unit": "g", "parts": "2",
            "description_en": "To her sister.\n\nTwo leaves.",
            "inscription": "Дорогая сестра!", "inscription_language": "ru", "meaning_en": "Dear sister!",
            "persons": "maker: mamayeva-raisa; mentioned: 17",
            "provenance_en": "Kept by the family.", "acquisition_method": "gift",
            "archive_kk": "Мұрағат", "archive_ru": "Архив", "archive_en": "Archive", "archive_fonds": "5",
            "archive_sheet": "17", "location": "display", "hall": "alzhir",
            "rights": "https://creativecommons.org/licenses/by/4.0/", "credit_line_en": "Gift of the family",
            "unique": "no",
        }
    ]  # fmt: skip


def test_the_columns_are_those_that_the_imports_read():
    header = list(exports.paths(whole=True))
    assert [str(column) for column in EXHIBITS.read(header)] == header
    gift()
    header = gift_exports.header(whole=True)
    assert [str(column) for column in DONATIONS.read(header)] == header


def test_what_is_for_staff_alone_stands_in_no_public_table():
    made = letter(location="storage", hall_position=3)
    made.condition_checks.create(checked_on="2026-05-01", condition="poor", note="Тронуто плесенью")
    gift(made)
    text = "".join(
        part
        for module in (exports, gift_exports)
        for make in (module.as_csv, module.as_json)
        for part in make()
    )
    for secret in (
        "Витрина",
        "showcase",
        "плесенью",
        "Акт 77",
        "act_number",
        "Даритель",
        "agreed_on",
        "published",
    ):
        assert secret not in text
    [row] = table(exports.as_csv())
    assert (row["location"], "hall" in row, "hall_position" in row) == ("storage", False, False)
    [row] = table(exports.as_csv(whole=True))
    assert (row["hall"], row["hall_position"], row["showcase"], row["published"]) == (
        "alzhir", "3", "Витрина 3", "yes",
    )  # fmt: skip


def test_only_what_is_public_is_given_out():
    letter(persons=[(person("hidden", is_published=False), "mentioned")])
    builders.exhibit("draft", is_published=False)
    builders.exhibit("shown")
    gift(Exhibit.objects.get(slug="letter-of-1939"))
    assert [row["slug"] for row in table(exports.as_csv())] == ["shown"]
    assert table(gift_exports.as_csv()) == []
    assert json.loads("".join(gift_exports.as_json()))["donations"] == []
    assert len(table(exports.as_csv(whole=True))) == 3


def test_formulas_are_made_harmless():
    builders.exhibit(title_en="=HYPERLINK(1)", title_ru="+7", title_kk="@A", credit_line_en="-1\t2")
    [row] = table(exports.as_csv())
    assert (row["title_en"], row["title_ru"], row["title_kk"], row["credit_line_en"]) == (
        "'=HYPERLINK(1)", "'+7", "'@A", "'-1\t2",
    )  # fmt: skip
    [told] = json.loads("".join(exports.as_json()))["exhibits"]
    assert told["title_en"] == "=HYPERLINK(1)"


def test_units_stand_beside_numbers_alone():
    builders.exhibit(weight="0.50", weight_unit="kg")
    [row] = table(exports.as_csv())
    assert ("unit" in row, row["weight"], row["weight_unit"]) == (False, "0.5", "kg")


def run(text):
    return imports.run(io.BytesIO(text.encode()), "list.csv", ExhibitTable, now=TUESDAY)


def fill():
    """Exhibits with numbers, of which much and of which next to nothing is stated."""
    letter(persons=[(mamayeva(), "maker"), (person("anna"), "mentioned")])
    builders.exhibit(
        "medal", accession_number="КП 13", title_en="=Medal", kind=builders.kind("medal", name_ru="медаль"),
        earliest=-500, location="storage", acquired_on="2018-10~", is_unique=True, diameter="3.20",
    )  # fmt: skip
    builders.exhibit("bare", accession_number="3", title_kk="", title_ru="", title_en="")


@pytest.mark.parametrize("whole", [False, True])
def test_an_export_changes_nothing_when_it_is_imported(whole):
    fill()
    text = "".join(exports.as_csv(whole=whole))
    report = run(text)
    assert report.faults == []
    assert (report.made, report.changed, report.unchanged) == (0, 0, 3)
    assert "".join(exports.as_csv(whole=whole)) == text


def test_an_export_makes_the_same_exhibits_elsewhere():
    fill()
    text = "".join(exports.as_csv())
    ExhibitPerson.objects.all().delete()
    Exhibit.objects.all().delete()
    Kind.objects.all().delete()
    report = run(text)
    assert (report.faults, report.made) == ([], 3)
    assert "".join(exports.as_csv()) == text


def test_the_json_has_a_head(frozen):
    letter()
    gift()
    Exhibit.objects.update(changed_at=TUESDAY)
    told = json.loads("".join(exports.as_json()))
    assert (told["schema"], told["version"], set(told["licence"])) == (1, "2026-05-12", {"kk", "ru", "en"})
    assert told["exhibits"] == table(exports.as_csv())


def test_without_records_both_are_well_formed():
    assert table(exports.as_csv()) == table(gift_exports.as_csv()) == []
    assert json.loads("".join(exports.as_json()))["exhibits"] == []
    assert json.loads("".join(gift_exports.as_json()))["donations"] == []


# Gifts ------------------------------------------------------------------------------------------------------


def test_a_gift_has_a_row_for_each_object():
    made = letter()
    gift(made, persons=[mamayeva()])
    assert table(gift_exports.as_csv()) == [
        {
            "id": "gift", "slug": "gift", "date": "2018-10-09", "mode": "in-person",
            "title_kk": "Сый", "title_ru": "Дар", "title_en": "A gift", "story_en": "Brought to the museum.",
            "persons": "mamayeva-raisa",
            "donor_kk": "Vladimir Mamaev", "donor_ru": "Vladimir Mamaev", "donor_en": "Vladimir Mamaev",
            "donor_country": "usa", "donor_shows_name": "yes", "donor_shows_country": "yes",
            "item_kk": "letters", "item_ru": "letters", "item_en": "letters", "item_originality": "original",
            "item_count": "1", "item_exhibit": "КП 12/4",
        },
        {
            "id": "gift", "item_kk": "badge", "item_ru": "badge", "item_en": "badge", "item_originality": "original",
            "item_count": "2",
        },
        {
            "id": "gift", "item_kk": "scans", "item_ru": "scans", "item_en": "scans", "item_originality": "digital",
        },
    ]  # fmt: skip


def test_the_json_has_the_objects_of_a_gift_as_a_list():
    gift()
    builders.donation("bare")
    first, second = json.loads("".join(gift_exports.as_json()))["donations"]
    assert [item["item_en"] for item in first["items"]] == ["badge", "scans"]
    assert (second["id"], second["items"]) == ("bare", [])


def test_donors_are_told_as_far_as_they_agreed():
    made = builders.donation()
    builders.donor(made, "Named", shows_name=True, relation="son", person=mamayeva(), place_en="Texas")
    builders.donor(
        made, "Unnamed", shows_name=False, shows_country=True, relation="daughter", place_en="Kyiv"
    )
    builders.donor(made, "Silent", shows_name=False)
    [row] = table(gift_exports.as_csv())
    assert (row["donor_en"], row["donor_relation"], row["donor_person"]) == ("Named", "son", "mamayeva-raisa")
    assert "donor_place_en" not in row
    assert row["donor_place_2_en"] == "Kyiv"
    assert {"donor_2_en", "donor_relation_2", "donor_shows_name_3"} & set(row) == set()
    [row] = table(gift_exports.as_csv(whole=True))
    assert (row["donor_2_en"], row["donor_relation_2"], row["donor_3_en"]) == (
        "Unnamed",
        "daughter",
        "Silent",
    )


def test_the_number_of_an_exhibit_that_is_not_public_is_not_told():
    gift(letter(is_published=False))
    assert "item_exhibit" not in table(gift_exports.as_csv())[0]
    assert table(gift_exports.as_csv(whole=True))[0]["item_exhibit"] == "КП 12/4"


def run_gifts(text):
    return imports.run(io.BytesIO(text.encode()), "list.csv", DonationTable, now=TUESDAY)


def fill_gifts():
    made = gift(letter(), persons=[mamayeva()])
    Donation.objects.update(slug="gift-of-2018")
    son = builders.donor(
        made, "Named", relation="son", person=person("anna", import_id="17"), place_en="Texas"
    )
    son.agreed_on = TUESDAY.date()
    son.save()
    builders.donation("bare", title_en="=Bare", title_ru="", title_kk="", date="2018-10", act_number="5")


def test_a_whole_table_of_gifts_changes_nothing_when_it_is_imported():
    fill_gifts()
    text = "".join(gift_exports.as_csv(whole=True))
    report = run_gifts(text)
    assert report.faults == []
    assert (report.made, report.changed, report.unchanged) == (0, 0, 2)
    assert "".join(gift_exports.as_csv(whole=True)) == text


def test_a_table_of_gifts_makes_the_same_gifts_elsewhere():
    fill_gifts()
    text = "".join(gift_exports.as_csv())
    Donation.objects.all().delete()
    report = run_gifts(text)
    assert (report.faults, report.made) == ([], 2)
    assert "".join(gift_exports.as_csv()) == text


def test_the_public_table_does_not_take_donors_away_who_are_not_named():
    """It does not tell of them: the import says that the record is another one, and writes nothing."""
    fill_gifts()
    made = Donation.objects.get(slug="gift-of-2018")
    report = run_gifts("".join(gift_exports.as_csv()))
    assert [(fault.row, fault.column) for fault in report.faults] == [(2, "id")]
    assert made.donors.count() == 3


# Pages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["exhibits", "donations"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_files_are_the_same_in_every_language(client, frozen, language, name):
    module = {"exhibits": exports, "donations": gift_exports}[name]
    gift(letter())
    response = client.get(f"/{language}/{name}/export.csv")
    assert (response.status_code, response.streaming) == (200, True)
    assert body(response) == "".join(module.as_csv())
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="alzhir-{name}-2026-05-12.csv"'
    assert response["X-Dataset-Version"] == "2026-05-12; schema=1"
    assert "yet to settle the licence" in response["X-Dataset-Licence"]
    assert response["Last-Modified"] == "Tue, 12 May 2026 06:00:00 GMT"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = client.get(f"/{language}/{name}/export.json")
    assert told["Content-Type"] == "application/json"
    assert body(told) == "".join(module.as_json())
    assert not response.cookies


@pytest.mark.parametrize("path", ["/en/exhibits/export.csv", "/en/donations/export.json"])
def test_nothing_is_sent_again_until_something_changes(client, frozen, path):
    gift(letter())
    tag = client.get(path)["ETag"]

    def status():
        return client.get(path, headers={"If-None-Match": tag}).status_code

    assert status() == 304
    Kind.objects.update(name_en="note")
    assert status() == 200


@pytest.mark.parametrize("path", ["/en/exhibits/export.csv", "/en/donations/export.csv"])
def test_withdrawn_records_are_gone_at_once(client, frozen, path):
    """Though as many are shown as before, and none has changed."""
    hidden = person("hidden", is_published=False)
    her = mamayeva()
    gift(letter(persons=[(her, "maker")]))
    other = builders.exhibit("other", persons=[(hidden, "maker")])
    builders.item(builders.donation("other"), exhibit=other)
    first = client.get(path)
    assert first["Cache-Control"] == "no-cache"
    assert "КП 12/4" in body(first)
    Person.objects.filter(pk=her.pk).update(is_published=False)
    Person.objects.filter(pk=hidden.pk).update(is_published=True)
    second = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200
    assert "КП 12/4" not in body(second)


def test_head_and_other_methods(client, frozen):
    letter()
    for path in ("/en/exhibits/export.csv", "/en/donations/export.json"):
        head = client.head(path)
        assert (head.status_code, body(head)) == (200, "")
        assert client.post(path).status_code == 405


def test_the_lists_lead_to_the_tables(client, frozen):
    page = client.get("/en/exhibits/").content.decode()
    for path in (
        "/en/exhibits/export.csv",
        "/en/exhibits/export.json",
        "/iiif/collection.json",
        "/oai?verb=Identify",
    ):
        assert f'href="{path}"' in page
    assert 'href="/en/donations/export.csv"' in client.get("/en/donations/").content.decode()


# Size -------------------------------------------------------------------------------------------------------


def queries(make):
    with CaptureQueriesContext(connection) as caught:
        list(make())
    return len(caught)


@pytest.mark.parametrize("module", [exports, gift_exports])
def test_queries_do_not_grow_with_the_records(module):
    gift(letter(persons=[(mamayeva(), "maker")]))
    before = queries(module.as_csv)
    for number in range(3):
        made = builders.exhibit(f"more-{number}", persons=[(person(f"p{number}"), "owner")])
        builders.item(builders.donation(f"more-{number}"), exhibit=made)
    assert queries(module.as_csv) == before


def test_batches_are_joined(monkeypatch):
    monkeypatch.setattr(datasets, "BATCH", 1)
    fill()
    gift()
    builders.donation("second")
    assert len(table(exports.as_csv())) == 3
    assert len(json.loads("".join(exports.as_json()))["exhibits"]) == 3
    assert len(table(gift_exports.as_csv())) == 3
    assert len(json.loads("".join(gift_exports.as_json()))["donations"]) == 2


def test_memory_does_not_grow_with_the_records(monkeypatch):
    """A file of many times the size, in little more memory."""
    monkeypatch.setattr(datasets, "BATCH", 100)
    texts = {"title_en": "Letter", "description_en": "x" * 2000}

    def peak():
        tracemalloc.start()
        size = sum(len(part) for part in exports.as_csv())
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size, found

    def add(numbers):
        Exhibit.objects.bulk_create(
            [Exhibit(slug=f"e{number}", is_published=True, **texts) for number in numbers]
        )

    add(range(120))
    peak()
    few = peak()
    add(range(120, 720))
    many = peak()
    assert many[0] > 5 * few[0]
    assert many[1] < 1.5 * few[1]


def test_donations_without_items_keep_their_row():
    builders.donation("bare", title_en="Bare")
    assert [row["id"] for row in table(gift_exports.as_csv())] == ["bare"]
    assert Donation.objects.count() == 1


@pytest.mark.parametrize(("name", "module"), [("exhibits", exports), ("donations", gift_exports)])
def test_the_command_writes_the_same(tmp_path, name, module):
    gift(letter())
    call_command("export_collection", name, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().decode() == "".join(module.as_csv())
    call_command("export_collection", name, tmp_path / "out.json", "--whole")
    assert (tmp_path / "out.json").read_text() == "".join(module.as_json(whole=True))
    with pytest.raises(CommandError, match=r"must end in \.csv"):
        call_command("export_collection", name, tmp_path / "out.txt")
