"""Two editors who have one record open: nothing is written over unseen, whatever record it is, its rows included."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

from pictures.editing.fresh import FreshAdmin
from prisoners.models import Fact, Person
from tests.booking.test_races import all_at_once
from tests.opened import seen
from tests.prisoners.builders import fact, person
from visitors.models import Hall

HALL = "/en/admin/visitors/hall/"
# Nothing of theirs is typed, or they are of other people's making and save what was changed alone.
WITHOUT = {
    "Attempts", "AccessAttempt", "AccessLog", "AccessFailureLog", "OutboxMessage", "ConsentWording", "User", "Group",
    "Unit", "Term", "Translator", "TOTPDevice", "StaticDevice",
}  # fmt: skip


@pytest.fixture
def staff(client, db):
    client.force_login(User.objects.create_superuser("staff"))
    return client


@pytest.fixture
def hall(db):
    return Hall.objects.create(slug="hall", name_kk="Зал", name_ru="Зал", text_ru="Текст.")


def typed(hall, **changed):
    fields = (
        "slug",
        "position",
        *(f"{name}_{code}" for name in ("name", "text") for code in ("kk", "ru", "en")),
    )
    return {name: getattr(hall, name) or "" for name in fields} | {"position": hall.position} | changed


def settled(answer, choice):
    """What the page of a difference sends with the choice."""
    state = re.search(r'name="settled" value="([^"]+)"', answer.content.decode())[1]
    return {"settle": choice, "settled": state}


def test_every_form_in_which_staff_edit_is_fresh():
    without = {
        model.__name__ for model, each in admin.site._registry.items() if not isinstance(each, FreshAdmin)
    }
    assert without - WITHOUT == set()


def test_the_second_editor_sees_what_differs(staff, hall):
    url = f"{HALL}{hall.pk}/change/"
    first, second = seen(staff, url), seen(staff, url)
    assert staff.post(url, typed(hall, seen=first, name_ru="Первый", text_ru="Текст!")).status_code == 302
    answer = staff.post(url, typed(hall, seen=second, name_ru="Второй"))
    assert list(answer.context["adminform"].form.errors) == ["__all__"]
    found = [
        (each.label, each.theirs, each.mine, each.is_mine) for each in answer.context["meanwhile"].differences
    ]
    assert found == [("Name [ru]", "Первый", "Второй", True), ("Text [ru]", "Текст!", "Текст.", False)]
    assert [getattr(version.history_user, "username", None) for version in answer.context["others"]] == [
        "staff",
        None,
    ]
    assert Hall.objects.get().name_ru == "Первый"


@pytest.mark.parametrize(
    ("choice", "stands"),
    [("join", ("Второй", "Текст!", "Жаңа")), ("mine", ("Второй", "Текст.", "Жаңа")), ("", None), ("x", None)],
)
def test_the_second_editor_chooses(staff, hall, choice, stands):
    url = f"{HALL}{hall.pk}/change/"
    opened = seen(staff, url)
    staff.post(url, typed(hall, seen=opened, name_ru="Первый", text_ru="Текст!"))
    sent = typed(hall, seen=opened, name_ru="Второй", name_kk="Жаңа")
    answer = staff.post(url, sent | settled(staff.post(url, sent), choice))
    now = Hall.objects.get()
    assert answer.status_code == (302 if stands else 200)
    assert (now.name_ru, now.text_ru, now.name_kk) == (stands or ("Первый", "Текст!", "Зал"))


def test_a_choice_counts_for_the_difference_that_was_shown(staff, hall):
    url = f"{HALL}{hall.pk}/change/"
    opened = seen(staff, url)
    staff.post(url, typed(hall, seen=opened, name_ru="Первый"))
    sent = typed(hall, seen=opened, name_ru="Второй")
    choice = settled(staff.post(url, sent), "mine")
    Hall.objects.update(name_ru="Третий")
    assert staff.post(url, sent | choice).status_code == 200
    assert Hall.objects.get().name_ru == "Третий"


def test_the_same_words_of_two_editors_are_no_difference(staff, hall):
    url = f"{HALL}{hall.pk}/change/"
    opened = seen(staff, url)
    for _ in range(2):
        assert staff.post(url, typed(hall, seen=opened, name_ru="Первый")).status_code == 302


@pytest.mark.parametrize("broken", ["x", "name_ru.", "....", "a.b " * 5000, "\0"])
def test_a_broken_stamp_overwrites_nothing(staff, hall, broken):
    url = f"{HALL}{hall.pk}/change/"
    answer = staff.post(url, typed(hall, seen=broken, name_ru="Первый"))
    assert (answer.status_code, Hall.objects.get().name_ru) == (200, "Зал")


# Rows ---------------------------------------------------------------------------------------------


def sent_person(raisa, *facts, **fields):
    data = {"slug": raisa.slug, "is_possibly_living": "on", **fields}
    names = [{"id": form.pk, "kind": form.kind, "language": form.language, "surname": form.surname, "order": form.order}
             for form in raisa.forms.all()]  # fmt: skip
    for prefix, rows in (
        ("forms", names),
        ("facts", facts),
        ("relatives", ()),
        ("quotations", ()),
        ("documents", ()),
    ):
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": len(rows)}
        for number, row in enumerate(rows):
            data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def row(one, **changed):
    return {
        "id": one.pk,
        "kind": one.kind,
        "date": one.date,
        "order": one.order,
        "text_ru": one.text_ru or "",
        **changed,
    }


def test_rows_that_were_changed_added_and_taken_off_are_told(staff, db):
    raisa = person("raisa", ru=("Мамаева", ""))
    changed, gone = fact(raisa, "birth", "1905", text_ru="в Сибири"), fact(raisa, "release", "1943")
    url = f"/en/admin/prisoners/person/{raisa.pk}/change/"
    opened = seen(staff, url)
    rows = [row(changed, text_ru="в Томске"), row(gone)]
    Fact.objects.filter(pk=changed.pk).update(text_ru="в Москве")
    fact(raisa, "death", "1990")
    Fact.objects.filter(pk=gone.pk).delete()
    sent = sent_person(raisa, *rows, seen=opened, is_published="on")
    sent.pop("is_possibly_living")
    answer = staff.post(url, sent)
    shown = answer.context["meanwhile"]
    assert [(each.theirs, each.mine, each.is_mine) for each in shown.differences] == [
        ("в Москве", "в Томске", True)
    ]
    assert (len(shown.added), len(shown.taken_off)) == (1, 1)
    again = sent | settled(answer, "mine") | {"facts-1-DELETE": "on"}
    assert staff.post(url, again).status_code == 302
    assert sorted(each.text_ru or each.date for each in raisa.facts.all()) == ["1990", "в Томске"]
    assert Person.objects.get().is_published


@pytest.mark.django_db(transaction=True)
def test_of_editors_at_the_same_instant_one_saves(settings):
    hall = Hall.objects.create(slug="hall", name_kk="Зал", name_ru="Зал")
    url = f"{HALL}{hall.pk}/change/"
    user = User.objects.create_superuser("staff")
    clients = [Client() for _ in range(4)]
    for each in clients:
        each.force_login(user)
    opened = seen(clients[0], url)
    acts = [
        lambda each=each, number=number: (
            each.post(url, typed(hall, seen=opened, name_ru=f"Зал {number}")).status_code
        )
        for number, each in enumerate(clients)
    ]
    assert sorted(all_at_once(acts)) == [200, 200, 200, 302]
    assert re.fullmatch(r"Зал \d", Hall.objects.get().name_ru)
