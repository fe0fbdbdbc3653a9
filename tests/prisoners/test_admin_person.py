import re

import pytest
from django.contrib.auth.models import User

from pictures.models import Picture
from prisoners import register
from prisoners.models import Fact, Person
from tests.pictures.files import picture, upload

from .builders import fact, mamayeva, person

pytestmark = pytest.mark.django_db
LIST = "/ru/admin/prisoners/person/"
INLINES = ("forms", "facts", "relatives", "quotations", "documents")


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


def typed(*rows, **fields):
    """What the form of a person sends; rows are of the inlines, as ("forms", {...})."""
    data = {"slug": "x", **fields}
    for inline in INLINES:
        own = [row for name, row in rows if name == inline]
        data |= {f"{inline}-TOTAL_FORMS": len(own), f"{inline}-INITIAL_FORMS": 0}
        for number, row in enumerate(own):
            data |= {f"{inline}-{number}-{name}": value for name, value in {"order": number, **row}.items()}
    return data


NAME = ("forms", {"kind": "principal", "language": "ru", "surname": "Мамаева", "given_name": "Раиса"})


@pytest.mark.parametrize("inline", [False, True])
def test_published_pictures_have_alternative_text_in_every_language(staff, inline):
    shown = Picture.objects.create(file=upload(picture()), alt_ru="Портрет", alt_en="Portrait")
    rows = [NAME, ("documents", {"title_ru": "Справка", "picture": shown.pk})] if inline else [NAME]
    fields = {} if inline else {"portrait": shown.pk}
    response = staff.post(f"{LIST}add/", typed(*rows, is_published="on", **fields))
    assert response.status_code == 200
    form = response.context["adminform"].form
    if inline:
        (form,) = response.context["inline_admin_formsets"][-1].formset.forms
    assert list(form.errors) == ["picture" if inline else "portrait"]
    assert staff.post(f"{LIST}add/", typed(*rows, **fields)).status_code == 302
    Picture.objects.update(alt_kk="Портрет")
    Person.objects.all().delete()
    assert staff.post(f"{LIST}add/", typed(*rows, is_published="on", **fields)).status_code == 302


@pytest.mark.parametrize("query", ["мамаева", "МАМАЕВА", "mamaeva", "Raisa", "mamayeva-raisa"])
def test_search_works_in_cyrillic(staff, query):
    mamayeva()
    person("shanina", ru=("Шанина", "Жанбике"))
    page = staff.get(LIST, {"q": query}).content.decode()
    assert "Мамаева Раиса Моисеевна" in page
    assert "Шанина Жанбике" not in page


def test_list_costs_the_same_with_more_persons(staff, django_assert_max_num_queries):
    for number in range(3):
        person(f"p-{number}")
    with django_assert_max_num_queries(10):
        staff.get(LIST)


def test_list_tells_dates_in_words(staff):
    fact(person("spring"), "birth", "1938-21")
    page = staff.get(LIST).content.decode()
    assert re.findall(r'<td class="field-(birth|death)_told">([^<]*)<', page) == [
        ("birth", "весна 1938 года"),
        ("death", "-"),
    ]


def test_form_has_the_three_languages_and_loads_nothing_foreign(staff):
    page = staff.get(f"{LIST}add/").content.decode()
    fields = [f"{field}_{code}" for field in ("fate", "life") for code in ("kk", "ru", "en")]
    assert [field for field in fields if f'name="{field}"' not in page] == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


def test_a_new_record_begins_with_one_form_of_the_name(staff):
    made = mamayeva()
    pages = [staff.get(f"{LIST}{end}").content.decode() for end in ("add/", f"{made.pk}/change/")]
    counts = [re.search(r'name="forms-TOTAL_FORMS" value="(\d+)"', page)[1] for page in pages]
    assert counts == ["1", str(made.forms.count())]


def test_person_is_saved_with_names_and_facts(staff):
    arrest = ("facts", {"kind": "arrest", "date": "5 декабря 1937", "text_kk": "жұбайымен бірге"})
    birth = ("facts", {"kind": "birth", "date": "около 1900"})
    answer = staff.post(f"{LIST}add/", typed(NAME, arrest, birth, is_published="on", fate_kk="Шығыстанушы."))
    assert answer.status_code == 302
    saved = Person.objects.get()
    assert (saved.listed_ru, saved.birth, saved.fate_kk) == ("Мамаева Раиса", "1900~", "Шығыстанушы.")
    assert list(Fact.objects.values_list("kind", "date", "text_kk").order_by("id")) == [
        ("arrest", "1937-12-05", "жұбайымен бірге"),
        ("birth", "1900~", None),
    ]


@pytest.fixture
def refreshed(monkeypatch):
    """The ids of each call of register.refresh(), which still does its work."""
    calls, refresh = [], register.refresh
    monkeypatch.setattr(register, "refresh", lambda ids: calls.append(ids) or refresh(ids))
    return calls


def test_columns_and_keys_are_made_once_a_save(staff, refreshed):
    rows = [("facts", {"kind": kind, "date": "1937"}) for kind in ("birth", "arrest", "camp")]
    staff.post(f"{LIST}add/", typed(NAME, *rows))
    saved = Person.objects.get()
    assert refreshed == [[saved.pk]]
    assert (saved.listed_ru, saved.birth, saved.uses.count()) == ("Мамаева Раиса", "1937", 2)


def test_a_person_who_is_deleted_is_not_made_anew(staff, refreshed):
    made = mamayeva()
    refreshed.clear()
    staff.post(f"{LIST}{made.pk}/delete/", {"post": "yes"})
    assert (Person.objects.count(), Fact.objects.count(), refreshed) == (0, 0, [])


def test_a_date_that_is_none_is_refused_at_its_field(staff):
    page = staff.post(f"{LIST}add/", typed(NAME, ("facts", {"kind": "arrest", "date": "31.02.1938"})))
    assert page.status_code == 200
    assert "31.02.1938" in page.content.decode()
    assert Person.objects.count() == 0


def test_published_person_without_a_name_is_refused(staff):
    page = staff.post(f"{LIST}add/", typed(is_published="on"))
    assert page.status_code == 200
    assert Person.objects.count() == 0
    assert staff.post(f"{LIST}add/", typed()).status_code == 302


def test_two_principal_forms_in_one_language_are_refused(staff):
    page = staff.post(f"{LIST}add/", typed(NAME, NAME))
    assert page.status_code == 200
    assert Person.objects.count() == 0
