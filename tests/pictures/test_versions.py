"""Versions of what staff write: when one is written, and what it holds."""

import pytest
from django.contrib.auth.models import User
from django.core import serializers
from modeltranslation.translator import translator

from exhibits.models import Donor, ExhibitMedia
from pictures import versions
from pictures.models import Picture
from pictures.versions import KEPT
from prisoners.models import Attachment, ConsentWording, Fact, NameForm, Person, Place
from tests.exhibits.builders import exhibit
from tests.pictures.files import picture, upload
from tests.prisoners.builders import fact, person
from visitors.models import GuestBookEntry, Hall, Tariff

pytestmark = pytest.mark.django_db
# Personal data, which is to go when it is withdrawn or after its time; wordings are never changed.
WITHOUT = {Attachment, ConsentWording, Donor, GuestBookEntry}


def told(model, **which):
    """(kind, reason, user) of the versions, the oldest first."""
    rows = KEPT[model].objects.filter(**which).order_by("history_date", "history_id")
    return list(rows.values_list("history_type", "history_change_reason", "history_user__username"))


def test_every_model_with_translations_is_kept_but_personal_data():
    assert set(translator.get_registered_models(abstract=False)) - set(KEPT) == WITHOUT


def test_a_version_has_each_language_and_nothing_that_nobody_types():
    columns = {field.name for field in KEPT[Person]._meta.fields if not field.name.startswith("history_")}
    texts = {f"{name}_{code}" for name in ("fate", "life", "dispute") for code in ("kk", "ru", "en")}
    assert columns == texts | {
        "id", "slug", "import_id",
        "is_disputed", "is_possibly_living", "portrait", "is_published",
    }  # fmt: skip
    assert "file" not in {field.name for field in KEPT[Picture]._meta.fields}


def test_a_save_that_changes_something_leaves_a_version():
    hall = Hall.objects.create(slug="hall", name_kk="Зал", name_ru="Зал")
    hall.save()
    hall.name_kk = "Алаш залы"
    hall.save(update_fields=["name_kk"])
    hall.name_en = ""
    hall.save()
    assert told(Hall) == [("+", None, None), ("~", None, None)]
    assert list(KEPT[Hall].objects.order_by("history_id").values_list("name_kk", "name_ru", "name_en")) == [
        ("Зал", "Зал", None),
        ("Алаш залы", "Зал", None),
    ]


def test_nothing_and_none_are_not_the_same():
    tariff = Tariff.objects.create(name_ru="Вход", amount=None)
    tariff.amount = 0
    tariff.save()
    assert told(Tariff) == [("+", None, None), ("~", None, None)]


def test_a_record_of_a_fixture_gets_a_version_of_how_it_was():
    hall = Hall(pk=7, slug="hall", name_ru="Зал")
    for each in serializers.deserialize("json", serializers.serialize("json", [hall])):
        each.save()
    assert told(Hall) == []
    hall = Hall.objects.get()
    for name in ("Первый зал", "Второй зал"):
        hall.name_ru = name
        hall.save()
    assert told(Hall) == [("~", "before", None), ("~", None, None), ("~", None, None)]
    assert list(KEPT[Hall].objects.order_by("history_date").values_list("name_ru", flat=True)) == [
        "Зал",
        "Первый зал",
        "Второй зал",
    ]


def test_versions_go_with_their_record():
    hall, other = (Hall.objects.create(slug=slug, name_ru=slug) for slug in ("hall", "other"))
    hall.delete()
    assert told(Hall, id=other.pk) == told(Hall) == [("+", None, None)]
    Hall.objects.all().delete()
    assert told(Hall) == []


def test_versions_of_parts_stay_with_the_record_and_go_with_it():
    raisa, other = person("raisa"), person("other")
    kept, gone = fact(raisa, "birth", "1905", text_ru="в Сибири"), fact(raisa, "death", "1990")
    fact(other, "birth", "1906")
    key = gone.pk
    gone.delete()
    assert told(Fact, id=key) == [("+", None, None), ("-", None, None)]
    raisa.delete()
    assert (
        told(Fact, person_id=raisa.pk)
        == told(NameForm, person_id=raisa.pk)
        == told(Person, id=raisa.pk)
        == []
    )
    assert told(Fact) == [("+", None, None)]
    assert kept.pk


def test_forget_deletes_what_was_there_and_the_record_stays():
    raisa, other = person("raisa"), person("other")
    fact(raisa, "birth", "1905")
    before = len(told(Person, id=other.pk))
    assert versions.forget(Person, [raisa.pk]) > 1
    assert told(Person, id=raisa.pk) == told(Fact) == []
    assert len(told(Person, id=other.pk)) == before
    assert Person.objects.count() == 2


def test_who_saved_it_and_a_user_who_is_gone(admin_client, admin_user):
    data = {"slug": "hall", "position": 1, "name_ru": "Зал"}
    assert admin_client.post("/en/admin/visitors/hall/add/", data).status_code == 302
    assert told(Hall) == [("+", None, "admin")]
    User.objects.filter(pk=admin_user.pk).delete()
    assert told(Hall) == [("+", None, None)]


# In bulk ------------------------------------------------------------------------------------------


def test_in_bulk_tells_changed_records_and_none_that_stayed():
    places = [Place(slug=slug, name_ru=slug) for slug in ("a", "b", "c")]
    Place.objects.bulk_create(places)
    with versions.in_bulk(Place, [place.pk for place in places[:2]]):
        Place.objects.filter(slug__in=["a", "c"]).update(name_ru="Акмола")
    assert told(Place) == [("~", "before", None), ("~", "import", None)]
    with versions.in_bulk(Place, [places[0].pk]):
        Place.objects.filter(slug="a").update(name_kk="Ақмола")
    assert told(Place, id=places[0].pk) == [
        ("~", "before", None),
        ("~", "import", None),
        ("~", "import", None),
    ]


def test_in_bulk_parts_that_are_made_anew_as_they_were_have_not_changed():
    with versions.held():
        raisa = person("raisa")
        fact(raisa, "birth", "1905"), fact(raisa, "death", "1990", text_ru="в Москве")
    with versions.in_bulk(Person, [raisa.pk]):
        raisa.facts.all().delete()
        fact(raisa, "birth", "1905"), fact(raisa, "death", "1991", text_ru="в Москве")
    assert told(Person) == told(NameForm) == []
    rows = (
        KEPT[Fact].objects.order_by("history_id").values_list("history_type", "date", "history_change_reason")
    )
    assert list(rows) == [("-", "1990", "import"), ("+", "1991", "import")]


def test_in_bulk_costs_the_same_with_more_records(django_assert_num_queries):
    places = [Place(slug=str(number), name_ru="a") for number in range(3)]
    Place.objects.bulk_create(places)
    for keys in ([places[0].pk], [place.pk for place in places[1:]]):
        with django_assert_num_queries(6), versions.in_bulk(Place, keys):
            Place.objects.filter(pk__in=keys).update(name_ru="b")


def test_versions_hold_no_link_that_would_keep_a_picture():
    one = Picture.objects.create(file=upload(picture()), alt_ru="Письмо")
    made = exhibit()
    link = ExhibitMedia.objects.create(exhibit=made, picture=one)
    link.delete()
    assert Picture.objects.with_uses().get().uses == 0
    one.delete()
    assert told(ExhibitMedia) == [("+", None, None), ("-", None, None)]
    assert told(Picture) == []
