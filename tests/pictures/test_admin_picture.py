import re

import pytest

from pictures.models import Picture

from .files import BAD, photograph, picture, upload

pytestmark = pytest.mark.django_db
LIST = "/en/admin/pictures/picture/"


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_an_error_at_the_field(admin_client, name):
    response = admin_client.post(f"{LIST}add/", {"file": upload(BAD[name]), "alt_en": "Kept"})
    assert response.status_code == 200
    assert list(response.context["adminform"].form.errors) == ["file"]
    assert 'value="Kept"' in response.content.decode()
    assert Picture.objects.count() == 0


def test_error_is_translated(admin_client):
    errors = []
    for language in ("en", "ru", "kk"):
        response = admin_client.post(
            f"/{language}/admin/pictures/picture/add/", {"file": upload(BAD["png of 50,000 x 50,000"])}
        )
        errors += re.findall(r'<ul class="errorlist"[^>]*><li>([^<]+)', response.content.decode())
    assert len(set(errors)) == 3


def test_good_file_is_saved_clean(admin_client):
    name = "../../" + "Ө" * 120 + ".jpg"
    response = admin_client.post(f"{LIST}add/", {"file": upload(photograph(6), name), "alt_kk": "Мұражай"})
    assert response.status_code == 302
    saved = Picture.objects.get()
    assert re.fullmatch(r"pictures/[0-9a-f]{32}\.jpg", saved.file.name)
    assert (saved.width, saved.height, saved.alt_kk) == (30, 40, "Мұражай")


def test_texts_are_changed_without_the_file(admin_client):
    saved = Picture.objects.create(file=upload(picture()), alt_en="Old")
    assert admin_client.post(f"{LIST}{saved.pk}/change/", {"alt_en": "New"}).status_code == 302
    changed = Picture.objects.get()
    assert (changed.alt_en, changed.file.name) == ("New", saved.file.name)


def test_list_shows_thumbnails_and_costs_the_same_with_more(admin_client, django_assert_max_num_queries):
    for number in range(3):
        Picture.objects.create(file=upload(picture(size=(1280, 640))), alt_ru=f"Вид {number}")
    with django_assert_max_num_queries(7):
        page = admin_client.get(LIST).content.decode()
    assert page.count('width="96" height="48"') == 3


@pytest.mark.parametrize("query", ["стена", "СТЕНА", "Қабырға", "қАБЫРҒА", "wall", "архив"])
def test_search_works_in_cyrillic(admin_client, query):
    Picture.objects.create(
        file=upload(picture()),
        alt_ru="Стена памяти",
        alt_kk="Естелік қабырғасы (Қабырға)",
        alt_en="The Wall",
        credit_ru="Архив",
    )
    Picture.objects.create(file=upload(picture()), alt_ru="Другое")
    assert admin_client.get(LIST, {"q": query}).context["cl"].result_count == 1


def test_alt_is_shown_as_text(admin_client):
    Picture.objects.create(file=upload(picture()), alt_en="<script>alert(1)</script>")
    assert "<script>alert(1)" not in admin_client.get(LIST).content.decode()


def test_form_shows_the_picture_above_its_field(admin_client):
    saved = Picture.objects.create(file=upload(picture()))
    page = admin_client.get(f"{LIST}{saved.pk}/change/").content.decode()
    assert 0 < page.index(f'src="{saved.small_url}"') < page.index('name="file"')


def test_search_for_nul_is_no_error(admin_client):
    assert admin_client.get(f"{LIST}?q=%00").status_code == 200
