"""Imports, fixtures and several savers at once."""

import pytest
from django.core import serializers

from exhibits.models import Exhibit, Kind
from news.models import Post
from tests.booking.test_races import all_at_once
from tests.exhibits.tables import csv_file, run
from tests.news.builders import NOW, russian
from translations import acts, ledger
from translations.models import Unit
from translations.refusals import Changed

from .builders import standings, translator, unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def test_import_is_noted_by_the_next_comparison(django_capture_on_commit_callbacks):
    rows = csv_file("accession_number,title,title_en,kind\nКП 1,Письмо,A letter,письмо")
    with django_capture_on_commit_callbacks(execute=True):
        assert run(rows).faults == []
    made = Exhibit.objects.get()
    assert standings(made) == {}
    ledger.refresh(Exhibit)
    ledger.refresh(Kind)
    assert standings(made) == {
        ("title", "kk"): "missing",
        ("title", "ru"): "source",
        ("title", "en"): "draft",
    }
    assert standings(Kind.objects.get()) == {
        ("name", "kk"): "missing",
        ("name", "ru"): "source",
        ("name", "en"): "missing",
    }


def test_fixture_is_noted_by_the_next_comparison(django_capture_on_commit_callbacks):
    text = serializers.serialize("json", [Kind(pk=7, slug="letter", name_ru="письмо")])
    with django_capture_on_commit_callbacks(execute=True):
        for each in serializers.deserialize("json", text):
            each.save()
    assert Unit.objects.count() == 0
    assert ledger.refresh(Kind) == 3


@pytest.mark.django_db(transaction=True)
def test_of_several_savers_at_once_the_ledger_says_what_stays():
    made = russian()

    def save(name, text):
        record = Post.objects.get(pk=made.pk)
        setattr(record, name, text)
        record.save(update_fields=[name])

    texts = [(f"title_{code}", f"{code} {number}") for code in ("ru", "en") for number in range(3)]
    all_at_once([lambda one=one: save(*one) for one in texts], refused=ZeroDivisionError)
    assert Unit.objects.count() == 9
    # Nothing that a comparison would find: whoever came last compared last.
    assert ledger.refresh(Post) == 0
    assert unit(made, "title", "en").state in ("draft", "stale")


@pytest.mark.django_db(transaction=True)
def test_of_two_translators_at_once_the_second_is_told():
    made, by = russian(), translator(languages=("en",))
    seen = acts.seen(made, "title", "en")
    done = all_at_once(
        [
            lambda text=text: acts.translate(made, "title", "en", text, by=by, seen=seen, now=NOW).state
            for text in ("The wall", "A wall")
        ],
        refused=Changed,
    )
    assert sorted(done) == ["Changed", "draft"]
    assert unit(made, "title", "en").digest == ledger.states.digest(Post.objects.get().title_en)
