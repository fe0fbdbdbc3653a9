import re
from datetime import timedelta

import pytest

from news.models import Post, PostFile, PostPicture
from pictures.models import Picture
from tests.pictures.files import HTML, picture
from tests.pictures.files import upload as photo

from .builders import NOW, post, russian, texts, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LIST = "/en/admin/news/post/"
NOON = {"published_at_0": "2026-05-12", "published_at_1": "12:00"}
TOMORROW = {"published_at_0": "2026-05-13", "published_at_1": "12:00"}


def formset(prefix, rows=(), initial=0):
    """The POST data of an inline: each of `rows` is a dict of its fields."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def form_data(**fields):
    files, shown = fields.pop("files", ()), fields.pop("pictures", ())
    return {"kind": "news", **formset("postpicture_set", shown), **formset("files", files), **fields}


def seen(client, pk):
    """The hidden stamp of the form as it is opened now."""
    return re.search(r'name="seen" value="([^"]*)"', client.get(f"{LIST}{pk}/change/").content.decode())[1]


def errors(response):
    assert response.status_code == 200
    return response.context["adminform"].form.errors


def test_post_is_saved_with_an_address_made_from_its_title(admin_client):
    assert admin_client.post(f"{LIST}add/", form_data(**texts("kk", "ru"))).status_code == 302
    saved = Post.objects.get()
    assert (saved.slug, saved.title_kk, saved.body_ru) == (
        "otkryta-stena",
        "Қабырға ашылды",
        "<p>Первый абзац.</p>\n<p>Второй абзац.</p>",
    )
    assert (saved.published_at, saved.languages) == (None, ["kk", "ru"])


def test_second_post_of_a_title_gets_another_address(admin_client):
    for _ in range(2):
        admin_client.post(f"{LIST}add/", form_data(**texts("en")))
    assert sorted(Post.objects.values_list("slug", flat=True)) == ["the-wall-is-open", "the-wall-is-open-2"]


def test_emptied_address_stays(admin_client):
    one = post("wall")
    data = form_data(seen=seen(admin_client, one.pk), slug="", **texts("en"))
    assert admin_client.post(f"{LIST}{one.pk}/change/", data).status_code == 302
    assert Post.objects.get().slug == "wall"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title_ru": "Название"}, "__all__"),
        ({"body_ru": "Текст"}, "__all__"),
        ({**texts("ru"), "slug": "feed"}, "slug"),
        ({**texts("ru"), "slug": "стена"}, "slug"),
        ({**texts("ru"), "event_on": "2026-05-12", "event_until": "2026-05-11"}, "__all__"),
        ({**texts("ru"), "event_on": "31.02.2026"}, "event_on"),
        ({**texts("ru"), "title_en": "a\0b"}, "title_en"),
    ],
)
def test_mistake_is_an_error_on_the_form(admin_client, fields, field):
    assert list(errors(admin_client.post(f"{LIST}add/", form_data(**fields)))) == [field]
    assert Post.objects.count() == 0


def test_second_of_two_editors_overwrites_nothing(admin_client, frozen):
    one = post()
    first, second = seen(admin_client, one.pk), seen(admin_client, one.pk)
    frozen.shift(60)
    address = f"{LIST}{one.pk}/change/"
    sent = form_data(**{**texts("en"), "title_en": "First"}, seen=first)
    assert admin_client.post(address, sent).status_code == 302
    shown = Picture.objects.create(file=photo(picture()))
    sent = form_data(
        **{**texts("en"), "title_en": "Second"}, seen=second, pictures=[{"picture": shown.pk, "position": 0}]
    )
    for _ in range(2):  # sent again unchanged it is refused again
        response = admin_client.post(address, sent)
        assert "Somebody else has saved this meanwhile" in str(errors(response)["__all__"])
        assert 'value="Second"' in response.content.decode()
    assert Post.objects.get().title_en == "First"
    assert PostPicture.objects.count() == 0


def test_form_without_the_stamp_overwrites_nothing(admin_client):
    one = post()
    assert list(errors(admin_client.post(f"{LIST}{one.pk}/change/", form_data(**texts("ru"))))) == ["__all__"]


def test_changed_pictures_alone_count_as_a_change(admin_client, frozen):
    one = post()
    stamp = seen(admin_client, one.pk)
    shown = Picture.objects.create(file=photo(picture()))
    frozen.shift(60)
    sent = form_data(
        slug="wall", seen=stamp, **texts("kk", "ru", "en"), pictures=[{"picture": shown.pk, "position": 0}]
    )
    assert admin_client.post(f"{LIST}{one.pk}/change/", sent).status_code == 302
    assert list(Post.objects.get().pictures.all()) == [shown]
    assert seen(admin_client, one.pk) != stamp


@pytest.mark.parametrize(
    ("state", "alts", "missing"),
    [
        ({}, {}, None),
        ({"withdrawn": "on", **NOON}, {}, None),
        (NOON, {"alt_kk": "Қабырға", "alt_ru": "Стена"}, None),
        (NOON, {"alt_ru": "Стена"}, "in Kazakh"),
        (NOON, {"alt_en": "The wall"}, "in Kazakh, in Russian"),
        (TOMORROW, {"alt_en": "The wall"}, "in Kazakh, in Russian"),
    ],
)
def test_published_pictures_have_alternative_text_in_the_languages_of_the_post(
    admin_client, state, alts, missing
):
    shown = Picture.objects.create(file=photo(picture()), **alts)
    rows = [{"picture": shown.pk, "position": 0}]
    response = admin_client.post(f"{LIST}add/", form_data(**texts("kk", "ru"), **state, pictures=rows))
    if missing is None:
        assert (response.status_code, PostPicture.objects.count()) == (302, 1)
        return
    assert not errors(response)
    (row,) = response.context["inline_admin_formsets"][0].formset.errors
    assert row == {"picture": [f"“{shown}”: an alternative text is needed before it is published {missing}."]}
    assert Post.objects.count() == 0


def test_translation_that_was_added_since_does_not_ask_for_alternative_texts(admin_client):
    """A picture that is put there now needs them all the same."""
    one = post(published_at=NOW - timedelta(days=1), **texts("kk", "ru"))
    there, new = (Picture.objects.create(file=photo(picture()), alt_ru="Стена") for _ in range(2))
    link = PostPicture.objects.create(post=one, picture=there)
    row = {"id": link.pk, "post": one.pk, "picture": there.pk, "position": 0}
    sent = form_data(slug="wall", seen=seen(admin_client, one.pk), **texts("kk", "ru"), **NOON)
    sent |= formset("postpicture_set", [row | {"picture": new.pk}], initial=1)
    assert admin_client.post(f"{LIST}{one.pk}/change/", sent).status_code == 200
    sent |= formset("postpicture_set", [row], initial=1)
    assert admin_client.post(f"{LIST}{one.pk}/change/", sent).status_code == 302


def test_picture_that_is_taken_off_needs_no_alternative_text(admin_client):
    one = post(published_at=None, **texts("ru"))
    link = PostPicture.objects.create(post=one, picture=Picture.objects.create(file=photo(picture())))
    row = {"id": link.pk, "post": one.pk, "picture": link.picture_id, "position": 0, "DELETE": "on"}
    sent = form_data(slug="wall", seen=seen(admin_client, one.pk), **texts("ru"), **NOON)
    sent |= formset("postpicture_set", [row], initial=1)
    assert admin_client.post(f"{LIST}{one.pk}/change/", sent).status_code == 302
    assert (Post.objects.get().published_languages, PostPicture.objects.count()) == (["ru"], 0)


def test_file_is_saved_with_its_post(admin_client):
    name = "Ө" * 300 + ".pdf"
    rows = [{"file": upload(name=name), "title_en": "Book", "language": "ru", "position": 0}]
    response = admin_client.post(f"{LIST}add/", form_data(**texts("en"), files=rows))
    assert response.status_code == 302
    saved = PostFile.objects.get()
    assert (saved.title_en, saved.extension) == ("Book", "pdf")
    assert re.fullmatch(r"files/[0-9a-f]{32}\.pdf", saved.file.name)


@pytest.mark.parametrize("data", [HTML, b"", picture(), b"%PDF-1.4 cut"])
def test_file_of_another_kind_is_an_error_at_its_field(admin_client, data):
    rows = [{"file": upload(data), "position": 0}]
    response = admin_client.post(f"{LIST}add/", form_data(**texts("en"), files=rows))
    found = [
        one.formset.errors for one in response.context["inline_admin_formsets"] if any(one.formset.errors)
    ]
    assert [list(row) for row in found[0]] == [["file"]]
    assert Post.objects.count() == 0


def test_search_works_in_cyrillic(admin_client):
    post()
    post("other", (), title_ru="Другое", body_ru="Текст")
    for query in ("СТЕНА", "стена", "қабырға", "ҚАБЫРҒА", "memorial wall", "абзац"):
        assert (query, admin_client.get(LIST, {"q": query}).context["cl"].result_count) == (query, 1)


def test_list_says_what_there_is(admin_client):
    post("a", kind="event")
    russian("b", withdrawn=True)
    post("c", ("kk", "ru"), published_at=NOW + timedelta(days=1))
    post("d", ("en",), published_at=None)
    page = admin_client.get(LIST).content.decode()
    found = {
        (re.search(r'field-state">([^<]+)', row)[1], re.search(r'field-shown_languages">([^<]+)', row)[1])
        for row in page.split("<tr>")
        if "field-state" in row
    }
    assert found == {
        ("on the site", "kk ru en"),
        ("withdrawn", "– ru –"),
        ("waits for its time", "kk ru –"),
        ("draft", "– – en"),
    }


FILTERED = {
    "kind__exact=event": ["a"],
    "state=withdrawn": ["b"],
    "state=shown": ["a", "c"],
    "state=gone": ["a", "b", "c"],
    "year=2018": ["c"],
    "year=1999": ["a", "b", "c"],
    "year=abc": ["a", "b", "c"],
    "year=%00": ["a", "b", "c"],
}


def test_list_is_filtered(admin_client):
    post("a", kind="event")
    post("b", withdrawn=True)
    post("c", published_at=NOW.replace(year=2018))
    found = {query: admin_client.get(f"{LIST}?{query}").context["cl"].queryset for query in FILTERED}
    assert {query: sorted(each.values_list("slug", flat=True)) for query, each in found.items()} == FILTERED


def test_list_costs_the_same_with_more_posts(admin_client, django_assert_max_num_queries):
    for number in range(3):
        post(f"p-{number}")
    with django_assert_max_num_queries(9):
        admin_client.get(LIST)


def test_form_has_the_three_languages_side_by_side_and_loads_nothing_foreign(admin_client):
    page = admin_client.get(f"{LIST}add/").content.decode()
    names = [f"{field}_{code}" for field in ("title", "lead", "body") for code in ("kk", "ru", "en")]
    assert [name for name in names if f'name="{name}"' not in page] == []
    assert page.count("mt-fieldset") == 3
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


def test_text_is_shown_as_text(admin_client):
    one = post(title_kk="<script>alert(1)</script>", body_en="</textarea><script>alert(2)</script>")
    for address in (LIST, f"{LIST}{one.pk}/change/"):
        assert "<script>alert(" not in admin_client.get(address).content.decode()


@pytest.mark.parametrize(
    ("fields", "warned"),
    [
        (
            {"published_at_0": "2026-05-11", "published_at_1": "10:00"},
            "This post can be read on the site but is missing in: Kazakh, English.",
        ),
        (TOMORROW, "Until then it can be translated; missing in: Kazakh, English."),
        ({**NOON, "withdrawn": "on"}, None),
        ({}, None),
    ],
)
def test_editor_is_told_of_languages_that_are_missing(admin_client, frozen, fields, warned):
    page = admin_client.post(f"{LIST}add/", form_data(**texts("ru"), **fields), follow=True).content.decode()
    assert (warned in page) if warned else ("missing in:" not in page)


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31"])
def test_time_of_publication_before_the_museum_is_an_error(admin_client, day):
    data = form_data(**texts("ru"), published_at_0=day, published_at_1="00:00")
    assert list(errors(admin_client.post(f"{LIST}add/", data))) == ["published_at"]


def test_dates_are_short_in_the_list(admin_client):
    post(event_on=NOW.date())
    page = admin_client.get("/kk/admin/news/post/").content.decode()
    assert 'field-event_day">12.05.2026<' in page
    assert 'field-published">11.05.2026 11:00<' in page


def test_search_for_nul_is_no_error(admin_client):
    post()
    assert admin_client.get(f"{LIST}?q=%00").status_code == 200


def test_end_before_the_beginning_is_an_error_at_its_field(admin_client):
    ends = {"published_until_0": "2026-05-12", "published_until_1": "11:59"}
    found = errors(admin_client.post(f"{LIST}add/", form_data(**texts("ru"), **NOON, **ends)))
    assert {name: list(each) for name, each in found.items()} == {
        "published_until": ["The post would end before it is published: choose a later time."]
    }
    ends["published_until_1"] = "12:01"
    assert admin_client.post(f"{LIST}add/", form_data(**texts("ru"), **NOON, **ends)).status_code == 302
    page = admin_client.get(f"{LIST}{Post.objects.get().pk}/change/").content.decode()
    assert "Visitors will see it from 12 May 2026, 12:00 until 12 May 2026, 12:01 (Astana time)." in page
