"""Rich text is the same clean HTML by whatever way it came into the database."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.utils import translation

from news.models import Post
from news.prose.forms import LONGEST

from .builders import post, texts
from .test_admin_post import LIST, errors, form_data
from .word_paste import CLEANED, PASTED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def by_form(client):
    assert client.post(f"{LIST}add/", form_data(title_kk="Ашылу", body_kk=PASTED)).status_code == 302


def by_create(_client):
    one = Post.objects.create(slug="word", title_kk="Ашылу", body_kk=PASTED)
    assert one.body_kk == CLEANED


def by_assignment_in_the_pages_language(_client):
    with translation.override("kk"):
        one = Post(slug="word", title="Ашылу")
        one.body = PASTED
        one.save()
        assert (one.body, one.body_ru) == (CLEANED, None)


def by_bulk_create(_client):
    Post.objects.bulk_create([Post(slug="word", title_kk="Ашылу", body_kk=PASTED)])


def by_update(_client):
    post("word", ("kk",))
    Post.objects.update(body_kk=PASTED)


def by_bulk_update(_client):
    one = post("word", ("kk",))
    one.body_kk = PASTED
    Post.objects.bulk_update([one], ["body_kk"])


def by_get_or_create(_client):
    Post.objects.update_or_create(slug="word", defaults={"title_kk": "Ашылу", "body_kk": PASTED})


def by_queryset_without_a_manager(_client):
    post("word", ("kk",))
    Post._base_manager.update(body_kk=PASTED)


WAYS = [
    by_form,
    by_create,
    by_assignment_in_the_pages_language,
    by_bulk_create,
    by_update,
    by_bulk_update,
    by_get_or_create,
    by_queryset_without_a_manager,
]


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT body_kk FROM news_post")
        return cursor.fetchall()


@pytest.mark.parametrize("way", WAYS)
def test_every_way_cleans(admin_client, way):
    way(admin_client)
    assert stored() == [(CLEANED,)]


def test_a_fixture_cleans(tmp_path):
    fields = {"slug": "word", "body_kk": PASTED, "created_at": "2018-10-09T16:00:00+06:00"}
    fixture = tmp_path / "word.json"
    rows = [{"model": "news.post", "pk": 1, "fields": {**fields, "changed_at": fields["created_at"]}}]
    fixture.write_text(json.dumps(rows))
    call_command("loaddata", fixture, verbosity=0)
    assert stored() == [(CLEANED,)]


def test_what_sql_has_written_is_shown_clean(client):
    post("word", ("kk",))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE news_post SET body_kk = %s", [PASTED])
    page = client.get("/kk/news/word/").content.decode()
    assert f'<div class="prose">{CLEANED}</div>' in page


def test_a_form_says_nothing_changed_where_the_text_only_looks_different(admin_client):
    one = post(body_ru="<p>Первый абзац.</p>")
    changed_at = {"seen": one.changed_at.isoformat()}
    data = form_data(**texts("kk", "ru", "en"), slug="wall", **changed_at)
    data["body_ru"] = "\r\n<p>Первый&#32;абзац.</p>  <p></p>"
    data |= {"event_on": "2026-05-10", "event_until": "2026-05-09"}
    form = admin_client.post(f"{LIST}{one.pk}/change/", data).context["adminform"].form
    assert "body_ru" not in form.changed_data


def test_empty_markup_is_no_text(admin_client):
    answer = admin_client.post(f"{LIST}add/", form_data(title_kk="Ашылу", body_kk="<p>&nbsp;</p>"))
    assert list(errors(answer)) == ["__all__"]


def test_a_text_that_is_too_long_is_refused_and_kept_in_the_form(admin_client):
    long = "<p>" + "а" * LONGEST
    answer = admin_client.post(f"{LIST}add/", form_data(**texts("ru"), body_kk=long))
    assert list(errors(answer)) == ["body_kk"]
    assert long[:5000].replace("<", "&lt;").replace(">", "&gt;") in answer.content.decode()
    with pytest.raises(ValidationError):
        Post(title_kk="Ашылу", body_kk=long).full_clean()


def test_the_desk_asks_the_column_what_would_be_stored():
    column = Post._meta.get_field("body_kk")
    assert column.clean_html(PASTED) == CLEANED
    assert column.clean(PASTED, Post()) == CLEANED
    assert (column.clean_html(""), column.clean_html(None)) == ("", None)
    endless = column.clean_html("<div>" * 200_001)
    assert endless.startswith("&lt;div&gt;")
    with pytest.raises(ValidationError):
        column.clean(endless, Post())
