import pytest

from prisoners.models import Place, Source
from prisoners.tables.catalogues import Catalogues
from prisoners.tables.entries import NO_ORIGIN, NOTHING, Origin

pytestmark = pytest.mark.django_db


def test_a_name_in_any_language_and_case_finds_its_row():
    kaluga = Place.objects.create(slug="kaluga", name_ru="Калуга", name_en="Kaluga")
    places = Catalogues(write=True).places
    assert [places.get(name) for name in (("", "КАЛУГА", ""), ("", "", "kaluga"), NOTHING)] == [
        kaluga.pk, kaluga.pk, None,
    ]  # fmt: skip
    assert places.made == []


def test_the_oldest_of_several_with_one_name_is_found():
    first = Place.objects.create(slug="a", name_ru="Калуга")
    Place.objects.create(slug="b", name_ru="Калуга")
    assert Catalogues(write=True).places.get(("", "Калуга", "")) == first.pk


def test_what_is_missing_is_made_once():
    catalogues = Catalogues(write=True)
    found = {
        catalogues.places.get(name)
        for name in (("", "Калуга", ""), ("Калуга", "", "Kaluga"), ("", "калуга", ""))
    }
    [place] = Place.objects.all()
    assert found == {place.pk}
    assert (place.slug, place.name_ru, place.name_kk) == ("kaluga", "Калуга", "")
    assert catalogues.made == {Place: ["Калуга"]}


def test_without_writing_nothing_is_made_and_all_that_is_missing_is_told():
    catalogues = Catalogues(write=False)
    assert [catalogues.places.get(("", "Калуга", "")) for _ in range(2)] == [None, None]
    assert catalogues.sources.get(Origin(("", "Книга", ""))) is None
    assert catalogues.made == {Place: ["Калуга"], Source: ["Книга"]}
    assert not Place.objects.exists()


def test_a_name_without_latin_letters_has_a_slug_all_the_same():
    places = Catalogues(write=True).places
    places.get(("", "", "김"))
    places.get(("", "", "이"))
    assert sorted(Place.objects.values_list("slug", flat=True)) == ["place", "place-2"]


def test_sources_are_told_apart_by_their_link():
    sources = Catalogues(write=True).sources
    book, page = Origin(("", "Книга", "")), Origin(("", "Книга", ""), "https://example.org/1")
    link = Origin(NOTHING, "https://example.org/1")
    ids = [sources.get(each) for each in (book, page, link, book, page, link, NO_ORIGIN)]
    assert ids == [*ids[:3], *ids[:3], None]
    assert len(set(ids)) == 4
    assert Source.objects.get(pk=ids[2]).url == "https://example.org/1"
