"""The chronicle of gifts and the page of each: told in full, by consent, in a constant number of queries."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.html import strip_tags
from PIL import Image

from news.models import Post
from pictures.models import Picture
from prisoners.models import Relation
from tests.prisoners.builders import mamayeva, person
from tests.prisoners.builders_camp import country, stone

from .builders import donation, donor, exhibit, item, kind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def page(client, path="", language="en", status=200):
    response = client.get(f"/{language}/donations/{path}")
    assert response.status_code == status
    return response.content.decode()


def words(html):
    return " ".join(strip_tags(html).split())


def main(html):
    return html.partition("<main")[2].partition("</main>")[0]


def heading(html):
    return re.search("<h1>(.*?)</h1>", html, re.DOTALL)[1].strip()


def facts(html):
    """{label: [statements]} of the definition list."""
    rows = re.findall(r"<dt>(.*?)</dt>(.*?)</div>", html, re.DOTALL)
    return {
        words(name): [words(text) for text in re.findall(r"<dd>(.*?)</dd>", rest, re.DOTALL)]
        for name, rest in rows
    }


def picture(**fields):
    data = BytesIO()
    Image.new("L", (40, 50), 128).save(data, "JPEG")
    alts = {f"alt_{code}": "Лист" for code in ("kk", "ru", "en")}
    return Picture.objects.create(file=ContentFile(data.getvalue(), "page.jpg"), **{**alts, **fields})


def post(slug="gift-news", published_at="2018-10-09T10:00:00Z", **fields):
    return Post.objects.create(
        slug=slug, published_at=published_at, **{"title_en": "A gift came", "body_en": "Text", **fields}
    )


def whole(number=1, of=None):
    """A gift with all that a gift may have; `number` of each."""
    about = of or mamayeva()
    made = donation(
        persons=[about],
        mode="in-person",
        story_en="He brought them himself.",
        credit_line_en="Gift of V. Mamaev",
        act_number="АКТ-77",
    )
    usa = country("usa", name_en="USA", name_ru="США")
    for each in range(number):
        donor(
            made,
            f"Vladimir Mamaev {each}",
            relation=Relation.GRANDSON,
            person=about,
            country=usa,
            shows_country=True,
            place_en="Texas",
        )
        became = exhibit(f"letter-{each}", [(about, "owner")], kind=kind())
        became.media.create(picture=picture())
        item(made, f"letters {each}", kind=kind(), originality="original", count=2, exhibit=became)
        made.posts.add(post(f"news-{each}"))
        stone(f"stone-{each}", country=usa, name_en=f"Stone {each}")
        other = donation(f"other-{each}")
        donor(other, country=usa, shows_country=True)
        if each:
            made.persons.add(person(f"other-{each}", ru=("Иванова", f"{each}")))
    return made


def test_page_tells_all_that_is_known(client):
    whole()
    html = page(client, "gift/")
    assert facts(html) == {
        "Given on": ["9 October 2018"],
        "How it was given": ["in person"],
        "Given by": ["Vladimir Mamaev 0, grandson · Raisa Moiseyevna Mamayeva · Texas, USA"],
        "Number of objects": ["2"],
        "Credit line": ["Gift of V. Mamaev"],
    }
    told = main(html)
    assert told.count("Of whom it tells") == 1
    assert "He brought them himself." in told
    for address in (
        "/en/persons/mamayeva-raisa/",
        "/en/countries/usa/",
        "/en/exhibits/letter-0/",
        "/en/news/news-0/",
        "/en/camp/stones/stone-0/",
        "/en/donations/other-0/",
        "/en/persons/contribute/?kind=object",
    ):
        assert f'href="{address}"' in told
    assert "Letter · original · 2 pieces" in words(told)
    assert "АКТ-77" not in html


def test_page_of_a_gift_of_which_nothing_is_known(client):
    donation(date="", title_kk="", title_ru="", title_en="")
    html = page(client, "gift/")
    assert heading(html) == "A gift to the museum"
    assert facts(html) == {
        "Given on": ["not stated"],
        "How it was given": ["not stated"],
        "Given by": ["not stated"],
        "Number of objects": ["not stated"],
    }
    assert "The objects of this gift are not listed here yet." in html


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_stand_in_every_language(client, language):
    whole()
    assert f'<html lang="{language}"' in page(client, "gift/", language)
    assert f'<html lang="{language}"' in page(client, "", language)


def test_title_is_made_of_donors_or_of_the_date():
    made = donation(title_kk="", title_ru="", title_en="")
    with translation.override("en"):
        assert made.heading == "Gift, 9 October 2018"
        donor(made, "A. Nameless", shows_name=False)
        assert made.heading == "Gift, 9 October 2018"
        donor(made, "Vladimir Mamaev")
        donor(made, "Jan Gorbachevsky")
        assert made.heading == "Gift of Vladimir Mamaev, Jan Gorbachevsky"


def test_consents_to_name_country_and_photo_are_apart(client):
    about = mamayeva()
    made = donation(persons=[about], title_kk="", title_ru="", title_en="")
    face = picture(alt_en="Portrait of Secret Name", credit_en="Secret Credit")
    of = {"relation": Relation.GRANDSON, "person": about, "country": country(name_en="Korea")}
    silent = donor(made, "Secret Name", shows_name=False, place_en="Secret Town", photo=face, **of)
    html = page(client, "gift/")
    assert facts(html)["Given by"] == ["A descendant who is not named here"]
    assert "Secret" not in html
    assert face.file.url not in html
    silent.shows_country = silent.shows_photo = True
    silent.place_en = "Seoul"
    silent.save()
    html = page(client, "gift/")
    assert facts(html)["Given by"] == ["A descendant who is not named here · Seoul, Korea"]
    assert face.sources.url_of(960) in html
    assert 'alt="The donor"' in html
    assert "Secret" not in html


@pytest.mark.parametrize(
    ("relation", "told"),
    [("", "a donor who is not named here"), ("sister", "a relative who is not named here")],
)
def test_unnamed_donor_is_told_by_no_more_than_kinship(relation, told):
    with translation.override("en"):
        assert donor(donation(), shows_name=False, relation=relation).unnamed == told


def test_gift_in_another_language_says_so(client):
    donation(title_kk="", title_en="", story_ru="Рассказ.")
    html = page(client, "gift/")
    assert "This gift is not yet told in English. Shown in Russian." in html
    assert heading(html) == '<span lang="ru">Дар</span>'
    assert '<meta name="robots" content="noindex">' in html
    assert re.findall(r'rel="alternate" hreflang="(\w\w)"', html) == ["ru"]


def test_item_of_an_unpublished_exhibit_has_no_link(client):
    made = donation()
    item(made, "A secret draft?", exhibit=exhibit("draft", is_published=False))
    html = page(client, "gift/")
    assert "<h3>A secret draft?</h3>" in html
    assert "/exhibits/draft/" not in html


def test_news_not_yet_published_do_not_stand_there(client):
    made = donation()
    made.posts.add(post("later", "2027-01-01T10:00:00Z"), post("withdrawn", withdrawn=True), post("now"))
    assert re.findall(r"/en/news/([^/\"]+)/", main(page(client, "gift/"))) == ["now"]


@pytest.mark.parametrize("fields", [{"is_published": False}, {}])
def test_gift_that_is_not_public_is_not_found(client, fields):
    donation(persons=[person(is_published=bool(fields))], **fields)
    assert page(client, "gift/", status=404)
    assert 'class="gifts"' not in page(client)


@pytest.mark.parametrize("number", [1, 3])
def test_page_costs(client, number, django_assert_num_queries):
    whole(number)
    with django_assert_num_queries(13):
        page(client, "gift/")


@pytest.mark.parametrize("number", [1, 3])
def test_chronicle_costs(client, number, django_assert_num_queries):
    whole(number)
    with django_assert_num_queries(10):
        page(client)


def sections(html):
    return [
        (words(year), [words(title) for title in re.findall(r"<h3>(.*?)</h3>", rest, re.DOTALL)])
        for year, rest in re.findall(r"<h2 id=\"year[^>]*>(.*?)</h2>(.*?)</section>", html, re.DOTALL)
    ]


def chronicle():
    for slug, date in (
        ("a", "2018-10-05"),
        ("b", "2025-05-31"),
        ("c", ""),
        ("d", "2018-10-09"),
        ("e", "../2018"),
        ("f", "2018"),
    ):
        donation(slug, date=date, title_en=slug)


def test_chronicle_stands_by_years_the_latest_first(client):
    chronicle()
    html = page(client)
    assert sections(html) == [("2025", ["b"]), ("2018", ["d", "a", "f"]), ("Year not stated", ["e", "c"])]
    assert "before 2018" in html or "2018" in html
    assert re.findall(
        r'href="/en/donations/(?:\?year=(\d+))?"[^>]*>(?:\d+|All years) <span class="meta">(\d+)', html
    ) == [
        ("", "6"),
        ("2025", "1"),
        ("2018", "3"),
    ]


def test_chronicle_leads_back_to_the_collection(client):
    assert '<p class="over"><a href="/en/exhibits/">Collection</a></p>' in page(client)


def test_chronicle_of_a_year_and_of_a_country(client):
    chronicle()
    usa, korea = country("usa", name_en="USA"), country()
    for slug, of, shows in (("a", usa, True), ("b", usa, True), ("d", usa, False), ("f", korea, True)):
        made = next(one for one in type(donation("x" + slug)).objects.filter(slug=slug))
        donor(made, country=of, shows_country=shows)
    type(made).objects.filter(slug__startswith="x").delete()
    assert sections(page(client, "?year=2018")) == [("2018", ["d", "a", "f"])]
    assert sections(page(client, "?country=usa")) == [("2025", ["b"]), ("2018", ["a"])]
    html = page(client, "?country=usa&year=2018")
    assert sections(html) == [("2018", ["a"])]
    ways = re.findall(r'href="(/en/donations/[^"]*)"[^>]*>([^<]+) <span class="meta">(\d+)', html)
    assert [(address.replace("&amp;", "&"), text, count) for address, text, count in ways] == [
        ("/en/donations/?country=usa", "All years", "2"),
        ("/en/donations/?year=2025&country=usa", "2025", "1"),
        ("/en/donations/?year=2018&country=usa", "2018", "1"),
        ("/en/donations/?year=2018&country=korea", "Korea", "1"),
        ("/en/donations/?year=2018&country=usa", "USA", "1"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "year=2017",
        "year=18",
        "year=٢٠١٨",
        "year=99999",
        "year=abc",
        "country=atlantis",
        "country=%00",
        "page=0",
        "page=2",
        "page=-1",
        "page=abc",
        "page=" + "1" * 20,
        "page=²",
        "page=",
    ],
)
def test_what_is_not_there_is_not_found(client, query):
    chronicle()
    page(client, f"?{query}", status=404)


def test_country_without_gifts_says_so(client):
    country(name_en="Korea")
    assert "No gift like this is told of here yet." in page(client, "?country=korea")


def test_chronicle_stands_empty(client):
    assert "No gift is told of here yet." in page(client)


def test_chronicle_has_pages(client, monkeypatch):
    monkeypatch.setattr("exhibits.views.donations.PAGE_SIZE", 4)
    chronicle()
    first, second = page(client), page(client, "?page=2")
    assert sections(first) == [("2025", ["b"]), ("2018", ["d", "a", "f"])]
    assert sections(second) == [("Year not stated", ["e", "c"])]
    assert 'rel="next" href="/en/donations/?page=2"' in first
    assert 'rel="prev" href="/en/donations/"' in second
    assert (
        words(re.search(r'<nav class="pages".*?</nav>', second, re.DOTALL)[0])
        == "← Previous page page 2 of 2"
    )


def test_first_picture_is_that_of_the_first_object(client):
    made = donation()
    for order, shade in enumerate((2, 1)):
        became = exhibit(f"e{order}")
        became.media.create(picture=picture(alt_en="second"), position=1)
        became.media.create(picture=picture(alt_en=f"first of {shade}"), position=0)
        item(made, exhibit=became, order=shade)
    draft = exhibit("draft", is_published=False)
    draft.media.create(picture=picture(alt_en="draft"))
    item(made, exhibit=draft, order=0)
    [found] = type(made).objects.public().with_first_picture()
    assert found.first_picture.alt_en == "first of 1"


def test_objects_are_counted_only_where_each_number_is_stated(client):
    made = donation()
    item(made, "medals", count=2)
    item(made, "badge", count=1)
    assert facts(page(client, "gift/"))["Number of objects"] == ["3"]
    item(made, "letters")
    html = page(client, "gift/")
    assert facts(html)["Number of objects"] == ["not stated"]
    assert "number not stated" in html


def test_pages_only_read(client):
    donation()
    assert client.post("/en/donations/").status_code == 405
    assert client.delete("/en/donations/gift/").status_code == 405


def test_texts_are_never_markup(client):
    bad = "<script>alert(1)</script>"
    made = donation(title_en=bad, story_en=bad, credit_line_en=bad)
    donor(made, bad, shows_country=True, place_en=bad)
    item(made, bad, note_en=bad)
    assert "<script>alert" not in page(client, "gift/")
    assert "<script>alert" not in page(client)
