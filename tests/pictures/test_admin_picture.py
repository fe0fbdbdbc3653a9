import re

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage
from django.utils import timezone

from pictures import making
from pictures.models import PagedFile, Picture, State
from pictures.thumbnails import thumbnail
from prisoners.models import Person

from .files import BAD, pdf, photograph, picture, upload

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
    with django_assert_max_num_queries(8):
        page = admin_client.get(LIST).content.decode()
    assert page.count('width="96" height="48"') == 3


def test_search_works_in_cyrillic(admin_client):
    Picture.objects.create(
        file=upload(picture()),
        alt_ru="Стена памяти",
        alt_kk="Естелік қабырғасы (Қабырға)",
        alt_en="The Wall",
        credit_ru="Архив",
    )
    Picture.objects.create(file=upload(picture()), alt_ru="Другое")
    for query in ("стена", "СТЕНА", "Қабырға", "қАБЫРҒА", "wall", "архив"):
        assert (query, admin_client.get(LIST, {"q": query}).context["cl"].result_count) == (query, 1)


def test_alt_is_shown_as_text(admin_client):
    Picture.objects.create(file=upload(picture()), alt_en="<script>alert(1)</script>")
    assert "<script>alert(1)" not in admin_client.get(LIST).content.decode()


def test_form_shows_the_picture_above_its_field(admin_client):
    saved = Picture.objects.create(file=upload(picture()))
    page = admin_client.get(f"{LIST}{saved.pk}/change/").content.decode()
    assert 0 < page.index(f'src="{saved.small_url}"') < page.index('name="file"')


def test_search_for_nul_is_no_error(admin_client):
    assert admin_client.get(f"{LIST}?q=%00").status_code == 200


def found(client, **query):
    return {one.alt_en for one in client.get(LIST, query).context["cl"].result_list}


def test_filters_find_what_lacks_a_text_or_a_use(admin_client):
    names = {"all": {"alt_kk": "а", "alt_ru": "б", "alt_en": "all"}, "en": {"alt_en": "en", "alt_kk": ""}}
    pictures = {
        name: Picture.objects.create(file=upload(picture()), **texts) for name, texts in names.items()
    }
    Person.objects.create(slug="a", portrait=pictures["all"])
    assert [found(admin_client, without_alt=code) for code in ("kk", "ru", "en")] == [{"en"}, {"en"}, set()]
    assert [found(admin_client, use=use) for use in ("used", "unused")] == [{"all"}, {"en"}]
    assert found(admin_client, state="waiting") == {"all", "en"}
    assert found(admin_client, without_alt="xx", use="xx") == {"all", "en"}


def test_list_tells_what_is_made_and_what_failed(admin_client):
    pictures = [Picture.objects.create(file=upload(picture(size=(600, 300)))) for _ in range(3)]
    making.make_next(now=timezone.now())
    Picture.objects.filter(pk=pictures[0].pk).update(state=State.FAILED, error="<b>away</b>")
    page = admin_client.get(LIST).content.decode()
    told = re.findall(r'<td class="field-variants">(.*?)</td>', page)
    assert told == ["480, 600 px", "waiting", '<span class="failed">failed: &lt;b&gt;away&lt;/b&gt;</span>']


def test_failed_are_made_again_by_an_action(admin_client):
    one = Picture.objects.create(file=upload(picture()))
    Picture.objects.update(state=State.FAILED, error="x", attempts=4)
    chosen = {"action": "make_again", "_selected_action": [one.pk]}
    assert admin_client.post(LIST, chosen, follow=True).status_code == 200
    one.refresh_from_db()
    assert (one.state, one.error, one.attempts) == (State.WAITING, "", 0)


def test_who_may_only_look_makes_nothing_again(client):
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_picture"))
    client.force_login(reader)
    one = Picture.objects.create(file=upload(picture()))
    Picture.objects.update(state=State.FAILED)
    client.post(LIST, {"action": "make_again", "_selected_action": [one.pk]})
    assert Picture.objects.get().state == State.FAILED


def test_alternative_text_is_not_taken_from_a_picture_in_use(admin_client):
    one = Picture.objects.create(file=upload(picture()), alt_ru="Стена", alt_en="Wall")
    address = f"{LIST}{one.pk}/change/"
    assert admin_client.post(address, {"alt_ru": "Стена", "alt_en": ""}).status_code == 302
    Person.objects.create(slug="a", portrait=one)
    response = admin_client.post(address, {"alt_ru": "", "alt_en": "Wall"})
    assert list(response.context["adminform"].form.errors) == ["alt_ru"]
    assert admin_client.post(address, {"alt_ru": "Стена музея"}).status_code == 302
    assert Picture.objects.get().alt_ru == "Стена музея"


def test_replaced_picture_waits_for_its_variants_again(admin_client, django_capture_on_commit_callbacks):
    one = Picture.objects.create(file=upload(picture(size=(600, 300))))
    making.make_next(now=timezone.now())
    one = Picture.objects.get()
    old = [one.file.name, one.small.name, *one.variants]
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(f"{LIST}{one.pk}/change/", {"file": upload(picture(size=(300, 600)))})
    now = Picture.objects.get()
    assert (now.state, now.widths, now.width) == (State.WAITING, (), 300)
    assert len(old) == 8
    assert [name for name in old if default_storage.exists(name)] == []


PAPERS = "/en/admin/pictures/pagedfile/"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and nothing else", picture()])
def test_bad_pdf_is_an_error_at_the_field(admin_client, data):
    response = admin_client.post(f"{PAPERS}add/", {"file": upload(data, "x.pdf"), "title_en": "Kept"})
    assert list(response.context["adminform"].form.errors) == ["file"]
    assert 'value="Kept"' in response.content.decode()


def test_pdf_is_added_drawn_and_its_pages_are_found(admin_client):
    assert "file" in admin_client.post(f"{PAPERS}add/", {}).context["adminform"].form.errors
    sent = {"file": upload(pdf(2), "Ө" * 120 + ".pdf"), "title_en": "Letter"}
    assert admin_client.post(f"{PAPERS}add/", sent).status_code == 302
    paged_file = PagedFile.objects.get()
    assert (paged_file.page_count, paged_file.state) == (2, State.WAITING)
    making.make_next(now=timezone.now())
    page = admin_client.get(f"{PAPERS}{paged_file.pk}/change/").content.decode()
    link = re.search(r'href="(/en/admin/pictures/picture/\?[^"]+)"', page)[1]
    assert [one.alt_en for one in admin_client.get(link).context["cl"].result_list] == [
        "Letter, page 2",
        "Letter, page 1",
    ]


def test_drawn_pdf_is_not_drawn_again(admin_client):
    paged_file = PagedFile.objects.create(file=upload(pdf(), "x.pdf"))
    chosen = {"action": "make_again", "_selected_action": [paged_file.pk]}
    making.make_next(now=timezone.now())
    admin_client.post(PAPERS, chosen)
    assert PagedFile.objects.get().state == State.MADE
    assert admin_client.get(PAPERS).status_code == 200


def test_thumbnail_fits_its_frame_and_keeps_a_pixel_of_a_narrow_picture():
    narrow = Picture(width=4000, height=3, file="pictures/a.jpg", small="pictures/b.jpg")
    assert 'width="96" height="1"' in thumbnail(narrow)
    assert 'width="64" height="1"' in thumbnail(narrow, edge=64)
