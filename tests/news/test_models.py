import re
from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import Post, PostFile, PostPicture
from pictures.models import Picture
from tests.pictures.files import picture
from tests.pictures.files import upload as photo

from .builders import ASTANA, NOW, epub, post, russian, upload

pytestmark = pytest.mark.django_db


def slugs_of(posts):
    return [one.slug for one in posts]


def test_published_leaves_out_future_withdrawn_and_drafts():
    post("now", published_at=NOW)
    post("future", published_at=NOW + timedelta(seconds=1))
    post("withdrawn", withdrawn=True)
    post("draft", published_at=None)
    assert slugs_of(Post.objects.published(NOW)) == ["now"]


def test_newest_first_and_the_later_entered_first():
    for slug in ("a", "b"):
        post(slug, published_at=NOW)
    post("old", published_at=NOW - timedelta(days=300))
    assert slugs_of(Post.objects.published(NOW)) == ["b", "a", "old"]


def test_year_begins_at_midnight_in_the_museum():
    post("last", published_at=datetime(2025, 12, 31, 23, 59, tzinfo=ASTANA))
    post("first", published_at=datetime(2026, 1, 1, 0, 0, tzinfo=ASTANA))
    assert slugs_of(Post.objects.in_year(2025)) == ["last"]
    assert slugs_of(Post.objects.in_year(2026)) == ["first"]


def test_years_are_those_with_published_posts(django_assert_num_queries):
    post("now", published_at=NOW)
    post("eve", published_at=datetime(2024, 12, 31, 23, 59, tzinfo=ASTANA))
    post("old", published_at=datetime(2018, 1, 1, 0, 0, tzinfo=ASTANA))
    post("withdrawn", published_at=datetime(2020, 5, 5, tzinfo=ASTANA), withdrawn=True)
    with django_assert_num_queries(1):
        assert Post.objects.years(NOW) == [2026, 2024, 2018]


def test_years_know_only_what_is_published_by_now():
    post("future", published_at=NOW + timedelta(seconds=1))
    assert Post.objects.years(NOW) == []
    assert Post.objects.years(NOW + timedelta(seconds=1)) == [2026]
    assert Post.objects.years(datetime(2031, 1, 1, tzinfo=ASTANA)) == [2026]


def test_post_exists_where_title_and_text_do():
    one = Post(title_kk="Атауы", title_ru="Название", lead_ru="Кратко", title_en="Title", body_en="Text")
    assert one.languages == ["ru", "en"]
    assert Post(lead_ru="Кратко", body_ru="Текст").languages == []


@pytest.mark.parametrize(
    ("written", "shown_in", "told_in"),
    [
        (["kk", "ru", "en"], "en", "en"),
        (["kk", "ru"], "en", "ru"),
        (["kk"], "en", "kk"),
        (["en"], "kk", "en"),
        (["en", "ru"], "kk", "ru"),
    ],
)
def test_telling_is_whole_in_one_language(written, shown_in, told_in):
    telling = post(languages=written).telling(shown_in)
    assert (telling.language, telling.foreign) == (told_in, told_in != shown_in)
    assert telling.title == post("again", (told_in,)).telling(told_in).title
    assert telling.lang == (f' lang="{told_in}"' if told_in != shown_in else "")


def test_telling_does_not_mix_languages():
    telling = russian(title_en="Only a title").telling("en")
    assert (telling.title, telling.language) == ("Открыта стена", "ru")


def test_telling_of_a_post_with_a_title_alone():
    telling = Post(title_ru="Название").telling("en")
    assert (telling.title, telling.language, telling.body) == ("Название", "ru", "")
    assert Post().telling("en").title == ""


def test_slug_is_made_from_the_title():
    assert post("").slug == "the-wall-is-open"
    assert post("").slug == "the-wall-is-open-2"
    assert russian("").slug == "otkryta-stena"
    assert post("", ("kk",)).slug == "qabyrga-ashyldy"
    assert Post.objects.create().slug == "post"


def test_post_without_text_in_any_language_is_refused():
    with pytest.raises(ValidationError) as refused:
        Post(slug="x", title_ru="Название").full_clean()
    assert list(refused.value.message_dict) == ["__all__"]


@pytest.mark.parametrize("slug", ["feed", "2026"])
def test_addresses_of_the_news_themselves_are_refused(slug):
    with pytest.raises(ValidationError) as refused:
        Post(slug=slug, title_ru="Н", body_ru="Т").full_clean()
    assert list(refused.value.message_dict) == ["slug"]


def test_event_ends_after_it_begins():
    one = post(event_on=date(2026, 5, 12), event_until=date(2026, 5, 12), event_opens=time(19))
    one.event_until = date(2026, 5, 11)
    with pytest.raises(ValidationError):
        one.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        one.save()


def test_event_of_another_day_is_told():
    late = datetime(2026, 5, 11, 0, 30, tzinfo=ASTANA)  # still the 10th in UTC
    assert not post("a", event_on=date(2026, 5, 11), published_at=late).is_of_another_day
    assert post("b", event_on=date(2026, 5, 10), published_at=late).is_of_another_day
    assert not post("c", published_at=late).is_of_another_day


def test_first_picture_is_the_first_by_position(django_assert_num_queries):
    pictures = [Picture.objects.create(file=photo(picture())) for _ in range(3)]
    with_pictures, without = post("a"), post("b")
    for position, one in zip((2, 1, 1), pictures, strict=True):
        PostPicture.objects.create(post=with_pictures, picture=one, position=position)
    with django_assert_num_queries(2):
        found = {one.slug: one.first_picture for one in Post.objects.published(NOW).with_first_picture()}
    assert found == {"a": pictures[1], "b": None}
    assert Post.objects.none().with_first_picture() == []
    assert without.pictures.count() == 0


@pytest.mark.parametrize("name", ["../../x.pdf", "x" * 300 + ".epub", "Кітап.pdf", "book.html"])
@pytest.mark.parametrize(("data", "extension"), [(upload().read(), "pdf"), (epub(), "epub")])
def test_file_is_stored_under_a_name_of_our_own(name, data, extension):
    saved = PostFile.objects.create(post=post(), file=upload(data, name))
    assert re.fullmatch(rf"files/[0-9a-f]{{32}}\.{extension}", saved.file.name)
    assert (saved.extension, saved.size) == (extension, len(data))
    with open(saved.file.path, "rb") as stored:
        assert stored.read() == data


def test_file_of_another_kind_is_not_saved():
    with pytest.raises(ValidationError):
        PostFile.objects.create(post=post(), file=upload(b"<html>", "book.pdf"))
