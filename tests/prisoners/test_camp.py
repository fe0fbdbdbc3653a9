"""The camp in figures, its timeline, the memory stones: what their pages say."""

import re

import pytest
from django.utils.translation import override

from prisoners.models import TimelineEvent
from prisoners.templatetags.camp import counted

from .builders_camp import country, event, figure, nationality, source, stone

pytestmark = pytest.mark.django_db
PAGES = ["/camp/", "/camp/stones/"]


def page(client, path, language="ru"):
    response = client.get(f"/{language}{path}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_stand_with_an_empty_database(client, language, path):
    assert f'<html lang="{language}"' in page(client, path, language)


@pytest.mark.parametrize("path", [*PAGES, "/camp/stones/embassy-of-korea/"])
def test_pages_only_read(client, path):
    stone()
    refused = [client.generic(method, f"/ru{path}").status_code for method in ("POST", "PUT", "DELETE")]
    assert refused == [405] * 3
    assert client.head(f"/ru{path}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_history_costs_the_same_with_more_rows(client, count, django_assert_num_queries):
    for number in range(count):
        nation = nationality(f"n-{number}", country=country(f"c-{number}"))
        figure(f"w-{number}", source=source())
        figure(f"n-{number}", nationality=nation, source=source())
        event(source=source())
    with django_assert_num_queries(4):
        html = page(client, "/camp/")
    assert html.count("<rect") == 4 * count
    assert html.count('class="timeline-date"') == count


def test_bars_have_a_name_and_the_table_says_what_they_show(client):
    figure("all", 18000, accuracy="more", source=source(), note_ru="Идут исследования.")
    figure("rival", 20000, accuracy="more", is_disputed=True)
    html = page(client, "/camp/", "en")
    svg = re.search(r'<svg class="bars" role="img" aria-labelledby="(\S+) (\S+)".*?</svg>', html)
    assert f'id="{svg[1]}"' in svg[0]
    assert f'id="{svg[2]}"' in svg[0]
    assert re.findall(r'class="bars-bar([^"]*)" y="\S+" width="(\S+)"', svg[0]) == [
        ("", "90.00%"),
        (" bars-disputed", "100.00%"),
    ]
    assert "<span" not in svg[0]
    table = re.search(r'<table class="figures">.*?</table>', html)[0]
    assert re.findall(r'<td class="number">(.+?)</td>', table) == ["more than 18,000", "more than 20,000"]
    assert re.findall(r'<p class="meta">(.*?)</p>', table) == [
        '<span lang="ru">Идут исследования.</span> Source: <span lang="ru">Сайт музея</span> ',
        "Source: not stated ",
    ]
    assert table.count('<span class="tag tag-warning">disputed</span>') == 1
    assert "Share" not in table


def test_shares_are_of_the_counts_that_stand_there(client):
    figure("all", 18000)
    for slug, value in (("russians", 4390), ("jews", 855), ("ukrainians", 740), ("kazakhs", 87)):
        figure(slug, value, nationality=nationality(slug, name_en=slug))
    html = page(client, "/camp/", "en")
    table = re.search(r"<caption [^>]+>Women whose nationality is known.*?</table>", html)[0]
    assert re.findall(r'<td class="number">(\S+?)</td>', table) == [
        *("4,390", "72.3&nbsp;%"),
        *("855", "14.1&nbsp;%"),
        *("740", "12.2&nbsp;%"),
        *("87", "1.4&nbsp;%"),
    ]
    assert "Shares are of the sum of these counts, 6,072, not of all women in the camp." in table


def test_number_of_another_kind_stands_by_itself(client):
    figure("nationalities", 62, measure="other", label_en="nationalities")
    html = page(client, "/camp/", "en")
    assert "<b>62</b> <span>nationalities</span>" in html
    assert "<svg class=" + '"bars"' not in html


@pytest.mark.parametrize(
    ("accuracy", "told"),
    [("", "8,000"), ("about", "about 8,000"), ("nearly", "nearly 8,000"), ("more", "more than 8,000")],
)
def test_counted(accuracy, told):
    with override("en"):
        assert counted(figure(value=8000, accuracy=accuracy)) == told


def test_timeline_stands_in_the_order_of_what_may_be_earliest(client):
    rows = ["2007-05-31", "", "1937-12", "../1936", "1938-01/1938-02", "1937-08-15", "1938~"]
    for date in rows:
        event(date, title=f"день {date}")
    ordered = ["1938~", "../1936", "1937-08-15", "1937-12", "1938-01/1938-02", "2007-05-31", ""]
    assert [row.date for row in TimelineEvent.objects.all()] == ordered
    html = page(client, "/camp/", "en")
    assert re.findall(r'<p class="timeline-date">(.*?)</p>', html)[:5] == [
        "About 1938",
        "Before 1936",
        "15 August 1937",
        "December 1937",
        "January–February 1938",
    ]


def test_event_says_its_source_and_that_it_is_disputed(client):
    event(source=source(url="https://museum.example/a"), is_disputed=True, text_ru="Первый.\n\nВторой.")
    event("1989")
    html = page(client, "/camp/", "en")
    assert html.count('<span class="tag tag-warning">disputed</span>') == 1
    assert '<div lang="ru"><p>Первый.</p> <p>Второй.</p></div>' in html
    assert 'Source: <a href="https://museum.example/a" rel="noopener"><span lang="ru">Сайт музея' in html
    assert "Source: not stated" in html


def test_texts_are_shown_as_text(client):
    nasty = "<script>alert(1)</script>"
    figure("all", label_ru=nasty, note_ru=nasty, source=source(nasty))
    event(title=nasty, text_ru=nasty)
    stone(name_ru=nasty, inscription=nasty, text_ru=nasty, organisation_ru=nasty)
    for path in (*PAGES, "/camp/stones/embassy-of-korea/"):
        html = page(client, path)
        assert nasty not in html
        assert "&lt;script&gt;" in html


def test_menu_names_the_camp_and_marks_its_pages(client):
    link = '<a href="/en/camp/" aria-current="true">The camp</a>'
    assert link in page(client, "/camp/", "en")
    assert link in page(client, "/camp/stones/", "en")
    assert link not in page(client, "/persons/", "en")
    menu = re.search(r'<nav class="menu".*?</nav>', page(client, "/camp/"))[0]
    assert menu.count("<a ") <= 6


def test_countries_belong_to_the_camp_in_the_menu(client):
    country("korea")
    marked = '<a href="/ru/camp/" aria-current="true">'
    assert [marked in page(client, path) for path in ("/countries/", "/countries/korea/", "/")] == [
        True,
        True,
        False,
    ]


def test_history_leads_to_the_names_and_to_the_wall(client):
    further = (
        page(client, "/camp/", "en").partition('aria-labelledby="further"')[2].partition("</section>")[0]
    )
    assert re.findall('<a href="([^"]+)">([^<]+)<', further) == [
        ("/en/persons/", "All names"),
        ("/en/persons/wall/", "Wall of names"),
        ("/en/camp/stones/", "Memory stones"),
        ("/en/countries/", "Countries"),
    ]


def test_pages_have_nothing_inline(client):
    figure(accuracy="more")
    figure("koreans", 1, nationality=nationality())
    event()
    stone()
    for path in (*PAGES, "/camp/stones/embassy-of-korea/"):
        assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page(client, path)) == []
