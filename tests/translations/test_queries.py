"""Counts, the table of records by languages, and what is next to do."""

from datetime import timedelta

import pytest
from django.core.paginator import Paginator

from exhibits.models import DonationItem
from news.models import Post
from tests.exhibits.builders import donation, item
from tests.news.builders import NOW, post, russian
from translations import ledger, queries, registry
from translations.models import Line, Unit

from .builders import approver, translator, unit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def posts():
    """One all approved in three languages, one Russian alone, one with a stale English title."""
    whole, alone, old = post("whole"), russian("alone"), post("old", ("ru", "en"))
    ledger.refresh(Post, adopt=True, now=NOW)
    Post.objects.filter(pk=old.pk).update(title_ru="Стена памяти открыта")
    ledger.refresh(Post, now=NOW + timedelta(hours=1))
    return whole, alone, old


def found(**narrowed):
    return [row.record for row in queries.rows(queries.lines(**narrowed))]


def test_texts_are_counted_by_model_language_and_state(posts, django_assert_num_queries):
    registry.content_types()
    with django_assert_num_queries(1):
        counted = queries.by_model()
    (of_posts,) = counted
    assert (of_posts.label, of_posts.records) == ("news.post", 3)
    assert of_posts.languages["en"].counts == {
        "missing": 3,
        "stale": 1,
        "draft": 0,
        "review": 0,
        "approved": 5,
        "source": 0,
    }
    assert (of_posts.languages["en"].done, of_posts.languages["ru"].done) == (55, 100)
    with django_assert_num_queries(0):
        kk, ru, en = queries.by_language(counted)
    assert (kk.language, kk.total, ru.counts["source"], en.to_translate) == ("kk", 9, 9, 9)


def test_table_shows_the_worst_state_of_a_record_in_each_language(posts):
    whole, alone, old = posts
    table = {
        row.record: {code: line.state for code, line in row.lines.items()}
        for row in queries.rows(queries.lines())
    }
    assert table == {
        old: {"kk": "missing", "ru": "source", "en": "stale"},
        alone: {"kk": "missing", "ru": "source", "en": "missing"},
        whole: {"kk": "approved", "ru": "source", "en": "approved"},
    }


def test_table_is_narrowed_by_model_language_and_state(posts):
    whole, alone, old = posts
    assert found(state="stale") == [old]
    assert found(state="stale", language="kk") == []
    assert found(state="missing") == [old, alone]
    assert found(state="missing", language="en") == [alone]
    assert found(state="approved", language="kk") == [whole]
    assert found(model=DonationItem) == []
    assert found(model=Post, language="ru") == [old, alone, whole]


def test_table_asks_as_often_for_three_records_as_for_one(posts, django_assert_max_num_queries):
    registry.content_types()
    for size in (1, 3):
        with django_assert_max_num_queries(4):
            page = Paginator(queries.lines(state="missing", language="kk"), size).page(1)
            assert [row.name for row in queries.rows(page)] == ["Стена памяти открыта", "Открыта стена"][
                :size
            ]


def test_parts_are_named_behind_their_whole(django_assert_num_queries):
    gift = donation(title_kk="", title_en="", title_ru="Дар")
    for name in ("письма", "фото"):
        item(gift, name)
    ledger.refresh(DonationItem)
    page = list(queries.lines(model=DonationItem))
    with django_assert_num_queries(2):
        assert [row.name for row in queries.rows(page)] == ["Дар · фото", "Дар · письма"]


def test_next_to_do_is_review_then_stale_then_missing_then_own_drafts(posts):
    whole, alone, old = posts
    aigul, editor = translator(languages=("en",)), approver()
    Unit.objects.filter(object_id=whole.pk, field="lead", language="kk").update(state="review")
    mine = unit(whole, "lead", "en")
    Unit.objects.filter(pk=mine.pk).update(state="draft", changed_by=aigul)
    Unit.objects.filter(object_id=whole.pk, field="body", language="en").update(state="draft")
    assert [(each.state, each.language, each.record) for each in queries.next_to_do(aigul)] == [
        ("stale", "en", old),
        *[("missing", "en", alone)] * 3,
        ("draft", "en", whole),
    ]
    assert [each.state for each in queries.next_to_do(editor, limit=3)] == ["review", "stale", "missing"]
    assert queries.next_to_do(editor, model=DonationItem) == []
    assert {each.language for each in queries.next_to_do(editor, language="kk", limit=20)} == {"kk"}


def test_next_to_do_asks_as_often_for_many_as_for_one(posts, django_assert_max_num_queries):
    editor = approver()
    queries.next_to_do(editor)
    for limit in (1, 9):
        with django_assert_max_num_queries(11):
            assert len(queries.next_to_do(editor, limit=limit)) == limit


def test_waiting_counts_what_a_user_is_there_for(posts):
    aigul, editor = translator(languages=("en",)), approver()
    tally = {"stale": 1, "missing": 3, "draft": 0, "questions": 0}
    assert queries.waiting(aigul) == tally
    assert queries.waiting(editor) == {**tally, "missing": 9, "review": 0}


def test_lines_agree_with_units(posts):
    for line in Line.objects.all():
        counted = dict.fromkeys(Line.COUNTS, 0)
        for each in Unit.objects.filter(object_id=line.object_id, language=line.language):
            counted[each.state] += 1
        assert {state: getattr(line, state) for state in Line.COUNTS} == counted
