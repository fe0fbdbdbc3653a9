import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone, translation
from PIL import Image

from news.models import Post, PostPicture
from pictures import making
from pictures.models import Picture
from prisoners.models import Person

from .files import BAD, photograph, picture, upload

pytestmark = pytest.mark.django_db
OWN_NAME = re.compile(r"pictures/[0-9a-f]{32}\.jpg")


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "x" * 300 + ".jpg", "Фото үй.jpg", "a\0b.png", "evil.php", "no-ending"]
)
def test_name_of_the_file_is_our_own(name):
    saved = Picture.objects.create(file=ContentFile(picture(), name))
    assert OWN_NAME.fullmatch(saved.file.name)
    assert OWN_NAME.fullmatch(saved.small.name)
    assert saved.file.name != saved.small.name


def test_picture_is_cleaned_whatever_saves_it():
    saved = Picture.objects.create(file=upload(photograph(orientation=6)))
    assert (saved.width, saved.height) == (30, 40)
    saved.refresh_from_db()
    with Image.open(saved.file.path) as stored:
        assert stored.size == (30, 40)
        assert dict(stored.getexif()) == {}


def test_bad_file_is_not_saved():
    with pytest.raises(ValidationError):
        Picture.objects.create(file=upload(BAD["svg"]))
    assert Picture.objects.count() == 0


def test_saving_again_keeps_the_file():
    saved = Picture.objects.create(file=upload(picture()))
    name = saved.file.name
    saved.alt_en = "A photograph"
    saved.save()
    assert Picture.objects.get().file.name == name


@pytest.mark.parametrize(
    ("size", "small"), [((1280, 960), (640, 480)), ((100, 50), (100, 50)), ((1, 2400), (1, 640))]
)
def test_small_size(size, small):
    saved = Picture.objects.create(file=upload(picture(size=size)))
    assert saved.small_size == small
    with Image.open(saved.small.path) as stored:
        assert stored.size == small


def test_picture_without_a_small_file_shows_its_own():
    old = Picture(file="pictures/old.jpg", width=1000, height=500)
    assert (old.small_url, old.small_size) == ("/media/pictures/old.jpg", (1000, 500))


def test_uses_are_counted_over_the_apps(django_assert_num_queries):
    used, unused = (Picture.objects.create(file=upload(picture())) for _ in range(2))
    Person.objects.create(slug="a", portrait=used)
    for slug in ("a", "b"):
        PostPicture.objects.create(post=Post.objects.create(slug=slug), picture=used)
    with django_assert_num_queries(1):
        assert {one.pk: one.uses for one in Picture.objects.with_uses()} == {used.pk: 3, unused.pk: 0}


def files():
    return set(default_storage.listdir("pictures")[1]) if default_storage.exists("pictures") else set()


def test_replaced_file_goes_when_that_is_certain(django_capture_on_commit_callbacks):
    before = files()
    saved = Picture.objects.create(file=upload(picture()))
    first = files()
    with django_capture_on_commit_callbacks(execute=True):
        saved.file = upload(picture())
        saved.save()
        assert first < files()
    assert len(files()) == len(before) + 2
    assert not files() & (first - before)


def test_deleted_picture_takes_its_files_along(django_capture_on_commit_callbacks):
    before = files()
    pictures = [Picture.objects.create(file=upload(picture(size=(500, 50)))) for _ in range(2)]
    while making.make_next(now=timezone.now()):
        pass
    assert len(files()) == len(before) + 2 * (2 + 6)
    with django_capture_on_commit_callbacks(execute=True):
        Picture.objects.filter(pk__in=[one.pk for one in pictures]).delete()
    assert files() == before


def test_deleting_that_is_taken_back_takes_no_file(django_capture_on_commit_callbacks):
    saved = Picture.objects.create(file=upload(picture()))
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        saved.delete()
        transaction.set_rollback(True)
    assert default_storage.exists(Picture.objects.get().file.name)


def test_saved_again_after_a_new_file_it_shows_the_new_one():
    saved = Picture.objects.create(file=upload(picture(size=(100, 50))))
    assert saved.sources.size == (100, 50)
    saved.file = upload(picture(size=(50, 100)))
    saved.save()
    assert (saved.sources.size, saved.sources.url) == ((50, 100), saved.file.url)


@pytest.mark.parametrize(
    ("languages", "missing"), [(("kk", "ru", "en"), ["kk", "en"]), (("ru",), []), (("en",), ["en"]), ((), [])]
)
def test_alternative_text_is_asked_for_in_languages(languages, missing):
    one = Picture(alt_ru="Стена", alt_kk="")
    assert one.lacks_alt(languages) == missing
    if not missing:
        assert one.require_alt(languages) is None
        return
    with pytest.raises(ValidationError) as refused, translation.override("en"):
        one.require_alt(languages)
    assert refused.value.code == "alt"


def test_alternative_text_falls_back_as_all_texts_do():
    one = Picture(alt_ru="Стена")
    assert [one.alt_for(page) for page in ("kk", "ru", "en")] == [("Стена", "ru")] * 3
    assert Picture().alt_for("kk") == ("", "kk")
