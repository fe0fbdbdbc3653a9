import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from PIL import Image

from exhibits.models import ExhibitMedia
from pictures.models import Picture
from tests.exhibits import builders
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db
LETTER = "letter-of-1939"


def page_of(client, language="en", slug=LETTER, status=200, rest=""):
    response = client.get(f"/{language}/exhibits/{slug}/{rest}")
    assert response.status_code == status
    return response.content.decode()


def words(html):
    return " ".join(strip_tags(html).split())


def facts(page):
    """{label: [statements]} of the definition list."""
    rows = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", page, re.DOTALL)
    return {
        words(name): [words(text) for text in re.findall(r"<dd>(.*?)</dd>", rest, re.DOTALL)]
        for name, rest in rows
    }


def section(page, name):
    found = re.search(rf'<section[^>]* aria-labelledby="{name}">(.*?)</section>', page, re.DOTALL)
    return words(found[1]) if found else None


def picture(alt="A sheet"):
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    return Picture.objects.create(file=ContentFile(data.getvalue(), "page.jpg"), alt_en=alt, alt_ru=alt)


def with_pages(exhibit, count, **fields):
    for position in range(count):
        ExhibitMedia.objects.create(
            exhibit=exhibit, picture=picture(f"Sheet {position + 1}"), position=position, **fields
        )
    return exhibit


@pytest.fixture
def media_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def whole_exhibit():
    """A letter with all that a record may say, a linked person and a gift that it came with."""
    raisa = person(en=("Mamayeva", "Raisa", "Moiseyevna"))
    exhibit = builders.exhibit(
        persons=[(raisa, "maker"), (raisa, "owner")],
        kind=builders.kind(),
        accession_number="КП 123/4",
        inventory_number="И-7",
        fund="main",
        originality="original",
        earliest=1939,
        latest=1939,
        material_en="paper",
        technique_en="ink",
        height=Decimal("12.5"),
        width=Decimal(8),
        size_unit="cm",
        dimensions_en="folded in four",
        parts=2,
        acquisition_method="gift",
        acquired_on="2018-10-09",
        archive_en="Museum archive",
        archive_fonds="1",
        archive_sheet="4",
        location="display",
        hall=builders.hall(),
        showcase="B-2",
        rights="https://rightsstatements.org/vocab/NKC/1.0/",
        credit_line_en="Gift of the family",
        description_en="A letter to Moscow.",
        inscription="Дорогая мама!",
        inscription_language="ru",
        inscription_meaning_en="Dear mother!",
        provenance_en="Kept in the family.",
    )
    gift = builders.donation(slug="gift-of-2018", persons=[raisa])
    builders.donor(gift, relation="grandson")
    builders.donor(gift, name="Hidden Donor", shows_name=False)
    builders.item(gift, exhibit=exhibit)
    builders.item(gift, name="telegrams", exhibit=exhibit)
    builders.exhibition(exhibits=[exhibit])
    return exhibit


def test_facts_tell_all_that_the_record_states(client, frozen):
    whole_exhibit()
    page = page_of(client)
    assert facts(page) == {
        "What it is": ["letter"],
        "Owner": ["Raisa Moiseyevna Mamayeva"],
        "Author": ["Raisa Moiseyevna Mamayeva"],
        "When it was made": ["1939"],
        "Material": ["paper"],
        "Technique": ["ink"],
        "Size": ["height 12.5 cm, width 8 cm", "folded in four"],
        "Number of parts": ["2"],
        "Original or copy": ["original"],
        "Accession number": ["КП 123/4"],
        "Inventory number": ["И-7"],
        "Fund": ["main fund"],
        "How it came to the museum": [
            "gift, 9 October 2018",
            "A gift The museum thanks: Vladimir Mamaev (grandson)",
        ],
        "Archive": ["Museum archive, fonds 1, sheet 4"],
        "Where it is": ["on display: Hall “ALZHIR”"],
        "Rights": ["no known copyright"],
        "Credit line": ["Gift of the family"],
    }
    assert "B-2" not in page
    assert "Hidden Donor" not in page


def test_facts_that_a_visitor_looks_for_are_said_to_be_missing(client, frozen):
    builders.exhibit()
    assert facts(page_of(client)) == {
        name: ["not stated"]
        for name in (
            "What it is",
            "Linked with",
            "When it was made",
            "Material",
            "Size",
            "Original or copy",
            "Accession number",
            "How it came to the museum",
        )
    }


def test_page_links_what_it_tells_of(client, frozen):
    whole_exhibit()
    page = page_of(client)
    for path in (
        "/en/persons/mamayeva-raisa/",
        "/en/donations/gift-of-2018/",
        "/en/halls/alzhir/",
        "/en/exhibitions/show/",
        "https://rightsstatements.org/vocab/NKC/1.0/",
        "/en/persons/contribute/?kind=correction&amp;person=mamayeva-raisa",
    ):
        assert f'href="{path}"' in page


def test_letter_stands_in_its_own_language_with_its_translation(client, frozen):
    whole_exhibit()
    page = page_of(client)
    assert '<div class="prose" lang="ru" dir="auto"><p>Дорогая мама!</p></div>' in page
    assert section(page, "translation") == "Translation Dear mother!"
    assert section(page_of(client, "ru"), "translation") is None


def test_hebrew_runs_from_right_to_left(client, frozen):
    builders.exhibit(inscription="שלום", inscription_language="he")
    assert '<div class="prose" lang="he" dir="rtl">' in page_of(client)


def test_kazakh_in_arabic_letters_runs_as_its_letters_do(client, frozen):
    builders.exhibit(inscription="حات", inscription_language="kk")
    assert '<div class="prose" lang="kk" dir="auto">' in page_of(client)


def test_maker_of_a_thing_is_not_called_its_author(client, frozen):
    raisa = person(en=("Mamayeva", "Raisa", ""))
    builders.exhibit(persons=[(raisa, "maker")], kind=builders.kind("napkin", name_en="napkin"))
    assert facts(page_of(client))["Maker"] == ["Raisa Mamayeva"]


def test_long_title_stands_in_smaller_letters(client, frozen):
    builders.exhibit(title_en="A napkin " * 12)
    assert '<h1 class="long-title">' in page_of(client)


def test_each_of_several_pictures_has_a_link_with_a_name_of_its_own(client, frozen, media_folder):
    with_pages(builders.exhibit(), 3)
    found = re.findall(r'<span class="visually-hidden">, (.*?)\s*</span>', page_of(client))
    assert found == ["picture 2 of 3", "picture 3 of 3"]
    second = page_of(client, rest="pages/2/")
    assert "Next picture" in second
    assert "Next page" not in second
    assert second.count('aria-label="Pictures"') == 1


def test_text_in_another_language_says_so(client, frozen):
    builders.exhibit(title_en="", title_kk="", description_ru="Письмо в Москву.")
    page = page_of(client)
    assert "This exhibit is not yet described in English. Shown in Russian." in words(page)
    assert '<div class="prose" lang="ru"><p>Письмо в Москву.</p></div>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert re.findall(r'hreflang="(\w+)" href="http', page) == ["ru"]


def test_years_stand_where_there_is_no_text_of_the_date(client, frozen):
    builders.exhibit(earliest=1937, latest=1938)
    builders.exhibit(slug="worded", earliest=1937, latest=1938, date_text_en="late 1930s")
    assert facts(page_of(client))["When it was made"] == ["1937–1938"]
    assert ["1937–1938 годы"] in facts(page_of(client, "ru")).values()
    assert facts(page_of(client, slug="worded"))["When it was made"] == ["late 1930s"]


def test_exhibit_without_a_picture_shows_its_plate(client, frozen):
    builders.exhibit(kind=builders.kind(), earliest=1939, latest=1939)
    page = page_of(client)
    assert words(
        re.search(r'<div class="exhibit-plate" aria-hidden="true">(.*?)</div>', page, re.DOTALL)[1]
    ) == ("letter 1939")
    assert "<img" not in page.partition("<main")[2].partition('class="qr"')[0]


def test_plate_of_an_exhibit_of_no_kind_is_not_empty(client, frozen):
    builders.exhibit()
    plate = re.search(r'<div class="exhibit-plate".*?</div>', page_of(client), re.DOTALL)[0]
    assert words(plate) == "exhibit"


def test_pictures_have_alt_size_caption_and_a_link_to_the_large_one(client, frozen, media_folder):
    exhibit = with_pages(builders.exhibit(), 3, caption_en="A caption")
    page = page_of(client)
    images = re.findall(r"<img[^>]*>", page.partition("<main")[2].partition('class="qr"')[0])
    assert [re.search(r'alt="([^"]*)"', image)[1] for image in images] == ["Sheet 1", "Sheet 2", "Sheet 3"]
    assert ["loading=" in image for image in images] == [False, True, True]
    assert all('width="40" height="50"' in image for image in images)
    assert page.partition("<main")[2].count("A caption") == 3
    assert [f"/en/exhibits/{exhibit.slug}/pages/{number}/" in page for number in (1, 2, 3, 4)] == [
        True,
        True,
        True,
        False,
    ]
    assert "Read page by page" not in page


def test_letter_reads_page_by_page(client, frozen, media_folder):
    exhibit = with_pages(builders.exhibit(inscription="one\n[2]\ntwo", inscription_language="en"), 3)
    assert "Read page by page" in page_of(client)
    second = page_of(client, rest="pages/2/")
    assert "Page 2 of 3" in words(second)
    assert section(second, "inscription") == "What is written Language of the original: English two"
    media = exhibit.media.get(position=1)
    assert f'<a href="{media.picture.file.url}">' in second
    links = re.findall(r'rel="(prev|next)" href="([^"]+)"', second)
    assert links[:2] == [
        ("prev", f"/en/exhibits/{LETTER}/pages/1/"),
        ("next", f"/en/exhibits/{LETTER}/pages/3/"),
    ]
    ends = [re.findall(r'rel="(prev|next)" href', page_of(client, rest=f"pages/{n}/"))[:1] for n in (1, 3)]
    assert ends == [["next"], ["prev"]]


@pytest.mark.parametrize("number", ["0", "4", "abc", "-1", "1.5", "²", "1" + "0" * 20, "9" * 5000])
def test_page_that_is_not_there_is_not_found(client, frozen, media_folder, number):
    with_pages(builders.exhibit(), 3)
    page_of(client, rest=f"pages/{number}/", status=404)


@pytest.mark.parametrize("rest", ["", "pages/1/", "qr.svg"])
@pytest.mark.parametrize("hidden", ["unpublished", "held back", "unknown"])
def test_what_is_not_public_is_not_found(client, frozen, media_folder, rest, hidden):
    secret = person(is_published=False)
    exhibit = builders.exhibit(persons=[(secret, "mentioned")] if hidden == "held back" else ())
    with_pages(exhibit, 1)
    if hidden == "unpublished":
        exhibit.is_published = False
        exhibit.save()
    page_of(client, slug="unknown" if hidden == "unknown" else LETTER, rest=rest, status=404)


def test_gift_that_is_not_public_is_not_told(client, frozen):
    exhibit = builders.exhibit()
    for slug, fields in (
        ("draft", {"is_published": False}),
        ("held", {"persons": [person(is_published=False)]}),
    ):
        gift = builders.donation(slug=slug, title_en=f"Gift {slug}", **fields)
        builders.donor(gift, name=f"Donor of {slug}")
        builders.item(gift, exhibit=exhibit)
    builders.exhibition(slug="draft-show", exhibits=[exhibit], is_published=False, title_en="Draft show")
    page = page_of(client)
    assert facts(page)["How it came to the museum"] == ["not stated"]
    assert [name for name in ("Gift draft", "Gift held", "Donor of", "Draft show") if name in page] == []


def in_hall(slug, position, **fields):
    hall = builders.hall()
    return builders.exhibit(
        slug=slug, title_en=slug, hall=hall, location="display", hall_position=position, **fields
    )


def test_neighbours_are_those_of_the_walk_through_the_hall(client, frozen):
    for slug, position in (("d", 3), ("b", 2), ("c", 2), ("a", 1)):
        in_hall(slug, position)
    in_hall("draft", 2, is_published=False)
    in_hall("held", 2, persons=[(person(is_published=False), "owner")])
    builders.exhibit(slug="stored", hall=builders.hall(), location="storage", hall_position=2)
    walk = {
        slug: dict(re.findall(r'rel="(prev|next)" href="/en/exhibits/([^/]+)/"', page_of(client, slug=slug)))
        for slug in ("a", "b", "c", "d", "stored")
    }
    assert walk == {
        "a": {"next": "b"},
        "b": {"prev": "a", "next": "c"},
        "c": {"prev": "b", "next": "d"},
        "d": {"prev": "c"},
        "stored": {},
    }


def test_page_is_cited_and_has_its_permanent_link_as_a_code(client, frozen):
    builders.exhibit()
    page = page_of(client)
    assert (
        "“Letter of 1939.” Last changed 12 May 2026. http://127.0.0.1:8000/en/exhibits/letter-of-1939/"
        in words(page)
    )
    assert "(accessed 12 May 2026)." in words(page)
    assert f'src="/en/exhibits/{LETTER}/qr.svg"' in page
    assert "GEDCOM" not in page
    response = client.get(f"/en/exhibits/{LETTER}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_page_takes_as_many_queries_with_one_of_each_as_with_three(client, frozen, media_folder, language):
    def fill(slug, count):
        exhibit = in_hall(slug, 5, persons=[(person(slug=f"p-{slug}-{n}"), "owner") for n in range(count)])
        with_pages(exhibit, count)
        for number in range(count):
            gift = builders.donation(slug=f"{slug}-gift-{number}")
            builders.donor(gift)
            builders.donor(gift)
            builders.item(gift, exhibit=exhibit)
            builders.exhibition(slug=f"{slug}-show-{number}", exhibits=[exhibit])

    counts = []
    for slug, count in (("one", 1), ("three", 3)):
        fill(slug, count)
        with CaptureQueriesContext(connection) as found:
            page_of(client, language, slug=slug)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 10


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_is_only_read(client, frozen, method):
    builders.exhibit()
    assert getattr(client, method)(f"/en/exhibits/{LETTER}/").status_code == 405


def test_markup_in_a_text_is_shown_as_text(client, frozen):
    builders.exhibit(title_en="<script>x</script>", inscription='"><img onerror=x>', material_en="<b>m</b>")
    page = page_of(client)
    assert [bad for bad in ("<script>x", "<img onerror", "<b>m</b>") if bad in page] == []


def test_unique_exhibits_have_a_page(client, frozen):
    builders.exhibit(is_unique=True)
    builders.exhibit(slug="other", title_en="Another")
    builders.exhibit(
        slug="held", title_en="Held", is_unique=True, persons=[(person(is_published=False), "owner")]
    )
    page = words(client.get("/en/exhibits/unique/").content.decode())
    assert ["Letter of 1939" in page, "Another" in page, "Held" in page] == [True, False, False]
