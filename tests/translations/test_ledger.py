"""The ledger says what the records say, however these were written."""

import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from exhibits.models import Donor
from news.models import Post
from tests.exhibits.builders import donation, donor, exhibit, item, kind
from tests.news.builders import post, russian
from tests.prisoners.builders import person
from translations import ledger, registry
from translations.models import Line, Note, Origin, Unit

from .builders import approver, standings, unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """`with commits():` is a transaction that is committed; what was saved before it is not."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def take_back(slug):
    """Saves a post in a savepoint that is rolled back."""
    with transaction.atomic():
        russian(slug)
        transaction.set_rollback(True)


def lines(record):
    found = Line.objects.filter(object_id=record.pk, content_type__model=record._meta.model_name)
    return {line.language: line.state for line in found}


def test_saved_record_is_noted(commits):
    with commits():
        made = russian(title_en="The wall is open")
    assert standings(made, field="title") == {
        ("title", "kk"): "missing",
        ("title", "ru"): "source",
        ("title", "en"): "draft",
    }
    assert lines(made) == {"kk": "missing", "ru": "source", "en": "missing"}


def test_changed_source_makes_what_was_made_from_it_stale(commits):
    with commits():
        made = post(languages=("ru", "en"))
    ledger.refresh(Post, trusted=True)
    with commits():
        made.title_ru = "Открыта стена памяти"
        made.save()
    assert standings(made, language="en") == {
        ("title", "en"): "stale",
        ("lead", "en"): "draft",
        ("body", "en"): "draft",
    }
    assert unit(made, "title", "en").source_text == "Открыта стена"
    with commits():
        made.title_ru = "Открыта стена"
        made.save()
    assert unit(made, "title", "en").state == "draft"


def test_texts_of_who_may_approve_are_approved_with_the_name(commits):
    editor = approver()
    made = post(languages=("ru", "en"))
    ledger.refresh(Post, [made.pk], by=editor)
    found = unit(made, "title", "en")
    assert (found.state, found.changed_by) == ("approved", editor)


def test_admin_save_is_noted_with_its_user(admin_client, admin_user, commits):
    with commits():
        made = kind()
    form = f"/en/admin/exhibits/kind/{made.pk}/change/"
    hidden = re.findall(r'type="hidden" name="(\w+)" value="(\w*)"', admin_client.get(form).content.decode())
    data = {**dict(hidden), "slug": made.slug, "name_kk": "хат", "name_ru": "письма", "name_en": "letters"}
    with commits():
        assert admin_client.post(form, data).status_code == 302
    assert standings(made) == {("name", "kk"): "stale", ("name", "ru"): "source", ("name", "en"): "approved"}
    assert unit(made, "name", "en").changed_by == admin_user


def test_rolled_back_savepoint_takes_only_its_own_away(commits):
    with commits():
        kept = russian("kept")
        take_back("lost")
        after = russian("after")
    assert [len(standings(each)) for each in (kept, after)] == [9, 9]
    assert Line.objects.count() == 6


def test_savepoint_rolled_back_before_the_first_save_that_stays(commits):
    with commits():
        take_back("lost")
        kept = russian("kept")
    assert len(standings(kept)) == 9


def test_deleted_record_takes_all_with_it(commits):
    with commits():
        made, other = russian(), russian("other")
    of_post = ContentType.objects.get_for_model(Post)
    Origin.objects.create(content_type=of_post, object_id=made.pk, language="ru")
    Note.objects.create(content_type=of_post, object_id=made.pk, text="?", written_at=other.published_at)
    with commits():
        key = made.pk
        made.delete()
    kept = [model.objects.filter(object_id=key).count() for model in (Unit, Line, Origin, Note)]
    assert (kept, len(standings(other))) == ([0, 0, 0, 0], 9)


def test_bulk_writes_are_noted_when_all_is_looked_at(commits):
    with commits():
        made = post(languages=("ru", "en"))
    Post.objects.update(title_en="The Wall of Memory is open")
    Post.objects.bulk_create([Post(slug="two", title_ru="Второй")])
    assert ledger.refresh(Post) == 4
    assert unit(made, "title", "en").digest == ledger.states.digest("The Wall of Memory is open")
    assert standings(Post.objects.get(slug="two")) == {
        ("title", "kk"): "missing",
        ("title", "ru"): "source",
        ("title", "en"): "missing",
    }
    Post.objects.filter(slug="two")._raw_delete("default")
    assert (ledger.refresh(Post), ledger.refresh(Post), Line.objects.count()) == (3, 0, 3)


def test_only_what_is_met_for_the_first_time_is_adopted():
    one = post(languages=("ru", "en"))
    ledger.refresh(Post, adopt=True)
    Post.objects.update(title_en="Changed")
    two = post("two", languages=("ru", "en"))
    ledger.refresh(Post, adopt=True)
    assert standings(one, language="en") == {
        ("title", "en"): "draft",
        ("lead", "en"): "approved",
        ("body", "en"): "approved",
    }
    assert set(standings(two, language="en").values()) == {"approved"}


def test_null_and_empty_are_both_missing():
    made = russian()
    Post.objects.filter(pk=made.pk).update(title_kk=None, title_en="")
    ledger.refresh(Post)
    assert standings(made, field="title") == {
        ("title", "kk"): "missing",
        ("title", "ru"): "source",
        ("title", "en"): "missing",
    }


def test_language_of_the_process_changes_nothing():
    made = post(languages=("kk", "en"))
    with override("en"):
        ledger.refresh(Post)
    assert standings(made, field="title") == {
        ("title", "kk"): "source",
        ("title", "ru"): "missing",
        ("title", "en"): "draft",
    }


def test_queries_do_not_grow_with_the_records_of_a_chunk(commits):
    counts = []
    for total in (1, 3):
        for number in range(total):
            russian(f"post-{total}-{number}")
        Unit.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            ledger.refresh(Post)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_chunks_meet_every_record(monkeypatch):
    monkeypatch.setattr(ledger, "CHUNK", 2)
    for number in range(5):
        russian(f"post-{number}")
    assert (ledger.refresh(Post), Line.objects.count()) == (45, 15)


def test_computed_fields_are_not_noted():
    made = person(fate_ru="Учительница")
    ledger.refresh(type(made))
    assert {field for field, _code in standings(made)} == {"fate"}


def test_every_translated_field_is_in_the_registry_or_named_as_computed():
    for model, names in registry.fields().items():
        options = registry.translator.get_options_for_model(model)
        assert set(names) | set(getattr(options, "not_on_desk", ())) == set(options.get_field_names())
        assert set(getattr(options, "not_on_desk", ())) <= set(options.get_field_names())


def test_donor_who_does_not_agree_to_be_named_is_not_noted():
    made = donor(donation(), shows_name=False)
    ledger.refresh(Donor)
    assert standings(made) == {}
    Donor.objects.update(shows_name=True)
    ledger.refresh(Donor, [made.pk])
    assert set(standings(made).values()) == {"source", "draft"}
    Donor.objects.update(shows_name=False)
    ledger.refresh(Donor, [made.pk])
    assert standings(made) == {}


def test_parts_bear_the_name_of_their_whole():
    gift = donation(title_kk="", title_ru="", title_en="A gift")
    part = item(gift, "letters")
    stands_alone = exhibit()
    assert registry.name_of(part) == "A gift · letters"
    assert registry.name_of(stands_alone) == str(stands_alone)
