"""Nothing that is not public shows through anywhere: every page is walked, and every address that machines read."""

import html
import re
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine

from tests.conftest import TUESDAY

from .held_back import SECRETS, make_secrets

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "world")]
LANGUAGES = ("kk", "ru", "en")
# Where records are found by machines. Add what is new.
MACHINES = [
    "/iiif/collection.json",
    "/iiif/collection/1.json",
    "/iiif/exhibits/public-letter/manifest.json",
    "/linked-art/exhibits/public-letter.json",
    "/linked-art/donations/public-gift.json",
    "/oai?verb=Identify",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc",
    "/en/exhibits/export.csv",
    "/en/exhibits/export.json",
    "/en/donations/export.csv",
    "/en/donations/export.json",
    "/en/exhibits/export.csv",
    "/en/exhibits/export.json",
    "/en/donations/export.csv",
    "/en/donations/export.json",
    "/en/persons/export.csv",
    "/en/persons/export.json",
    "/sitemap.xml",
    "/sitemap-exhibits.xml",
    "/sitemap-donations.xml",
    "/sitemap-exhibitions.xml",
    "/sitemap-persons.xml",
    "/ru/news/feed/",
]
# What is asked of a search; none of these words is a secret, and held-back records hold each.
ASKED = ["письмо", "letter", "хат", "сый", "1939", "Мамаева"]
# The addresses of what is held back or not published.
HIDDEN = [
    "/ru/persons/unnameable-zuleikha/",
    "/ru/persons/unnameable-zuleikha.ged",
    "/ru/exhibits/unnameable-0/",
    "/ru/exhibits/unnameable-1/",
    "/ru/exhibits/unnameable-0/pages/1/",
    "/ru/exhibits/unnameable-0/qr.svg",
    "/ru/exhibits/draft-canary/",
    "/ru/donations/unnameable-gift-0/",
    "/ru/donations/unnameable-gift-1/",
    "/ru/donations/unnameable-gift-2/",
    "/ru/donations/draft-canary/",
    "/ru/exhibitions/draft-canary/",
    "/ru/exhibits/?person=unnameable-zuleikha",
    "/iiif/exhibits/unnameable-0/manifest.json",
    "/linked-art/exhibits/unnameable-0.json",
    "/linked-art/donations/unnameable-gift-0.json",
    "/linked-art/donations/unnameable-gift-1.json",
    "/linked-art/donations/unnameable-gift-2.json",
    "/linked-art/donations/draft-canary.json",
]
# Pages without records of the collection, or whose ways are without end.
SKIPPED = re.compile(
    r"/\w\w/(admin|tours|bookings?|accessibility|guest-book|contact|mistake|persons/(contribute|wall|by))\b|/(static|media)/"
)
MOST_PAGES = 400


@pytest.fixture(scope="module")
def world(standing):
    with time_machine.travel(TUESDAY, tick=False):
        return make_secrets()


def body(response):
    """The text of a response, with what JSON and HTML write as numbers read as letters; streams are read whole."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    text = data.decode("utf-8-sig")
    return html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text))


def told(text):
    """The secrets that a text tells, whatever the case of its letters."""
    text = text.casefold()
    return [secret for secret in SECRETS if secret.casefold() in text]


def links(text, address):
    """The addresses of this site that a page leads to, fragments left out."""
    found = re.findall(r'(?:href|src|content)="(/[^"]*|\?[^"]*|http://127\.0\.0\.1:8000/[^"]*)"', text)
    for link in found:
        parts = urlsplit(urljoin(address, link))
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if not SKIPPED.search(target) and parts.path[:4] in {f"/{code}/" for code in LANGUAGES} | {
            "/iii",
            "/lin",
        }:
            yield target


def walk(client, *starts):
    """{address: secrets told} of all that is reached from these addresses, in the language of the first."""
    others = tuple(f"/{code}/" for code in LANGUAGES if code != starts[0][1:3])
    waiting, seen = list(starts), {start: [] for start in starts}
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop()
        response = client.get(address)
        assert response.status_code in (200, 301, 302), address
        text = body(response)
        seen[address] = told(text)
        if "html" in response["Content-Type"]:
            new = {link for link in links(text, address) if link not in seen and not link.startswith(others)}
            seen |= {link: [] for link in new}
            waiting += sorted(new)
    return seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_walk_over_all_pages_tells_no_secret(client, language):
    seen = walk(client, *(f"/{language}/{path}" for path in ("", "exhibits/", "exhibitions/", "halls/")))
    assert len(seen) < MOST_PAGES
    assert {address: secrets for address, secrets in seen.items() if secrets} == {}
    # The walk has come everywhere.
    for path in (
        "persons/mamayeva-raisa/",
        "exhibits/public-letter/",
        "donations/public-gift/",
        "countries/korea-of-the-unwilling/",
        "camp/stones/embassy/",
        "news/news/",
    ):
        assert f"/{language}/{path}" in seen


def test_machines_read_no_secret(client):
    found = {}
    for address in MACHINES:
        response = client.get(address)
        found[address] = (response.status_code, told(body(response)))
    assert found == dict.fromkeys(MACHINES, (200, []))


def test_what_is_not_public_is_not_found(client):
    """An address that was asked for may stand on the page that says so; nothing else of it."""
    for address in HIDDEN:
        response = client.get(address)
        assert (address, response.status_code) == (address, 404)
        asked = re.sub(r"[/?=.]+", " ", address)
        assert [secret for secret in told(body(response)) if secret.casefold() not in asked.casefold()] == []


@pytest.mark.parametrize("path", ["search/", "exhibits/", "persons/"])
def test_search_finds_no_secret(client, path):
    for words in ASKED:
        response = client.get(f"/ru/{path}", {"q": words})
        assert (words, response.status_code, told(body(response))) == (words, 200, [])


@pytest.mark.parametrize("path", ["search/", "exhibits/", "persons/"])
def test_search_for_a_secret_finds_nothing(client, path):
    """The page repeats what was asked, and leads to no record."""
    for secret in SECRETS:
        response = client.get(f"/ru/{path}", {"q": secret})
        found = body(response).partition("<main")[2].partition("</main>")[0]
        links = re.findall(r'href="(/ru/(?:exhibits|donations|persons)/[\w-]+-[\w-]+/)"', found)
        assert (secret, response.status_code, links) == (secret, 200, [])


def test_record_shows_again_once_her_record_is_published(client, world):
    """The control: the same walk finds her name where nothing holds it back."""
    her = world["held"][1].persons.get()
    type(her).objects.filter(pk=her.pk).update(is_published=True)
    for address in HIDDEN[2:4] + HIDDEN[7:10]:
        response = client.get(address)
        assert response.status_code == 200
        assert "Неназываемая" in told(body(response))
