import json
import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from PIL import Image

from pictures.models import Picture
from prisoners.models import (
    Country,
    Document,
    Fact,
    MemoryStone,
    Nationality,
    Person,
    Place,
    Profession,
    Quotation,
    Relative,
    Source,
)

from .builders import fact, form, mamayeva, person, together

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def page_of(client, language="en", slug="mamayeva-raisa", status=200):
    response = client.get(f"/{language}/persons/{slug}/")
    assert response.status_code == status
    return response.content.decode()


def jpeg():
    """A grey picture of 40 x 50 px."""
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    return ContentFile(data.getvalue(), "portrait.jpg")


def words(html):
    return " ".join(strip_tags(html).split())


def facts(page):
    """{label: [statements]} of the definition lists."""
    rows = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", page, re.DOTALL)
    return {
        words(name): [words(text) for text in re.findall(r"<dd>(.*?)</dd>", rest, re.DOTALL)]
        for name, rest in rows
    }


def section(page, name):
    """The words of the section that is labelled by the heading with this id."""
    found = re.search(rf'aria-labelledby="{name}".*?</section>', page, re.DOTALL)
    return words(found[0].partition(">")[2]) if found else ""


def not_stated(page):
    found = re.search(r'class="not-stated"><b>[^<]*</b>([^<]*)\.<', page)
    return found[1].strip().split(", ") if found else []


def alternates(page):
    return re.findall(r'rel="alternate" hreflang="(kk|ru|en)" href="([^"]+)"', page)


def test_page_shows_what_is_known_and_says_what_is_not(client):
    mamayeva()
    page = page_of(client)
    assert "<h1>Raisa Moiseyevna Mamayeva</h1>" in page
    assert "Orientalist, sinologist." in page
    assert "<p>Arrested with her husband.</p>" in page
    assert "<p>Released.</p>" in page
    assert facts(page) == {"Born": ["1900, Kaluga source [1]"], "Arrested": ["5 December 1937 source [1]"]}
    assert not_stated(page) == [
        "nationality",
        "education",
        "profession",
        "residence before the arrest",
        "sentencing body",
        "term",
        "release",
        "rehabilitation",
        "death",
    ]
    assert section(page, "sources") == "Sources The museum’s website"


def test_facts_stand_in_the_order_of_a_life_with_their_certainty(client):
    made = person()
    first = Source.objects.create(name_en="Questionnaire", kind="archive", url="https://archive.example/1")
    second = Source.objects.create(name_en="A letter of her son")
    fact(made, "death", "2003", source=second, certainty="testimony")
    fact(
        made,
        "release",
        "1942-08-30",
        text_en="amnestied",
        source=first,
        cited="sheet 5",
        certainty="documented",
    )
    fact(made, "profession", profession=Profession.objects.create(slug="singer", name_en="Singer"))
    fact(made, "residence", "1930/1937", place=Place.objects.create(slug="omsk", name_en="Omsk"))
    fact(made, "birth", "1905~", certainty="disputed", source=second)
    fact(made, "birth", "1907", source=first)
    page = page_of(client)
    assert facts(page) == {
        "Born": ["about 1905 source [1] disputed", "1907 source [2]"],
        "Profession": ["Singer"],
        "Lived before the arrest": ["1930–1937, Omsk"],
        "Released": ["30 August 1942 – amnestied source [2], sheet 5 documented"],
        "Died": ["2003 source [1] family testimony"],
    }
    assert section(page, "sources") == (
        "Sources A letter of her son Questionnaire (archive) https://archive.example/1"
    )
    assert '<a href="https://archive.example/1" rel="nofollow">' in page
    assert not_stated(page)[0] == "place of birth"


def test_page_of_every_fact_misses_nothing(client):
    made = person()
    place = Place.objects.create(slug="omsk", name_en="Omsk")
    with together():
        for kind in Fact._meta.get_field("kind").choices:
            fact(made, kind[0], "1937", place=place)
    assert not_stated(page_of(client)) == []


def test_all_forms_of_the_name_stand_on_the_page(client):
    made = mamayeva()
    form(made, "Мамаева", "Раиса", "Моисеевна", language="kk")
    form(made, "Иванова", "Раиса", kind="maiden", seen_in="a letter of 1939")
    form(made, "Mamaiewa", "Raissa", kind="spelling", language="de")
    page = page_of(client)
    forms = re.findall(
        r'<span class="form"(?: lang="(\w+)")?>([^<]+)</span> <span class="meta">([^<]*)<', page
    )
    assert forms == [
        ("ru", "Раиса Моисеевна Мамаева", "Russian, Kazakh"),
        ("ru", "Раиса Иванова", "maiden name, Russian, seen in: a letter of 1939"),
        ("en", "Raisa Mamaeva", "another spelling, English"),
        ("de", "Raissa Mamaiewa", "another spelling, German"),
    ]


def test_tile_with_initials_stands_for_a_missing_portrait(client):
    mamayeva()
    assert "<b>RM</b>" in page_of(client)
    assert "<b>РМ</b>" in page_of(client, "ru")


def test_portrait_has_its_alternative_text_and_credit(client):
    portrait = Picture.objects.create(file=jpeg(), alt_en="Portrait, 1920s", credit_ru="Архив")
    mamayeva(portrait=portrait)
    page = page_of(client)
    assert 'width="40" height="50" alt="Portrait, 1920s"' in page
    assert '<figcaption><span lang="ru">Архив</span></figcaption>' in page
    assert "<b>RM</b>" not in page


def test_text_of_another_language_is_labelled(client):
    mamayeva(life_en="", fate_en="")
    page = page_of(client)
    assert "This life is not yet told in English. Shown in Russian." in page
    assert '<div class="prose" lang="ru">' in page
    assert '<span lang="ru">Востоковед, китаист.</span>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_name_alone_in_another_language_is_no_life_untold(client):
    person(ru=("Ы",))
    page = page_of(client)
    assert "The name is given in Russian." in page
    assert "notice-language" not in page
    assert '<meta name="robots" content="noindex">' in page


def test_own_language_has_no_label_and_is_indexed(client):
    mamayeva()
    page = page_of(client)
    assert "notice-language" not in page
    assert "noindex" not in page


def test_alternates_are_only_those_that_exist(client):
    mamayeva()
    for language in ("kk", "ru", "en"):
        assert alternates(page_of(client, language)) == [
            ("ru", f"{SITE}/ru/persons/mamayeva-raisa/"),
            ("en", f"{SITE}/en/persons/mamayeva-raisa/"),
        ]


def test_disputed_is_marked_with_who_disputes(client):
    mamayeva(is_disputed=True, dispute_en="A biography places her in Ozerlag.")
    assert "A biography places her in Ozerlag." in page_of(client)
    assert ">disputed</span>" in client.get("/en/persons/").content.decode()


def test_disputed_without_details_says_that_the_sources_differ(client):
    mamayeva(is_disputed=True)
    assert "The sources do not agree." in page_of(client)


def test_undisputed_is_not_marked(client):
    mamayeva()
    assert "disputed" not in page_of(client).lower()


def test_person_with_a_name_alone_has_a_page(client):
    person("shanina", ru=("Шанина", "Жанбике"))
    page = page_of(client, slug="shanina")
    assert '<h1><span lang="ru">Жанбике Шанина</span></h1>' in page
    assert facts(page) == {}
    assert len(not_stated(page)) == 12


def test_person_without_any_text_does_not_break_the_page(client):
    person("nobody", ru=None)
    assert "noindex" in page_of(client, slug="nobody")
    assert client.get("/en/persons/nobody.ged").status_code == 200


def test_text_is_shown_as_text(client):
    bad = '<script>alert(1)</script>"><img src=x onerror=y>'
    made = mamayeva(life_en=bad, fate_en=bad)
    form(made, "<b>R</b>", kind="alias", seen_in=bad)
    fact(made, "term", text_en=bad, source=Source.objects.create(name_en=bad), cited=bad)
    Relative.objects.create(person=made, relation="son", name_en=bad, text_en=bad)
    Quotation.objects.create(person=made, text_en=bad)
    Document.objects.create(person=made, title_en=bad, text_en=bad, archive=bad)
    page = page_of(client)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>R</b>" not in page
    assert page.count("</script>") == page.count("<script")


@pytest.mark.parametrize("slug", ["mamayeva-raisa", "nobody", "0", "99999999999999999999", "a" * 200])
def test_unpublished_and_unknown_are_not_found(client, slug):
    mamayeva(is_published=False)
    page_of(client, slug=slug, status=404)
    assert client.get(f"/en/persons/{slug}.ged").status_code == 404
    assert client.get(f"/en/persons/{slug}/qr.svg").status_code == 404


def test_day_of_one_who_may_be_living_is_nowhere(client, frozen):
    made = person()
    fact(made, "birth", "1930-04-17")
    fact(made, "arrest", "1950-05-23")
    Document.objects.create(person=made, title_en="Certificate", date="1951-06-29")
    page = page_of(client)
    assert facts(page) == {"Born": ["1930"], "Arrested": ["1950"]}
    assert "days are not shown" in page
    assert "days are not shown" not in page_of(client, slug=person("other").slug)
    assert re.findall("17|23|29", section(page, "documents") + section(page, "known")) == []
    fact(made, "death", "2003")
    assert facts(page_of(client))["Born"] == ["17 April 1930"]


def test_quotations_documents_and_their_sources_stand(client):
    made = person()
    letters = Source.objects.create(name_en="Letters")
    Quotation.objects.create(person=made, text_en="We wait.", source=letters)
    Quotation.objects.create(person=made, text_ru="Ждём.")
    Document.objects.create(
        person=made, title_en="Telegram", date="1939", archive="F. 1, sh. 5", source=letters
    )
    picture = Picture.objects.create(file=jpeg(), alt_en="The certificate")
    Document.objects.create(person=made, title_en="Certificate", picture=picture)
    page = page_of(client)
    assert "<blockquote><p>We wait.</p></blockquote>" in page
    assert '<blockquote lang="ru"><p>Ждём.</p></blockquote>' in page
    assert section(page, "documents") == (
        "Documents no picture Telegram 1939 · F. 1, sh. 5 Source: source [1] Certificate"
    )
    assert 'alt="The certificate"' in page


def test_family_links_the_published_and_hides_the_others(client):
    made = person()
    son = person("son", ru=("Иванов", "Пётр"), en=("Ivanov", "Pyotr"))
    hidden = person("hidden", ru=("Тайная", "Анна"), is_published=False)
    Relative.objects.create(person=made, relation="husband", name_en="Ivan Ivanov", text_en="Major.")
    Relative.objects.create(person=made, relation="son", other=son, name_en="Petya")
    Relative.objects.create(person=made, relation="sister", other=hidden, name_en="A.")
    Relative.objects.create(person=made, relation="mother", other=hidden)
    page = page_of(client)
    assert facts(page) == {"Husband": ["Ivan Ivanov Major."], "Son": ["Pyotr Ivanov"], "Sister": ["A."]}
    assert '<a href="/en/persons/son/">Pyotr Ivanov</a>' in page
    assert "/persons/hidden/" not in page
    assert "Тайная" not in page


def test_nationality_leads_to_the_list_the_country_and_the_stone(client):
    korea = Country.objects.create(slug="korea", name_en="Korea")
    koreans = Nationality.objects.create(slug="koreans", name_en="Koreans", country=korea)
    MemoryStone.objects.create(slug="plate", name_en="Plate", nationality=koreans, is_published=True)
    MemoryStone.objects.create(slug="draft", name_en="Draft", nationality=koreans)
    fact(person(), "nationality", nationality=koreans)
    page = page_of(client)
    assert '<a href="/en/persons/?nationality=koreans">Names in the list: Koreans</a>' in page
    assert '<a href="/en/countries/korea/">Country page: Korea</a>' in page
    assert '<a href="/en/camp/stones/plate/">Memory stone on the grounds: Plate</a>' in page
    assert "Draft" not in page


def test_page_says_how_to_cite_it_and_asks_for_more(client, frozen):
    Person.objects.filter(pk=mamayeva().pk).update(changed_at="2026-03-09T20:00:00Z")
    page = page_of(client)
    assert "“Mamayeva Raisa Moiseyevna.” Last changed 10 March 2026." in page
    assert "2 DATE 10 MAR 2026" in client.get("/en/persons/mamayeva-raisa.ged").content.decode()
    assert "http://127.0.0.1:8000/en/persons/mamayeva-raisa/ (accessed 12 May 2026)." in page
    assert f"{SITE}/en/persons/mamayeva-raisa/</a>" in page
    for kind in ("relative", "correction", "removal"):
        address = f"/en/persons/contribute/?person=mamayeva-raisa&amp;kind={kind}"
        assert f'href="{address}"' in page


def test_structured_data_stand_on_the_page(client, frozen):
    mamayeva(fate_en="</script><b>")
    page = page_of(client)
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    data = json.loads(text)
    assert (data["@type"], data["name"], data["birthDate"]) == ("Person", "Raisa Moiseyevna Mamayeva", "1900")
    assert data["description"] == "</script><b>"


def test_link_is_given_as_a_qr_code(client):
    mamayeva()
    assert 'src="/en/persons/mamayeva-raisa/qr.svg"' in page_of(client)
    response = client.get("/en/persons/mamayeva-raisa/qr.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")


def test_gedcom_file_is_given_in_the_language_of_the_page(client, frozen):
    mamayeva()
    assert 'href="/ru/persons/mamayeva-raisa.ged"' in page_of(client, "ru")
    response = client.get("/ru/persons/mamayeva-raisa.ged")
    assert response.headers["Content-Disposition"] == 'attachment; filename="mamayeva-raisa.ged"'
    assert response.headers["Content-Type"] == "text/vnd.familysearch.gedcom; charset=utf-8"
    text = response.content.decode()
    assert "1 DATE 12 MAY 2026" in text
    assert "1 NAME Раиса Моисеевна /Мамаева/" in text
    assert f"2 TYPE {SITE}/ru/persons/" in text


@pytest.mark.parametrize("path", ["mamayeva-raisa/", "mamayeva-raisa.ged", "mamayeva-raisa/qr.svg"])
def test_pages_of_a_person_only_read_and_set_no_cookie(client, path):
    mamayeva()
    response = client.get(f"/en/persons/{path}")
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(f"/en/persons/{path}").status_code == 405
    assert client.head(f"/en/persons/{path}").content == b""


def fill(made, numbers):
    """One more of everything that a page tells for each number."""
    for number in numbers:
        source = Source.objects.create(name_en=f"Source {number}")
        place = Place.objects.create(slug=f"place-{number}", name_en="Place")
        koreans = Nationality.objects.create(slug=f"nation-{number}", name_en="Nation")
        form(made, f"Form {number}", kind="alias")
        fact(made, "birth", "1905", source=source, place=place)
        fact(made, "nationality", nationality=koreans, source=source)
        other = person(f"other-{number}")
        Relative.objects.create(person=made, relation="sister", other=other, source=source)
        Quotation.objects.create(person=made, text_en="Words", source=source)
        Document.objects.create(person=made, title_en="Paper", source=source)


def queries(client, path):
    with CaptureQueriesContext(connection) as found:
        assert client.get(f"/en/persons/full{path}").status_code == 200
    return len(found)


@pytest.mark.parametrize(("path", "most"), [("/", 12), (".ged", 7)])
def test_query_count_does_not_grow_with_what_is_told(client, path, most):
    made = person("full")
    fill(made, [1])
    few = queries(client, path)
    fill(made, [2, 3])
    assert queries(client, path) == few
    assert few <= most
