"""Linked Art, expanded offline with the context that cromulent ships, and read as triples."""

import json
from pathlib import Path

import cromulent
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pyld import jsonld

from exhibits.linked_art import CONTEXT, aat
from exhibits.models import Exhibit
from prisoners.models import Person
from tests.prisoners.builders import mamayeva, person

from . import builders
from .opened import SITE, gift, letter, picture

pytestmark = pytest.mark.django_db

DATA = Path(cromulent.__file__).parent / "data"
EXHIBIT = "/linked-art/exhibits/letter-of-1939.json"
GIFT = "/linked-art/donations/gift.json"
CRM = "http://www.cidoc-crm.org/cidoc-crm/"
LA = "https://linked.art/ns/terms/"
TYPE, LABEL = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2000/01/rdf-schema#label"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def load(url, options):
    """The one context that there is; no connection is opened."""
    assert url == CONTEXT
    document = json.loads((DATA / "linked-art.json").read_text())
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document,
    }


def get(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.json()


class Graph:
    """The triples of a document: what is said of a node by a property of the CRM."""

    def __init__(self, document):
        dataset = jsonld.to_rdf(document, {"documentLoader": load})
        self.triples = [
            (each["subject"]["value"], each["predicate"]["value"], each["object"]["value"])
            for each in dataset["@default"]
        ]

    def all(self, subject, *path):
        found = [subject]
        for name in path:
            name = name if ":" in name else CRM + name
            found = [
                value for one in found for each, said, value in self.triples if (each, said) == (one, name)
            ]
        return sorted(found)

    def one(self, subject, *path):
        [found] = self.all(subject, *path)
        return found


def read(client, path):
    """(the Graph, the address of its subject). Every key of the document has a meaning: none is lost in expansion."""
    document = get(client, path)
    assert set(unknown(document)) == set()
    return Graph(document), SITE + path


def unknown(node, context=None):
    """The keys and types that the context does not define; pyld would leave them out in silence."""
    terms = context or load(CONTEXT, {})["document"]["@context"]
    if isinstance(node, list):
        for each in node:
            yield from unknown(each, terms)
    if isinstance(node, dict):
        scoped = terms | terms.get(node.get("type"), {}).get("@context", {})
        yield from (key for key in node if key != "@context" and key not in scoped)
        yield from (node[key] for key in ("type",) if key in node and node[key] not in terms)
        for each in node.values():
            yield from unknown(each, terms)


def test_the_exhibit_is_a_made_object_with_its_numbers(client):
    letter()
    graph, one = read(client, EXHIBIT)
    assert graph.one(one, TYPE) == f"{CRM}E22_Human-Made_Object"
    assert graph.one(one, LABEL) == "Letter of 1939"
    identifiers = {
        graph.one(node, "P2_has_type"): graph.one(node, "P190_has_symbolic_content")
        for node in graph.all(one, "P1_is_identified_by")
        if graph.one(node, TYPE) == f"{CRM}E42_Identifier"
    }
    assert identifiers == {f"{aat.AAT}300312355": "КП 12/4", f"{aat.AAT}300404621": "Д-7"}
    names = {
        graph.one(node, "P72_has_language"): graph.one(node, "P190_has_symbolic_content")
        for node in graph.all(one, "P1_is_identified_by")
        if graph.one(node, TYPE) == f"{CRM}E33_E41_Linguistic_Appellation"
    }
    assert names == {
        "http://id.loc.gov/vocabulary/iso639-1/kk": "1939 жылғы хат",
        f"{aat.AAT}300389168": "Письмо 1939 года",
        f"{aat.AAT}300388277": "Letter of 1939",
    }


def test_production_material_and_size(client):
    letter(persons=[(mamayeva(), "maker")])
    graph, one = read(client, EXHIBIT)
    assert graph.one(one, "P2_has_type") == f"{aat.AAT}300026879"
    production = graph.one(one, "P108i_was_produced_by")
    assert graph.one(production, "P4_has_time-span", "P82a_begin_of_the_begin") == "1939-01-01T00:00:00"
    assert graph.one(production, "P4_has_time-span", "P82b_end_of_the_end") == "1939-12-31T23:59:59"
    assert graph.one(production, "P14_carried_out_by") == f"{SITE}/kk/persons/mamayeva-raisa/#person"
    assert graph.all(one, "P45_consists_of") == [f"{aat.AAT}300014109", f"{aat.AAT}300015012"]
    sizes = {
        graph.one(node, "P2_has_type"): (graph.one(node, "P90_has_value"), graph.one(node, "P91_has_unit"))
        for node in graph.all(one, "P43_has_dimension")
    }
    assert {key: (float(value), unit) for key, (value, unit) in sizes.items()} == {
        f"{aat.AAT}300055644": (12.5, f"{aat.AAT}300379098"),
        f"{aat.AAT}300055647": (8.0, f"{aat.AAT}300379098"),
        f"{aat.AAT}300056240": (30.0, f"{aat.AAT}300379225"),
    }
    assert graph.one(one, "P57_has_number_of_parts") == "2"


def test_keeper_hall_writing_and_pictures(client):
    shown = picture()
    letter(persons=[(mamayeva(), "recipient")], pictures=[shown])
    graph, one = read(client, EXHIBIT)
    museum = f"{SITE}/#museum"
    assert graph.one(one, "P50_has_current_keeper") == graph.one(one, "P52_has_current_owner") == museum
    assert graph.one(museum, "P2_has_type") == f"{aat.AAT}300312281"
    assert graph.one(one, "P55_has_current_location", LABEL) == "Hall “ALZHIR”"
    writing = graph.one(one, "P128_carries")
    assert graph.one(writing, "P190_has_symbolic_content") == "Дорогая сестра!"
    assert graph.one(writing, "P72_has_language") == f"{aat.AAT}300389168"
    assert graph.one(writing, "P73_has_translation", "P190_has_symbolic_content") == "Dear sister!"
    assert graph.one(writing, "P129_is_about") == f"{SITE}/kk/persons/mamayeva-raisa/#person"
    image = graph.one(one, "P138i_has_representation", f"{LA}digitally_shown_by")
    assert graph.one(image, f"{LA}access_point") == SITE + shown.file.url
    assert graph.one(image, "http://purl.org/dc/elements/1.1/format") == "image/jpeg"


def test_texts_have_their_kind_and_language(client):
    letter()
    graph, one = read(client, EXHIBIT)
    texts = {
        graph.one(node, "P2_has_type"): graph.all(node, "P190_has_symbolic_content")
        for node in graph.all(one, "P67i_is_referred_to_by")
    }
    assert texts[f"{aat.AAT}300435416"] == ["To her sister.\n\nTwo leaves."]
    assert texts[f"{aat.AAT}300026687"] == ["Gift of the family"]
    assert texts[f"{aat.AAT}300435434"] == ["https://creativecommons.org/licenses/by/4.0/"]


def test_it_leads_to_its_pages_and_the_manifest(client):
    letter(pictures=[picture()])
    graph, one = read(client, EXHIBIT)
    points = graph.all(one, "P129i_is_subject_of", f"{LA}digitally_carried_by", f"{LA}access_point")
    assert points == sorted(
        [
            *(f"{SITE}/{code}/exhibits/letter-of-1939/" for code in ("kk", "ru", "en")),
            f"{SITE}/iiif/exhibits/letter-of-1939/manifest.json",
        ]
    )


def test_a_gift_transfers_the_title_from_those_who_agreed_to_be_named(client):
    gift(letter())
    graph, one = read(client, GIFT)
    assert graph.one(one, TYPE) == f"{CRM}E7_Activity"
    assert graph.one(one, "P2_has_type") == f"{aat.AAT}300055863"
    assert graph.one(one, "P4_has_time-span", "P82a_begin_of_the_begin") == "2018-10-09T00:00:00"
    acquisition = f"{one}#acquisition"
    assert graph.one(acquisition, TYPE) == f"{CRM}E8_Acquisition"
    assert acquisition in graph.all(one, "P9_consists_of")
    assert SITE + EXHIBIT in graph.all(acquisition, "P24_transferred_title_of")
    assert graph.all(acquisition, "P24_transferred_title_of", LABEL) == ["Letter of 1939", "badge"]
    assert graph.one(acquisition, "P22_transferred_title_to") == f"{SITE}/#museum"
    assert graph.one(acquisition, "P23_transferred_title_from", LABEL) == "Vladimir Mamaev"
    donor = graph.one(acquisition, "P23_transferred_title_from")
    assert graph.one(donor, "P74_has_current_or_former_residence", LABEL) == "USA"
    # Scans are files: nobody hands over the title to them.
    [copying] = set(graph.all(one, "P9_consists_of")) - {acquisition}
    assert graph.one(copying, "P16_used_specific_object", LABEL) == "scans"


def test_the_exhibit_knows_the_acquisition(client):
    gift(letter())
    graph, one = read(client, EXHIBIT)
    assert graph.one(one, "P24i_changed_ownership_through") == f"{SITE}{GIFT}#acquisition"


def test_a_digital_copy_has_a_keeper_and_no_owner(client):
    gift(letter(originality="digital"))
    graph, one = read(client, EXHIBIT)
    assert graph.all(one, "P52_has_current_owner") == graph.all(one, "P24i_changed_ownership_through") == []
    assert graph.one(one, "P50_has_current_keeper") == f"{SITE}/#museum"
    assert "digital copy" in graph.all(one, "P2_has_type", LABEL)
    graph, one = read(client, GIFT)
    assert graph.all(f"{one}#acquisition", "P24_transferred_title_of", LABEL) == ["badge"]


def test_depicted_mentioned_and_former_owner(client):
    her, other, third = mamayeva(), person("anna"), person("vera")
    builders.exhibit(persons=[(her, "depicted"), (other, "mentioned"), (third, "owner")])
    graph, one = read(client, EXHIBIT)
    assert graph.one(one, "P65_shows_visual_item", "P138_represents").endswith("mamayeva-raisa/#person")
    assert graph.one(one, "P128_carries", "P129_is_about").endswith("anna/#person")
    assert graph.one(one, "P51_has_former_or_current_owner").endswith("vera/#person")


def test_what_is_not_stated_is_left_out(client):
    builders.exhibit(title_kk="", title_ru="", title_en="")
    document = get(client, EXHIBIT)
    assert set(document) == {
        "@context", "id", "type", "_label", "current_owner", "current_custodian", "subject_of",
    }  # fmt: skip
    builders.donation("bare", date="", title_kk="", title_ru="", title_en="")
    document = get(client, "/linked-art/donations/bare.json")
    assert set(document) == {
        "@context", "id", "type", "_label", "classified_as", "identified_by", "subject_of",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (1939, "1939-01-01T00:00:00", "1939-12-31T23:59:59"),
        (79, "0079-01-01T00:00:00", "0079-12-31T23:59:59"),
        (-1, "0000-01-01T00:00:00", "0000-12-31T23:59:59"),
        (-500, "-0499-01-01T00:00:00", "-0499-12-31T23:59:59"),
    ],
)
def test_years_before_christ_count_from_nought(client, year, first, last):
    builders.exhibit(earliest=year, latest=year)
    timespan = get(client, EXHIBIT)["produced_by"]["timespan"]
    assert (timespan["begin_of_the_begin"], timespan["end_of_the_end"]) == (first, last)


def test_a_material_is_a_term_only_where_it_is_certain(client):
    builders.exhibit(material_en="Paper, birch bark, ink on silk")
    assert [each["_label"] for each in get(client, EXHIBIT)["made_of"]] == ["paper"]


def test_terms_are_those_of_the_vocabulary_of_linked_art():
    """Those that cromulent has stand here under the same number; the others are told one by one."""
    classes = json.loads((DATA / "vocab_classes.json").read_text()).values()
    instances = json.loads((DATA / "vocab_instances.json").read_text()).values()
    numbers = {each["id"] for each in [*classes, *instances]}
    tables = (aat.KINDS, aat.MATERIALS, aat.DIMENSION_TYPES, aat.UNITS, aat.LANGUAGES)
    single = [getattr(aat, name) for name in dir(aat) if isinstance(getattr(aat, name), tuple)]
    terms = dict([*single, *(term for table in tables for term in table.values())])
    assert {label for number, label in terms.items() if number not in numbers} == {
        "albums (books)", "autobiographies", "certificates", "letters (correspondence)", "medals",
        "postcards", "telegrams",
    }  # fmt: skip
    labels = {each["id"]: each["label"] for each in instances}
    assert {labels[number] for number, label in aat.MATERIALS.values()} == {
        label for number, label in aat.MATERIALS.values()
    }


def test_what_is_not_public_is_not_there(client):
    hidden = person("hidden", is_published=False)
    made = letter(persons=[(hidden, "mentioned")])
    gift(made)
    assert (client.get(EXHIBIT).status_code, client.get(GIFT).status_code) == (404, 404)
    Person.objects.update(is_published=True)
    assert (client.get(EXHIBIT).status_code, client.get(GIFT).status_code) == (200, 200)
    Exhibit.objects.update(is_published=False)
    assert client.get(EXHIBIT).status_code == 404
    assert EXHIBIT not in client.get(GIFT).content.decode()


def test_a_gift_that_is_held_back_stands_in_no_exhibit(client):
    made = letter()
    gift(made, persons=[person("hidden", is_published=False)])
    assert "changed_ownership_through" not in get(client, EXHIBIT)


def test_what_is_for_staff_alone_is_not_told(client):
    made = letter(pictures=[picture()])
    made.condition_checks.create(checked_on="2026-05-01", condition="poor", note="Тронуто плесенью")
    gift(made)
    text = client.get(EXHIBIT).content.decode() + client.get(GIFT).content.decode()
    for secret in ("Витрина", "плесенью", "Акт 77", "Даритель"):
        assert secret not in text


def test_any_site_may_read_it(client):
    gift(letter())
    for path in (EXHIBIT, GIFT):
        response = client.get(path)
        assert response["Content-Type"] == f'application/ld+json;profile="{CONTEXT}"'
        assert response["Access-Control-Allow-Origin"] == "*"
        assert client.get(path, headers={"If-None-Match": response["ETag"]}).status_code == 304
        assert client.post(path).status_code == 405


def test_queries_do_not_grow(client):
    def queries(path):
        with CaptureQueriesContext(connection) as caught:
            get(client, path)
        return len(caught)

    made = letter(persons=[(mamayeva(), "maker")], pictures=[picture()])
    given = gift(made)
    before = queries(EXHIBIT), queries(GIFT)
    for number in range(3):
        made.people.create(person=person(f"other-{number}"), role="mentioned")
        made.media.create(picture=picture(), position=number + 1)
        builders.item(given, exhibit=builders.exhibit(f"exhibit-{number}"))
        builders.donor(given, f"Donor {number}")
    assert (queries(EXHIBIT), queries(GIFT)) == before
