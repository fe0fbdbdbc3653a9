"""Structured data of the collection's pages, as extruct reads them from the page."""

from datetime import date

import extruct
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits import schema_org
from prisoners.models import Person
from tests.prisoners.builders import mamayeva, person

from . import builders
from .opened import SITE, gift, letter, picture

pytestmark = pytest.mark.django_db

LETTER = "/en/exhibits/letter-of-1939/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def told(client, path):
    """The one JSON-LD item of a page."""
    response = client.get(path)
    assert response.status_code == 200
    [found] = extruct.extract(response.content.decode(), SITE + path, syntaxes=["json-ld"])["json-ld"]
    return found


def test_a_letter_is_a_record_of_the_archive(client):
    letter(persons=[(mamayeva(), "maker"), (person("anna", en=("Frenkel", "Anna", "")), "mentioned")])
    found = told(client, LETTER)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "ArchiveComponent"
    assert found["@id"] == found["url"] == SITE + LETTER
    assert (found["name"], found["genre"]) == ("Letter of 1939", "letter")
    assert found["description"] == "To her sister."
    assert (found["dateCreated"], found["material"]) == ("1939", "paper, ink")
    assert found["size"] == "height 12.5\xa0cm, width 8\xa0cm, weight 30\xa0g"
    assert found["creditText"] == "Gift of the family"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "accession number", "value": "КП 12/4"},
        {"@type": "PropertyValue", "propertyID": "inventory number", "value": "Д-7"},
    ]
    assert found["holdingArchive"]["@type"] == ["Museum", "ArchiveOrganization"]
    assert found["holdingArchive"]["@id"] == f"{SITE}/#museum"
    assert found["itemLocation"]["name"] == "Hall “ALZHIR”"
    assert found["creator"] == [
        {
            "@type": "Person",
            "@id": f"{SITE}/en/persons/mamayeva-raisa/",
            "name": "Raisa Moiseyevna Mamayeva",
            "url": f"{SITE}/en/persons/mamayeva-raisa/",
        }
    ]
    assert [one["name"] for one in found["mentions"]] == ["Anna Frenkel"]
    assert {"image", "about", "height", "artform"} & set(found) == set()


def test_it_is_told_in_the_language_of_the_page(client):
    letter(persons=[(mamayeva(), "maker")])
    found = told(client, LETTER.replace("/en/", "/ru/"))
    assert (found["name"], found["genre"], found["material"]) == (
        "Письмо 1939 года", "письмо", "бумага, чернила",
    )  # fmt: skip
    assert found["creator"][0]["@id"] == f"{SITE}/ru/persons/mamayeva-raisa/"
    assert "«АЛЖИР»" in found["holdingArchive"]["name"]
    # Where the language of the page has none, another one tells.
    assert found["creditText"] == "Gift of the family"


def test_a_photograph_is_a_work_of_the_archive(client):
    kind = builders.kind("photograph", name_en="photograph")
    shown = [picture(1200, 800, credit_en="A. Photographer"), *(picture(300, 200) for _ in range(3))]
    letter(persons=[(mamayeva(), "depicted"), (mamayeva_again(), "owner")], pictures=shown, kind=kind)
    found = told(client, LETTER)
    assert found["@type"] == ["VisualArtwork", "ArchiveComponent"]
    assert found["artform"] == "photograph"
    assert found["height"] == {"@type": "QuantitativeValue", "value": 12.5, "unitCode": "CMT"}
    assert len(found["about"]) == 1
    assert len(found["image"]) == schema_org.MOST_PICTURES
    assert found["image"][0] == {
        "@type": "ImageObject",
        "contentUrl": SITE + shown[0].file.url,
        "thumbnailUrl": SITE + shown[0].small_url,
        "width": 1200,
        "height": 800,
        "caption": "A letter",
        "creditText": "A. Photographer",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": f"{SITE}/en/visit/",
    }


def mamayeva_again():
    return Person.objects.get(slug="mamayeva-raisa")


def test_what_is_not_stated_is_left_out(client):
    builders.exhibit(title_kk="", title_ru="", title_en="", earliest=1937, latest=1938)
    assert set(told(client, LETTER)) == {
        "@context", "@type", "@id", "url", "name", "holdingArchive", "dateModified",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("earliest", "latest", "exact"),
    [(1939, 1939, "1939"), (1938, 1939, ""), (None, 1939, ""), (None, None, ""), (-500, -500, "")],
)
def test_only_an_exact_year_is_told(earliest, latest, exact):
    assert schema_org.year(builders.exhibit(earliest=earliest, latest=latest)) == exact


def test_a_gift_is_an_act_of_those_who_agreed_to_be_named(client, frozen):
    gift(letter())
    found = told(client, "/en/donations/gift/")
    assert (found["@type"], found["name"], found["startTime"]) == ("DonateAction", "A gift", "2018-10-09")
    assert found["agent"] == [
        {"@type": "Person", "name": "Vladimir Mamaev", "homeLocation": {"@type": "Country", "name": "USA"}}
    ]
    assert found["recipient"]["@id"] == f"{SITE}/#museum"
    assert [thing["name"] for thing in found["object"]] == ["Letter of 1939", "badge", "scans"]
    assert found["object"][0]["@id"] == SITE + LETTER
    assert "Даритель" not in str(found)


def test_a_gift_of_an_inexact_day_without_names(client, frozen):
    made = builders.donation(date="2018~", title_en="", title_ru="", title_kk="")
    builders.donor(made, "Тайный Даритель", shows_name=False)
    found = told(client, "/en/donations/gift/")
    assert {"agent", "startTime", "object"} & set(found) == set()
    assert "Даритель" not in str(found)


def test_exhibits_that_are_not_public_stand_in_no_gift(client, frozen):
    made = gift(letter(is_published=False))
    assert "@id" not in told(client, "/en/donations/gift/")["object"][0]
    assert made.items.first().exhibit is not None


def test_angle_brackets_do_not_end_the_script(client):
    letter(title_en="</script><script>alert(1)</script>")
    assert told(client, LETTER)["name"] == "</script><script>alert(1)</script>"
    assert b"<script>alert" not in client.get(LETTER).content


def test_pages_lead_to_the_data(client, frozen):
    gift(letter(pictures=[picture()]))
    page = client.get(LETTER).content.decode()
    assert f'href="{SITE}/iiif/exhibits/letter-of-1939/manifest.json"' in page
    assert f'href="{SITE}/linked-art/exhibits/letter-of-1939.json"' in page
    assert (
        f'href="{SITE}/linked-art/donations/gift.json"' in client.get("/en/donations/gift/").content.decode()
    )


def test_a_page_without_pictures_leads_to_no_manifest(client):
    letter()
    assert "/iiif/" not in client.get(LETTER).content.decode()


def test_structured_data_cost_no_query(client, monkeypatch):
    letter(persons=[(mamayeva(), "maker")], pictures=[picture()])

    def queries():
        with CaptureQueriesContext(connection) as caught:
            client.get(LETTER)
        return len(caught)

    queries()
    whole = queries()
    monkeypatch.setattr(schema_org, "exhibit", lambda entry, site: {})
    assert queries() == whole


def test_an_exhibition_is_an_event(client, frozen):
    made = builders.exhibition(
        opens_on=date(2019, 11, 21), closes_on=date(2019, 11, 27), hall=builders.hall(), text_en="Slides."
    )
    for number, exhibit in enumerate([letter(), builders.exhibit("draft", is_published=False)]):
        made.shown.create(exhibit=exhibit, position=number)
    found = told(client, "/en/exhibitions/show/")
    assert (found["@type"], found["name"], found["description"]) == (
        "ExhibitionEvent",
        "Exhibition",
        "Slides.",
    )
    assert (found["startDate"], found["endDate"]) == ("2019-11-21", "2019-11-27")
    assert found["location"]["name"] == "Hall “ALZHIR”"
    assert [one["name"] for one in found["workFeatured"]] == ["Letter of 1939"]


def test_an_exhibition_without_days_and_hall_is_in_the_museum():
    found = schema_org.exhibition(builders.exhibition(), [], language="en", site=SITE)
    assert found["location"] == found["organizer"]
    assert {"startDate", "endDate", "workFeatured", "image"} & set(found) == set()
