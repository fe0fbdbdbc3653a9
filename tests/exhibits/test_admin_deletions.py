"""What staff are told before they delete what belongs to the collection."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError

from exhibits import search
from exhibits.models import Donation, Exhibit, ExhibitMedia
from pictures.models import Picture
from prisoners.models import Person
from tests.pictures.files import picture, upload
from tests.prisoners.builders import person

from .builders import donation, donor, exhibit, item, kind

pytestmark = pytest.mark.django_db
ADMIN = "/en/admin/exhibits"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


def told(staff, record):
    app, model = record._meta.app_label, record._meta.model_name
    return staff.get(f"/en/admin/{app}/{model}/{record.pk}/delete/").context


def link(record, kind):
    address = f"{ADMIN}/{record._meta.model_name}/{record.pk}/change/"
    return f'{kind}: <a href="{address}">{record}</a>'


def test_a_person_is_protected_by_each_record_once_and_by_its_name(staff):
    raisa = person("m")
    letter = exhibit("a", persons=[(raisa, "owner"), (raisa, "maker")])
    gift = donation("g", title_en="A <b>gift</b>", title_ru="A <b>gift</b>")
    donor(gift, person=raisa)
    answer = told(staff, raisa)
    shown = f"{ADMIN}/donation/{gift.pk}/change/"
    assert answer["protected"] == [
        f'Donation: <a href="{shown}">A &lt;b&gt;gift&lt;/b&gt;</a>',
        link(letter, "Exhibit"),
    ]
    staff.post(f"/en/admin/prisoners/person/{raisa.pk}/delete/", {"post": "yes"})
    assert Person.objects.count() == 1


def test_a_gift_that_is_held_back_is_not_shown_by_deleting_the_person(staff):
    hidden = person("m", is_published=False)
    gift = donation(persons=[hidden])
    assert told(staff, hidden)["protected"] == [link(gift, "Donation")]
    staff.post(f"/en/admin/prisoners/person/{hidden.pk}/delete/", {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [hidden.pk], "post": "yes"}
    staff.post("/en/admin/prisoners/person/", chosen)
    assert not Donation.objects.public().exists()


def test_a_picture_is_protected_by_its_exhibits(staff, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    scan = Picture.objects.create(file=upload(picture()))
    exhibits = [exhibit(slug, title_en=slug, title_ru=slug, title_kk=slug) for slug in ("a", "b")]
    for one in exhibits:
        ExhibitMedia.objects.create(exhibit=one, picture=scan)
    assert told(staff, scan)["protected"] == [link(one, "Exhibit") for one in exhibits]


def test_a_kind_is_protected_by_exhibits_and_by_gifts(staff):
    used = kind()
    letter, gift = exhibit(kind=used), donation()
    item(gift, kind=used)
    assert told(staff, used)["protected"] == [link(gift, "Donation"), link(letter, "Exhibit")]


def test_words_of_the_index_go_without_a_word(staff):
    letter = exhibit(description_en="Long " * 50)
    search.index.refresh([letter.pk])
    raisa = person("m")
    letter.people.create(person=raisa, role="owner")
    assert letter.words.exists()
    answer = told(staff, letter)
    assert answer["deleted_objects"] == [link(letter, "Exhibit"), [f"Linked person: owner: {raisa}"]]
    assert dict(answer["model_count"]) == {"exhibits": 1, "linked persons": 1}
    staff.post(f"{ADMIN}/exhibit/{letter.pk}/delete/", {"post": "yes"})
    assert Exhibit.objects.count() == 0


def test_a_person_goes_with_her_names_alone(staff):
    raisa = person("m")
    assert "uses" not in str(told(staff, raisa)["model_count"])
    assert raisa.uses.exists()


def test_no_path_deletes_a_person_whom_a_gift_concerns():
    hidden = person("m", is_published=False)
    gift = donation(persons=[hidden])
    for delete in (hidden.delete, Person.objects.filter(pk=hidden.pk).delete):
        with pytest.raises(ProtectedError) as told, transaction.atomic():
            delete()
        assert told.value.protected_objects == {gift}
    gift.persons.clear()
    hidden.delete()
    assert not Person.objects.exists()
