"""The list of the collection where a choice leaves many."""

import pytest
from django.db import connection

from exhibits import catalogue
from exhibits.filters import Choice
from tests.exhibits.builders import exhibit, kind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [0, 1000])
def test_many_of_a_kind_stand_in_the_same_order_as_few(monkeypatch, many):
    monkeypatch.setattr(catalogue, "MANY", many)
    letter, photo = kind(), kind("photograph")
    for number, slug in enumerate(("c", "a", "d", "b")):
        exhibit(slug, kind=letter, title_en=f"{slug} letter", is_published=number != 2)
    exhibit("aa", kind=photo, title_en="aa photo")
    chosen = catalogue.Catalogue({"kind": Choice("kind", "letter", record=letter)}, "en", "/en/exhibits/")
    assert chosen.is_to_be_walked() == (connection.vendor == "sqlite" and many == 0)
    assert [one.slug for one in chosen.rows(0, 10)] == ["a", "b", "c"]
    assert [one.slug for one in chosen.rows(1, 1)] == ["b"]
