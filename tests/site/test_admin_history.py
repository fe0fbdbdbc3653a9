"""The pages of a record's versions: who changed which language when, compared, and standing again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from news.models import Post, PostFile
from pictures.models import Picture
from pictures.versions import KEPT
from pictures.versions.records import stored
from prisoners.models import Fact, MemoryStone, Person
from tests.news.builders import post
from tests.news.builders import upload as document
from tests.opened import seen
from tests.pictures.files import picture, upload
from tests.prisoners.builders import fact, person
from visitors.models import DayException, Hall

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
HALL = "/en/admin/visitors/hall/"


def versions(model, **which):
    return list(KEPT[model].objects.filter(**which).order_by("history_date", "history_id"))


def address(record, version=None, rest="", part=None):
    meta = record._meta
    found = f"/en/admin/{meta.app_label}/{meta.model_name}/{record.pk}/history/{rest}"
    return found if version is None else f"{found}{(part or meta).model_name}/{version.history_id}/"


def changed_hall(frozen, **texts):
    """A hall that was made, and each of the texts changed a minute after the other."""
    hall = Hall.objects.create(slug="hall", name_kk="Зал", name_ru="Зал", text_ru="Один. Два. Три.")
    for name, text in texts.items():
        frozen.shift(60)
        setattr(hall, name, text)
        hall.save()
    return hall


def test_the_page_tells_who_changed_which_languages(admin_client, admin_user, frozen):
    admin_user.first_name, admin_user.last_name = "Айгүл", "Сапарова"
    admin_user.save()
    hall = changed_hall(frozen)
    data = {
        "slug": "hall",
        "position": 0,
        "name_kk": "Алаш",
        "name_ru": "Зал",
        "name_en": "Hall",
        "text_ru": "x",
    }
    frozen.shift(60)
    sent = {**data, "seen": seen(admin_client, f"{HALL}{hall.pk}/change/")}
    assert admin_client.post(f"{HALL}{hall.pk}/change/", sent).status_code == 302
    answer = admin_client.get(address(hall))
    (date, user, (entry,)), (_first, nobody, (made,)) = answer.context["groups"]
    assert (date, user, nobody) == (timezone.now(), admin_user, None)
    assert (entry.kind, entry.told, made.kind, made.told) == (
        "~",
        [("Name", ["kk", "en"]), ("Text", ["ru"])],
        "+",
        [],
    )
    page = answer.content.decode()
    assert "Айгүл Сапарова" in page
    assert "Name (kk, en); Text (ru)" in page


def test_a_version_is_compared_with_the_one_before_and_with_now(admin_client, frozen):
    hall = changed_hall(frozen, text_ru="Один. Пять. Три.", name_en="Hall", position=3)
    answer = admin_client.get(address(hall, versions(Hall)[1]))
    shown = answer.context["version"]
    assert [(each.name, each.language, each.before, each.now) for each in shown.changed] == [
        ("text_ru", "ru", "Один. Два. Три.", "Один. Пять. Три.")
    ]
    now = [(each.name, each.before, each.now, may) for each, may in answer.context["against_now"]]
    assert now == [("name_en", "", "Hall", True), ("position", "0", "3", True)]
    page = answer.content.decode()
    assert "Два<span" in page.split("<del>")[1]
    assert "Пять<span" in page.split("<ins>")[1]


def test_one_text_and_a_whole_version_stand_again(admin_client, admin_user, frozen):
    hall = changed_hall(frozen, text_ru="Новый текст.", name_kk="Алаш", slug="alash")
    first = versions(Hall)[0]
    url = address(hall, first)
    for field, stands in (
        ("text_ru", ("hall", "Зал", "Один. Два. Три.")),
        (None, ("hall", "Зал", "Один. Два. Три.")),
    ):
        frozen.shift(60)
        sent = {"seen": stamp(admin_client, url)} | ({"field": field} if field else {})
        assert admin_client.post(url, sent).status_code == 302
        hall.refresh_from_db()
        found = (hall.slug, hall.name_kk, hall.text_ru)
        assert found == (stands if field is None else ("alash", "Алаш", stands[2]))
        last = versions(Hall)[-1]
        assert (last.history_user, last.history_change_reason) == (admin_user, "restored")
    assert len(versions(Hall)) == 6


def stamp(client, url):
    return client.get(url).context["stamp"]


def test_a_version_does_not_stand_over_what_another_has_saved(admin_client, frozen):
    hall = changed_hall(frozen, name_ru="Второй")
    url = address(hall, versions(Hall)[0])
    opened = stamp(admin_client, url)
    frozen.shift(60)
    hall.name_ru = "Третий"
    hall.save()
    answer = admin_client.post(url, {"seen": opened})
    assert (answer.status_code, Hall.objects.get().name_ru) == (200, "Третий")
    assert 'name="settle"' in answer.content.decode()
    assert f'action="{HALL}{hall.pk}/change/"' in answer.content.decode()


def test_a_version_whose_picture_is_gone_is_told(admin_client, frozen):
    photo = Picture.objects.create(file=upload(picture()), alt_ru="Камень")
    stone = MemoryStone.objects.create(slug="stone", name_ru="Камень", photo=photo)
    frozen.shift(60)
    stone.photo, stone.name_ru = None, "Плита"
    stone.save()
    photo.delete()
    url = address(stone, versions(MemoryStone)[0])
    assert f"№ {versions(MemoryStone)[0].photo_id}" in admin_client.get(url).content.decode()
    answer = admin_client.post(url, {"seen": stamp(admin_client, url)})
    assert list(answer.context["adminform"].form.errors) == ["photo"]
    assert MemoryStone.objects.get().name_ru == "Плита"
    sent = {"seen": stamp(admin_client, url), "field": "name_ru"}
    assert admin_client.post(url, sent).status_code == 302
    assert MemoryStone.objects.get().name_ru == "Камень"


def test_a_part_is_changed_back_and_one_that_was_taken_off_is_put_back(admin_client, frozen):
    raisa = person("raisa", ru=("Мамаева", "Раиса"))
    changed, gone = fact(raisa, "birth", "1905", text_ru="в Сибири"), fact(raisa, "release", "1943")
    frozen.shift(60)
    changed.text_ru = "в Москве"
    changed.save()
    key = gone.pk
    gone.delete()
    history = admin_client.get(address(raisa)).context["groups"]
    assert {entry.kind: entry.told for entry in history[0][2]} == {"~": [("Text", ["ru"])], "-": []}
    for key_, kind in ((changed.pk, "+"), (key, "-")):
        row = next(row for row in versions(Fact, id=key_) if row.history_type == kind)
        url = address(raisa, row, part=Fact._meta)
        answer = admin_client.post(url, {"seen": stamp(admin_client, url)})
        assert answer.status_code == 302
    assert {(each.kind, each.date, each.text_ru or "") for each in raisa.facts.all()} == {
        ("birth", "1905", "в Сибири"),
        ("release", "1943", ""),
    }
    assert Person.objects.get().birth == "1905"


def test_a_post_with_files_and_times_stands_again_and_keeps_the_rest(admin_client, frozen):
    one = post(title_ru="Первое", published_until=timezone.now() + timedelta(days=400))
    PostFile.objects.create(post=one, file=document(), title_ru="Книга")
    frozen.shift(60)
    one.title_ru = "Второе"
    one.save()
    before = kept(one)
    url = address(one, versions(Post)[0])
    assert admin_client.post(url, {"seen": stamp(admin_client, url), "field": "title_ru"}).status_code == 302
    assert kept(Post.objects.get()) == before | {"title_ru": "Первое"}
    assert PostFile.objects.get().title_ru == "Книга"


def kept(record):
    return stored(type(record), [record.pk])[record.pk]


def test_a_closure_stands_again_after_its_bookings_were_shown(admin_client, frozen):
    day = timezone.localdate() + timedelta(days=20)
    closure = DayException.objects.create(first_on=day, last_on=day, reason_ru="Ремонт")
    frozen.shift(60)
    closure.reason_ru = "Праздник"
    closure.save()
    url = address(closure, versions(DayException)[0])
    assert admin_client.post(url, {"seen": stamp(admin_client, url)}).status_code == 302
    assert DayException.objects.get().reason_ru == "Ремонт"


def test_forgetting_leaves_the_record_and_asks_first(admin_client, frozen):
    hall = changed_hall(frozen, text_ru="Без имени.")
    url = address(hall, rest="forget/")
    assert admin_client.get(url).status_code == 405
    admin_client.post(url, {})
    assert len(versions(Hall)) == 2
    admin_client.post(url, {"sure": "1"})
    assert versions(Hall) == []
    assert Hall.objects.get().text_ru == "Без имени."
    assert "There are no versions yet" in admin_client.get(address(hall)).content.decode()


@pytest.mark.parametrize(
    ("permissions", "reads", "restores", "forgets"),
    [((), 403, 403, 403), (("view",), 200, 403, 403), (("change",), 200, 302, 403), (("view", "delete"), 200, 403, 302)],
)  # fmt: skip
def test_permissions_of_the_record_are_those_of_its_versions(
    client, frozen, permissions, reads, restores, forgets
):
    hall = changed_hall(frozen, name_ru="Второй")
    staff = User.objects.create_user("staff", is_staff=True)
    staff.user_permissions.set(
        Permission.objects.filter(codename__in=[f"{name}_hall" for name in permissions])
    )
    client.force_login(staff)
    url = address(hall, versions(Hall)[0])
    assert client.get(address(hall)).status_code == client.get(url).status_code == reads
    opened = stamp(client, url) if restores == 302 else ""
    assert client.post(url, {"seen": opened}).status_code == restores
    assert client.post(address(hall, rest="forget/"), {"sure": "1"}).status_code == forgets


def test_a_version_of_another_record_is_not_found(admin_client, frozen):
    hall, other = changed_hall(frozen), Hall.objects.create(slug="other", name_ru="x")
    strange = versions(Hall, id=other.pk)[0]
    assert admin_client.get(address(hall, strange)).status_code == 404
    for ending in ("hall/999999/", "person/1/", "user/1/", "hall/99999999999999999999/"):
        assert admin_client.get(f"{address(hall)}{ending}").status_code == 404
    assert admin_client.get(f"{HALL}x/history/").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_three_versions_as_for_one(
    admin_client, frozen, count, django_assert_max_num_queries
):
    hall = changed_hall(
        frozen, **dict(list({"name_ru": "a", "name_en": "b", "text_kk": "c"}.items())[:count])
    )
    with django_assert_max_num_queries(13):
        admin_client.get(address(hall))


def test_old_text_is_shown_as_text(admin_client, frozen):
    hall = changed_hall(frozen, text_ru="<script>alert(1)</script>", name_kk="x")
    for url in (address(hall), address(hall, versions(Hall)[0]), address(hall, versions(Hall)[1])):
        assert "<script>alert(" not in admin_client.get(url).content.decode()
