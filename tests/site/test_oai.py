"""The six verbs at /oai; every answer is held against the protocol's schema (oai_answers.py)."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alzhir_site.oai import answers, tokens
from alzhir_site.oai.records import HarvestRecord
from exhibits.models import Exhibit
from prisoners.models import Person
from tests.exhibits.builders import exhibit
from tests.prisoners.builders import fact, person
from tests.site.oai_answers import all_pages, ask, encoded, error, headers, query, read, statements, texts
from visitors.models import Museum

NOW = datetime(2026, 5, 12, 6, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LISTS = pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(answers, "PAGE", 2)


def name_of(record):
    return f"oai:127.0.0.1:{record._meta.model_name}-{record.pk}"


def five():
    return [exhibit(f"letter-{number}") for number in range(5)]


# What there is ------------------------------------------------------------------------------------------------


def test_identify(client):
    root = ask(client, "Identify")
    assert texts(root, "/oai:OAI-PMH/oai:responseDate | //oai:Identify/*")[2:] == [
        "http://127.0.0.1:8000/oai",
        "2.0",
        "museum@example.org",
        "2026-05-12T06:00:00Z",
        "persistent",
        "YYYY-MM-DDThh:mm:ssZ",
    ]


def test_the_address_of_the_museum_is_told_where_it_is_one(client):
    museum = Museum.load()
    for written, told in (("info@museum.kz", "info@museum.kz"), ("not known yet", "museum@example.org")):
        museum.email = written
        museum.save()
        assert texts(ask(client, "Identify"), "//oai:adminEmail") == [told]


def test_the_earliest_datestamp_is_that_of_the_ledger(client, frozen):
    exhibit()
    ask(client)
    frozen.shift(3600)
    assert texts(ask(client, "Identify"), "//oai:earliestDatestamp") == ["2026-05-12T06:00:01Z"]


def test_sets_and_formats(client):
    made = exhibit()
    assert texts(ask(client, "ListSets"), "//oai:setSpec") == ["exhibits", "persons"]
    assert texts(ask(client, "ListMetadataFormats"), "//oai:metadataPrefix") == ["oai_dc"]
    of_one = ask(client, "ListMetadataFormats", identifier=name_of(made))
    assert texts(of_one, "//oai:metadataPrefix") == ["oai_dc"]
    assert (
        error(ask(client, "ListMetadataFormats", identifier="oai:127.0.0.1:exhibit-99")) == "idDoesNotExist"
    )
    assert error(ask(client, "ListSets", resumptionToken="x")) == "badResumptionToken"


def test_the_request_is_repeated_but_for_one_that_is_none(client):
    asked = ask(client, from_="2026-05-12").find("{*}request")
    assert dict(asked.attrib) == {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2026-05-12"}
    assert asked.text == "http://127.0.0.1:8000/oai"
    for text in ("verb=Nothing", "verb=ListRecords", "verb=ListRecords&metadataPrefix=oai_dc&set=%00"):
        assert dict(query(client, text).find("{*}request").attrib) == {}


def test_the_answer_does_not_follow_the_host_or_the_language(client):
    exhibit()
    first = client.get("/oai?verb=ListRecords&metadataPrefix=oai_dc")
    other = client.get(
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
        headers={"host": "localhost", "accept-language": "en", "cookie": "language=en"},
    )
    assert first.content == other.content
    assert (first["Cache-Control"], "Content-Disposition" in first) == ("no-store", False)


# Records ------------------------------------------------------------------------------------------------------


def test_get_record(client):
    made, woman = exhibit(), person()
    for record, kind in ((made, "exhibits"), (woman, "persons")):
        root = ask(client, "GetRecord", identifier=name_of(record))
        assert headers(root) == {name_of(record): "live"}
        assert texts(root, "//oai:setSpec") == [kind]
        assert statements(root, "title") != []


@pytest.mark.parametrize(
    "identifier",
    [
        "oai:127.0.0.1:exhibit-99",
        "oai:127.0.0.1:exhibit-0",
        "oai:127.0.0.1:exhibit-01",
        "oai:127.0.0.1:exhibit-99999999999999999999",
        "oai:127.0.0.1:donation-1",
        "oai:example.org:exhibit-1",
        "http://127.0.0.1/en/exhibits/letter-of-1939/",
        "oai:127.0.0.1:exhibit-" + "9" * 10_000,
    ],
)
def test_an_identifier_that_nothing_has(client, identifier):
    exhibit()
    assert error(ask(client, "GetRecord", identifier=identifier)) == "idDoesNotExist"


def test_formats_that_are_not_given(client):
    made = exhibit()
    assert error(ask(client, metadataPrefix="marc21")) == "cannotDisseminateFormat"
    asked = ask(client, "GetRecord", identifier=name_of(made), metadataPrefix="marc21")
    assert error(asked) == "cannotDisseminateFormat"


def test_a_withdrawn_record_is_told_as_deleted(client, frozen):
    made = exhibit()
    assert error(ask(client, set_="persons")) == "noRecordsMatch"
    Exhibit.objects.update(is_published=False)
    frozen.shift(60)
    for root in (ask(client), ask(client, "GetRecord", identifier=name_of(made))):
        assert headers(root) == {name_of(made): "deleted"}
        assert texts(root, "//oai:datestamp") == ["2026-05-12T06:01:01Z"]
        assert root.find(".//{*}metadata") is None


def test_a_record_that_was_never_public_does_not_exist(client):
    made = exhibit(persons=[(person("nobody", is_published=False), "owner")])
    assert error(ask(client)) == "noRecordsMatch"
    assert error(ask(client, "GetRecord", identifier=name_of(made))) == "idDoesNotExist"


def test_what_is_hidden_between_two_pages_is_not_told(client, small_pages):
    made = five()
    root = ask(client)
    Exhibit.objects.filter(pk=made[2].pk).update(is_published=False)
    second = ask(client, resumptionToken=texts(root, "//oai:resumptionToken")[0])
    assert headers(second) == {name_of(made[2]): "deleted", name_of(made[3]): "live"}
    assert "letter-2" not in str(statements(second, "identifier"))


def test_what_was_told_as_deleted_between_two_pages_is_told_again_when_it_is_public_again(
    client, frozen, small_pages
):
    made = five()
    root = ask(client)
    hidden = Exhibit.objects.filter(pk=made[2].pk)
    hidden.update(is_published=False)
    second = ask(client, resumptionToken=texts(root, "//oai:resumptionToken")[0])
    assert headers(second) == {name_of(made[2]): "deleted", name_of(made[3]): "live"}
    hidden.update(is_published=True)
    frozen.shift(60)
    assert headers(ask(client, from_="2026-05-12T06:01:00Z")) == {name_of(made[2]): "live"}


# Lists --------------------------------------------------------------------------------------------------------


@LISTS
def test_lists_in_pages(client, small_pages, verb):
    made = [*five(), person()]
    pages = all_pages(client, verb)
    assert [list(headers(page)) for page in pages] == [
        [name_of(record) for record in made[start : start + 2]] for start in (0, 2, 4)
    ]
    found = [page.find(".//{*}resumptionToken") for page in pages]
    assert [(one.get("cursor"), one.get("completeListSize"), bool(one.text)) for one in found] == [
        ("0", "6", True), ("2", "6", True), ("4", "6", False),
    ]  # fmt: skip


def test_a_list_of_one_page_has_no_token(client):
    five()
    assert ask(client).find(".//{*}resumptionToken") is None


def test_identifiers_come_without_metadata(client):
    exhibit()
    root = ask(client, "ListIdentifiers")
    assert (len(headers(root)), root.find(".//{*}metadata")) == (1, None)


def test_a_set_is_kept_from_page_to_page(client, small_pages):
    person()
    made = five()
    pages = all_pages(client, set_="exhibits")
    assert [name for page in pages for name in headers(page)] == [name_of(record) for record in made]
    assert {kind for page in pages for kind in texts(page, "//oai:setSpec")} == {"exhibits"}
    assert error(ask(client, set_="stones")) == "noRecordsMatch"


def test_harvests_by_time(client, frozen):
    first = exhibit("first")
    ask(client)
    frozen.shift(timedelta(days=1))
    second = exhibit("second")
    ask(client)

    def found(**bounds):
        root = ask(client, "ListIdentifiers", **bounds)
        return error(root) if root.find("{*}error") is not None else list(headers(root))

    assert found(from_="2026-05-12") == [name_of(first), name_of(second)]
    assert found(from_="2026-05-12", until="2026-05-12") == [name_of(first)]
    assert found(from_="2026-05-12T06:00:01Z", until="2026-05-12T06:00:01Z") == [name_of(first)]
    assert found(from_="2026-05-12T06:00:02Z") == [name_of(second)]
    assert found(until="2026-05-12T06:00:00Z") == "noRecordsMatch"
    assert found(from_="2026-05-14") == "noRecordsMatch"
    assert found(until="0001-01-01") == "noRecordsMatch"
    assert found(from_="0001-01-01", until="9999-12-31") == [name_of(first), name_of(second)]


def test_what_changes_during_a_harvest_comes_at_its_end(client, frozen, small_pages):
    made = five()
    root = ask(client)
    frozen.shift(60)
    made[3].save()
    ask(client, "ListIdentifiers")
    rest = []
    while token := root.findtext(".//{*}resumptionToken"):
        root = ask(client, resumptionToken=token)
        rest += headers(root)
    assert rest == [name_of(made[number]) for number in (2, 4, 3)]


def test_a_token_may_be_used_again(client, small_pages):
    five()
    token = texts(ask(client), "//oai:resumptionToken")[0]
    assert headers(ask(client, resumptionToken=token)) == headers(ask(client, resumptionToken=token))


def test_tokens_that_were_not_given_out(client, small_pages):
    five()
    token = texts(ask(client), "//oai:resumptionToken")[0]
    other = signing.dumps({"verb": "ListRecords"}, salt=tokens.SALT)
    foreign = signing.dumps({"verb": "ListRecords"}, salt="other")
    for wrong in ("x", token[:-1], token.swapcase(), other, foreign, "\ud800", "Қ", "x" * 10_000):
        sent = quote(wrong, errors="surrogatepass")
        assert error(query(client, f"verb=ListRecords&resumptionToken={sent}")) == "badResumptionToken"
    assert error(ask(client, "ListIdentifiers", resumptionToken=token)) == "badResumptionToken"
    assert error(ask(client, "ListRecords", resumptionToken=token, set="persons")) == "badArgument"


def test_a_list_whose_rest_has_changed_is_to_be_begun_again(client, frozen, small_pages):
    five()
    root = ask(client, until="2026-05-12T06:00:01Z")
    frozen.shift(60)
    Exhibit.objects.update(is_published=False)
    ask(client, "ListIdentifiers")
    token = texts(root, "//oai:resumptionToken")[0]
    assert error(ask(client, resumptionToken=token)) == "badResumptionToken"


# Requests -----------------------------------------------------------------------------------------------------


def test_post_asks_the_same(client):
    exhibit()
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    assert client.post("/oai", asked).content == client.get("/oai", asked).content
    typed = client.post("/oai", encoded(**asked), content_type="application/x-www-form-urlencoded")
    assert headers(read(typed.content)) != {}
    assert error(read(client.post("/oai?verb=Identify").content)) == "badVerb"


def test_other_methods(client):
    assert client.put("/oai").status_code == 405
    assert client.delete("/oai").status_code == 405
    head = client.head("/oai?verb=Identify")
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize(
    "name", ["verb", "identifier", "metadataPrefix", "set", "from", "until", "resumptionToken"]
)
@pytest.mark.parametrize(
    "value", ["%00", "%ED%A0%80", "%FF", "%EF%BF%BF", "x" * 10_000, "%3Cb%3E%22", "", "%0A"]
)
def test_odd_values_are_errors_of_the_protocol(client, name, value):
    verb = {
        "verb": "",
        "identifier": "verb=GetRecord&metadataPrefix=oai_dc&",
        "metadataPrefix": "verb=ListRecords&",
    }
    rest = verb.get(
        name, "verb=ListRecords&" + ("metadataPrefix=oai_dc&" if name != "resumptionToken" else "")
    )
    assert error(query(client, f"{rest}{name}={value}")) in {
        "badVerb", "badArgument", "cannotDisseminateFormat", "noRecordsMatch", "badResumptionToken", "idDoesNotExist",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords", "badArgument"),
    ],
)
def test_errors(client, text, code):
    assert error(query(client, text)) == code


# Cost ---------------------------------------------------------------------------------------------------------


def test_a_page_costs_the_same_for_many(client):
    def fill(number):
        woman = person(f"p-{number}")
        fact(woman, "birth", "1900")
        exhibit(f"letter-{number}", persons=[(woman, "owner")])

    def queries():
        ask(client)
        with CaptureQueriesContext(connection) as found:
            ask(client)
        return len(found)

    fill(1)
    before = queries()
    for number in (2, 3):
        fill(number)
    assert HarvestRecord.objects.count() == 2
    assert queries() == before <= 20
    assert (Exhibit.objects.count(), Person.objects.count()) == (3, 3)
