"""Pictures beside the fields that point at them, and where they are used."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User

from exhibits.models import Exhibition
from news.models import PostPicture
from pictures.choosing import PictureInput
from pictures.models import Picture
from prisoners.models import Document, Person
from tests.exhibits import builders as collection
from tests.news.builders import post

from .files import picture, upload

pytestmark = pytest.mark.django_db
LIST = "/en/admin/pictures/picture/"


def stored(**texts):
    return Picture.objects.create(file=upload(picture(size=(300, 200))), **texts)


def staff(*names):
    user = User.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return user


def used_in_four_places(one):
    maria = Person.objects.create(slug="maria", name_en="Maria", listed_en="Maria", portrait=one)
    Document.objects.create(person=maria, picture=one)
    PostPicture.objects.create(post=post("wall"), picture=one)
    collection.exhibit("letter", title_en="A letter").media.create(picture=one)


def test_picture_tells_its_places_with_links(admin_client):
    one = stored(alt_en="A letter")
    assert "Not used" in admin_client.get(f"{LIST}{one.pk}/change/").content.decode()
    used_in_four_places(one)
    page = admin_client.get(f"{LIST}{one.pk}/change/").content.decode()
    told = re.search(r'Used in 4 places<ul class="uses">(.*?)</ul>', page)[1]
    assert sorted(re.findall(r'(\w+): <a href="/en/admin/([\w/]+)/\d+/change/">(.*?)</a>', told)) == [
        ("Exhibit", "exhibits/exhibit", "A letter"),
        ("Person", "prisoners/person", "Maria"),
        ("Person", "prisoners/person", "Maria"),
        ("Post", "news/post", "The wall is open"),
    ]


def test_card_shows_the_picture_its_texts_and_its_use(client):
    one = stored(alt_ru="Стена <b>", alt_kk="")
    client.force_login(staff("view_picture"))
    card = client.get(f"{LIST}{one.pk}/card/").content.decode()
    assert f'src="{one.small_url}"' in card
    assert '<span lang="ru">Стена &lt;b&gt;</span>' in card
    assert card.count('class="missing"') == 2
    assert "Not used" in card
    for wrong in (0, one.pk + 1, 10**30):
        assert client.get(f"{LIST}{wrong}/card/").status_code == 404


def test_card_is_for_those_who_may_see_pictures(client):
    address = f"{LIST}{stored().pk}/card/"
    assert client.get(address).status_code == 302
    client.force_login(staff("view_post"))
    assert client.get(address).status_code == 404


def test_field_has_the_card_the_library_and_the_upload(client):
    one = stored(alt_en="The wall of names")
    shown = post("wall")
    PostPicture.objects.create(post=shown, picture=one)
    user = staff("change_post", "view_post", "change_postpicture", "view_postpicture", "view_picture")
    client.force_login(user)
    address = f"/en/admin/news/post/{shown.pk}/change/"
    page = client.get(address).content.decode()
    row = re.search(r'<tr class="form-row[^"]*has_original.*?</tr>', page, re.S)[0]
    assert f'name="postpicture_set-0-picture" value="{one.pk}"' in row
    assert "The wall of names</span>" in row
    assert 'id="lookup_id_postpicture_set-0-picture"' in row
    assert "add-related" not in row
    assert re.search(r'name="postpicture_set-0-position"[^>]*data-up="Move up"', row)
    user.user_permissions.add(Permission.objects.get(codename="add_picture"))
    assert 'id="add_id_postpicture_set-0-picture"' in client.get(address).content.decode()


@pytest.mark.parametrize("wrong", ["7777", "x", "-1", "9" * 40, "1; DROP", ""])
def test_wrong_number_is_an_error_at_the_field(admin_client, wrong):
    fields = {"slug": "show", "title_en": "Show", "poster": wrong}
    formset = {"exhibitionexhibit_set-TOTAL_FORMS": 0, "exhibitionexhibit_set-INITIAL_FORMS": 0}
    page = admin_client.get("/en/admin/exhibits/exhibition/add/").content.decode()
    prefix = re.search(r'name="(\w+)-TOTAL_FORMS"', page)[1]
    formset = {name.replace("exhibitionexhibit_set", prefix): value for name, value in formset.items()}
    answer = admin_client.post("/en/admin/exhibits/exhibition/add/", {**fields, **formset})
    if wrong:
        assert list(answer.context["adminform"].form.errors) == ["poster"]
        assert f'value="{wrong}"' in answer.content.decode()
    else:
        assert (answer.status_code, Exhibition.objects.count()) == (302, 1)


def test_every_field_that_points_at_pictures_is_chosen_so(rf):
    """In all forms of the admin that can be edited."""
    request = rf.get("/")
    request.user = User(is_superuser=True, is_active=True, is_staff=True)
    found = set()
    for model, model_admin in admin.site._registry.items():
        inlines = [inline(model, admin.site) for inline in model_admin.inlines]
        for each in [model_admin, *inlines]:
            for field in each.model._meta.concrete_fields:
                if field.related_model is Picture and field.editable and field.many_to_one:
                    widget = each.formfield_for_dbfield(field, request).widget
                    found.add((each.model._meta.model_name, field.name, type(widget) is PictureInput))
    assert found == {
        ("postpicture", "picture", True),
        ("exhibitmedia", "picture", True),
        ("exhibition", "poster", True),
        ("donor", "photo", True),
        ("person", "portrait", True),
        ("document", "picture", True),
        ("memorystone", "photo", True),
    }


def test_list_shows_the_texts_in_the_three_languages(admin_client):
    stored(alt_kk="Қабырға", alt_en="<i>Wall")
    page = admin_client.get(f"{LIST}?_popup=1&_to_field=id").content.decode()
    row = re.search(r'<ul class="alts">.*?</ul>', page, re.S)[0]
    assert re.findall(r"lang=\"(\w\w)\">(.*?)</span>", row) == [("kk", "Қабырға"), ("en", "&lt;i&gt;Wall")]
    assert row.count("no alternative text") == 1
    assert "data-popup-opener" in page
