"""The daily comparison."""

import pytest
from django.core.management import CommandError, call_command

from news.models import Post
from tests.news.builders import post
from visitors.models import Hall

from .builders import standings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def noted(*models, **options):
    call_command("note_translations", *models, verbosity=2, **options)


def test_all_models_are_compared_and_adopted_once(capsys):
    first = post(languages=("ru", "en"))
    noted(adopt=True)
    assert "news.post: 9" in capsys.readouterr().out
    Post.objects.update(title_en="Another")
    noted()
    assert "translations: 1 texts noted" in capsys.readouterr().out
    assert standings(first, language="en", field="title") == {("title", "en"): "draft"}
    assert standings(first, language="en", field="lead") == {("lead", "en"): "approved"}


def test_models_may_be_named(capsys):
    made = post(languages=("ru",))
    noted("visitors.hall")
    assert (standings(made), Hall.objects.count()) == ({}, 0)
    with pytest.raises(CommandError):
        noted("news.paper")
