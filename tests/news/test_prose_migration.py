from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from news.models import Post
from news.prose.conversion import each_text, to_html, to_plain

from .builders import post

PLAIN = 'Бір <b> "екі" & үш\nтөрт\n\nhttps://example.org/a?b=1&c=2 және museum@example.org'
HTML = (
    '<p>Бір &lt;b&gt; "екі" &amp; үш<br>төрт</p>\n<p><a href="https://example.org/a?b=1&amp;c=2">'
    'https://example.org/a?b=1&amp;c=2</a> және <a href="mailto:museum@example.org">museum@example.org</a></p>'
)


def test_plain_texts_become_html_and_plain_again():
    assert to_html(PLAIN) == HTML
    assert to_plain(HTML) == PLAIN


def test_the_address_behind_words_is_kept_in_a_plain_text():
    html = '<h2>Бару</h2>\n<ul><li><p><a href="/kk/visit/">мұражайға</a></p></li></ul>'
    assert to_plain(html) == "Бару\n\nмұражайға (/kk/visit/)"


@pytest.mark.django_db
def test_all_rows_are_changed_both_ways_and_what_is_missing_stays_missing():
    apps = MigrationLoader(connection).project_state(("news", "0003_rich_text")).apps
    rows = apps.get_model("news", "Post").objects.order_by("slug")
    for slug in ("a", "b"):
        post(slug, ("kk",))
    rows.filter(slug="a").update(body=PLAIN, body_kk=PLAIN, body_ru="", body_en=None)
    editor = SimpleNamespace(connection=connection)
    rows.filter(slug="b").update(body="", body_kk="Бір", body_ru=None)
    each_text("news", "Post", "body", to_html)(apps, editor)
    assert list(Post.objects.order_by("slug").values_list("body_kk", "body_ru", "body_en")) == [
        (HTML, "", None),
        ("<p>Бір</p>", None, None),
    ]
    each_text("news", "Post", "body", to_plain)(apps, editor)
    assert list(rows.values_list("body", "body_kk", "body_ru", "body_en")) == [
        (PLAIN, PLAIN, "", None),
        ("", "Бір", None, None),
    ]
