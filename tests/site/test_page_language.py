"""Each page that visitors see and each letter that goes out speaks its own language: no English in Kazakh or Russian, no
Russian in Kazakh or English, but what is marked as another language."""

import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import resolve
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation
from lxml import html

from booking import emails
from booking.models import Slot
from booking.reservations import Contact
from prisoners.contributions import letters as contribution_letters
from prisoners.models import Person
from tests.booking.builders import make_booking
from tests.prisoners.contributing import contribution
from tests.visitors import writing
from translations import digest
from translations.models import State, Translator
from visitors.correspondence import letters as visitors_letters

pytestmark = pytest.mark.usefixtures("frozen")
LANGUAGES = ("kk", "ru", "en")
# What is written in Latin letters in every language: formats, signs of archives and maps, names of the site's own, units.
LATIN_WORDS = """ALZHIR CSV JSON PDF EPUB GEDCOM IIIF OAI PMH OpenStreetMap WebP JPEG PNG TIFF HEIC KZT QR DPLA EAD URL
example org com http https www kz museum Linked Art WCAG Observing Memories vechastana"""
LATIN = set(LATIN_WORDS.split())
# Ways without end, files, and the records by which a filter is named over and over.
SKIPPED = re.compile(
    r"\.(csv|json|ged|ics|svg|pdf)$|/feed/|/admin/|[?&](page|q|date|person|value|kind|from)=|/by/"
)
ATTRIBUTES = ("title", "placeholder", "aria-label", "alt")
# Pages of one view differ by what the museum has written.
EACH = 3
FORMS = ("guest-book/write/", "contact/", "mistake/?page=/ru/", "persons/contribute/", "tours/book/{slot}/")


@pytest.fixture(scope="module")
def demo(standing, tmp_path_factory, django_db_setup):
    """The site as `make run` shows it, with slots on the days to come."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
    call_command("load_demo", verbosity=0)
    yield
    settings.MEDIA_ROOT = before


@pytest.fixture
def site(demo, db):
    call_command("make_slots", verbosity=0)
    return Client(HTTP_HOST="127.0.0.1:8000")


@pytest.fixture
def lacking(monkeypatch):
    """A set that fills as pages are made: (language, text) of what was asked for and is not in the catalogue."""
    found = set()
    gettext, ngettext = DjangoTranslation.gettext, DjangoTranslation.ngettext

    def watched(catalogue, text):
        if text and catalogue.to_language() in ("kk", "ru") and text not in catalogue._catalog:
            found.add((catalogue.to_language(), str(text)))
        return gettext(catalogue, text)

    def watched_plural(catalogue, one, many, number):
        if catalogue.to_language() in ("kk", "ru") and (one, 0) not in catalogue._catalog:
            found.add((catalogue.to_language(), str(one)))
        return ngettext(catalogue, one, many, number)

    monkeypatch.setattr(DjangoTranslation, "gettext", watched)
    monkeypatch.setattr(DjangoTranslation, "ngettext", watched_plural)
    return found


def root_of(page):
    return html.document_fromstring(page)


def said(root, language):
    """All that is read or heard on a page in its own language: parts that are marked as another one are left out."""
    for tag in root.xpath("//script | //style | //textarea | //code"):
        tag.drop_tree()
    for tag in root.xpath("//*[@lang]"):
        if tag.get("lang") != language and tag.getparent() is not None:
            tag.drop_tree()
    texts = [text.strip() for text in root.itertext() if text.strip()]
    for name in ATTRIBUTES:
        texts += root.xpath(f"//@{name}")
    return texts + root.xpath("//meta[@name='description']/@content")


def foreign(text, language):
    """The words of a text that are not of the language's letters."""
    if language == "en":
        return set(re.findall(r"[Ѐ-ӿ]{2,}", text))
    # Addresses and numbers of bookings are no words.
    plain = re.sub(r"\b[0-9A-Z]{8}\b|\S+@\S+|\S*[/.]\w+[/.]\S*|\w+\.(?:kz|org|com|net|ru|de)\b", " ", text)
    return set(re.findall(r"[A-Za-zÀ-ž]{3,}", plain)) - LATIN


def links(root, address):
    """Addresses of the page's language that it leads to, without queries that only filter."""
    for link in root.xpath("//a/@href"):
        parts = urlsplit(urljoin(address, link))
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.netloc == "" and target.startswith(address[:4]) and not SKIPPED.search(target):
            yield target


def pages(client, start):
    """(address, status, its page as a tree) of what is reached from `start`: of each view, the first EACH pages."""
    waiting, seen, met = [start], {start}, Counter()
    while waiting:
        address = waiting.pop(0)
        with override(start[1:3]):
            view = resolve(urlsplit(address).path).view_name
        met[view] += 1
        if met[view] > EACH:
            continue
        answer = client.get(address, follow=True)
        if "html" not in answer["Content-Type"]:
            continue
        root = root_of(answer.content)
        new = sorted({link for link in links(root, address) if link not in seen})
        seen.update(new)
        waiting += new
        yield address, answer.status_code, root


def beside_the_ways(client, language):
    """Pages that no link leads to: refused forms, errors, searches without and with an answer."""
    slot = Slot.objects.upcoming(writing.NOW).last()
    for path in FORMS:
        address = f"/{language}/{path.format(slot=slot.pk)}"
        yield address, client.get(address, follow=True)
        yield f"POST {address}", client.post(address, {}, follow=True)
    for path in (
        "nothing-here/",
        "persons/?q=0",
        "persons/?q=1937",
        "search/?q=1939",
        "exhibits/?q=0",
    ):
        yield path, client.get(f"/{language}/{path}")
    yield "too much", client.post(f"/{language}/contact/", "x" * 2_000_000, content_type="text/plain")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_speak_their_language(site, lacking, language):
    wrong, addresses = {}, []
    for address, status, root in pages(site, f"/{language}/"):
        assert status == 200, address
        addresses.append(address)
        note(wrong, address, root, language)
    for address, answer in beside_the_ways(site, language):
        note(wrong, address, root_of(answer.content), language)
    assert wrong == {}
    assert sorted(lacking) == []
    assert len(addresses) > 60


def note(wrong, address, root, language):
    for text in said(root, language):
        if words := foreign(text, language):
            wrong.setdefault(" ".join(sorted(words)), (address, text[:120]))


def mails(language):
    """A letter of every kind; those of bookings by their templates, so that a new one is not forgotten."""
    slot = Slot.objects.upcoming(writing.NOW).last()
    visitor = Contact(name="1", email="jan@example.kz", phone="+77011234567", language=language)
    booking = make_booking(slot, 2, contact=visitor)
    for template in sorted((settings.BASE_DIR / "templates/booking/email").glob("[a-z]*.txt")):
        ways = [("visitor",), ("museum",)] if template.stem == "cancelled" else [()]
        yield from (getattr(emails, template.stem)(booking, *way) for way in ways)
    woman = Person.objects.published().first()
    sent = contribution(draft=language, language=language, person=woman)
    for kind in contribution_letters.WORDINGS:
        yield contribution_letters.letter(sent, "nina@example.de", kind, "")
    entry = writing.entry(draft=language, letter_language=language)
    for kind in visitors_letters.WORDINGS:
        yield visitors_letters.letter(entry, language, kind, "")
    reader = User.objects.create(username="1", email="reader@example.kz")
    Translator.objects.create(user=reader, letters_in=language)
    counts = [(state, 2) for state in State]
    yield digest.letter(reader, {"texts": 2, "counts": counts, "questions": 1, "tasks": []})


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_speak_their_language(site, lacking, language):
    wrong, subjects = {}, set()
    for mail in mails(language):
        subjects.add(mail.subject)
        page = mail.alternatives[0][0]
        note(wrong, mail.subject, root_of(page), language)
        for text in (mail.subject, *mail.body.splitlines()):
            if words := foreign(text, language):
                wrong[" ".join(sorted(words))] = (mail.subject, text)
    assert wrong == {}
    assert sorted(lacking) == []
    assert len(subjects) > 15
