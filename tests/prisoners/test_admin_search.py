"""What the admin has of the search: the table of equivalents, and the warning of duplicates."""

import pytest
from django.contrib.auth.models import User

from prisoners.models import Equivalent, Person

from .builders import person
from .test_admin_person import typed

pytestmark = pytest.mark.django_db
PERSONS, EQUIVALENTS = "/en/admin/prisoners/person/", "/en/admin/prisoners/equivalent/"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


def add(staff, forms):
    return staff.post(f"{EQUIVALENTS}add/", {"kind": "surname", "forms": forms, "note": ""})


def test_an_edit_of_the_table_is_in_force_with_the_next_search(staff):
    Equivalent.objects.all().delete()
    person("li", ru=("Ли", "Анна"))
    assert "/en/persons/li/" not in staff.get("/en/persons/", {"q": "Rhee"}).content.decode()
    assert add(staff, "Ли, Rhee;Yi\nRhee").status_code == 302
    assert Equivalent.objects.get().forms == "Ли Rhee Yi"
    assert "/en/persons/li/" in staff.get("/en/persons/", {"q": "Rhee"}).content.decode()


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        ("Цой", "Two names are needed at least."),
        ("Цой 12", "This is not a name: 12"),
        ("", "This field is required."),
    ],
)
def test_a_row_of_the_table_needs_two_names(staff, forms, message):
    Equivalent.objects.all().delete()
    answer = add(staff, forms)
    assert message in answer.content.decode()
    assert Equivalent.objects.count() == 0


def test_the_table_is_listed(staff):
    Equivalent.objects.create(kind="given", forms="Евгения Eugenia", note="Greek")
    assert "Евгения Eugenia" in staff.get(EQUIVALENTS, {"q": "евгения"}).content.decode()


def test_saving_warns_of_a_record_with_the_same_name(staff):
    person("mamayeva", ru=("Мамаева", "Раиса"), is_published=False)
    name = {"kind": "principal", "language": "en", "surname": "Mamajewa", "given_name": "Raissa"}
    answer = staff.post(f"{PERSONS}add/", typed(("forms", name), slug="mamajewa"), follow=True)
    first, second = Person.objects.order_by("pk")
    page = answer.content.decode()
    link = f'<a href="{PERSONS}{first.pk}/change/">Мамаева Раиса</a> (not published)'
    assert f"Possibly the same person, please compare: {link}" in page
    form = staff.get(f"{PERSONS}{second.pk}/change/").content.decode()
    assert link in form
    assert (
        f'<a href="{PERSONS}{second.pk}/change/">'
        in staff.get(f"{PERSONS}{first.pk}/change/").content.decode()
    )


def test_a_record_like_no_other_shows_a_dash(staff):
    made = person("mamayeva", ru=("Мамаева", "Раиса"))
    for address in ("add", f"{made.pk}/change"):
        page = " ".join(staff.get(f"{PERSONS}{address}/").content.decode().split())
        assert page.count('<div class="readonly">–</div>') == 1
        assert '<div class="readonly">None</div>' not in page


def test_saving_says_nothing_where_the_given_name_is_another(staff):
    person("mamayeva", ru=("Мамаева", "Раиса"))
    name = {"kind": "principal", "language": "ru", "surname": "Мамаева", "given_name": "Мария"}
    answer = staff.post(f"{PERSONS}add/", typed(("forms", name), slug="maria"), follow=True)
    assert "Possibly the same person, please compare" not in answer.content.decode()
    assert Person.objects.count() == 2
