"""What the desk may do to texts and states, who may, and what is refused."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.utils.translation import override

from news.models import Post
from prisoners.models import ConsentWording
from tests.news.builders import NOW, post, russian
from tests.prisoners.builders import person
from translations import acts, ledger, notes
from translations.models import Line, Note
from translations.refusals import Changed, Gone, NotAnApprover, NotNow, NotOnDesk, NotYours

from .builders import approver, standings, translator, unit, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def seen(record, field="title", language="en"):
    return acts.seen(Post.objects.get(pk=record.pk), field, language)


def translate(record, text, *, by, field="title", language="en", **more):
    more = more if "seen" in more else {"seen": seen(record, field, language), **more}
    return acts.translate(record, field, language, text, by=by, now=NOW, **more)


def state(record, language="en"):
    return unit(record, "title", language).state


@pytest.fixture
def aigul():
    return translator()


@pytest.fixture
def editor():
    return approver()


@pytest.fixture
def wall():
    """A Russian post with an approved English title."""
    made = russian(title_en="The wall is open")
    ledger.refresh(Post, adopt=True)
    return made


def turn_stale(record):
    Post.objects.filter(pk=record.pk).update(title_ru="Стена памяти открыта")
    ledger.refresh(Post)


def test_translation_goes_from_draft_to_review_to_approved(wall, aigul, editor):
    assert translate(wall, " Қабырға ашылды\r\n", by=aigul, language="kk").state == "draft"
    assert Post.objects.get().title_kk == "Қабырға ашылды"
    found = unit(wall, "title", "kk")
    assert (found.changed_by, found.changed_at) == (aigul, NOW)
    acts.send_to_review(found, by=aigul, seen=seen(wall, language="kk"), now=NOW)
    assert state(wall, "kk") == "review"
    acts.approve(found, by=editor, seen=seen(wall, language="kk"), now=NOW)
    assert state(wall, "kk") == "approved"
    assert Line.objects.get(object_id=wall.pk, language="kk").approved == 1


def test_translation_is_sent_to_review_at_once(wall, aigul):
    assert translate(wall, "The wall", by=aigul, send_to_review=True).state == "review"


def test_text_of_who_may_approve_is_approved_unless_it_is_sent_to_review(wall, editor):
    assert translate(wall, "The wall", by=editor).state == "approved"
    assert translate(wall, "A wall", by=editor, send_to_review=True).state == "review"


def test_same_text_is_not_written_again(wall, aigul):
    assert translate(wall, " The wall is open ", by=aigul).state == "approved"
    assert translate(wall, "The wall is open", by=aigul, send_to_review=True).state == "approved"
    assert LogEntry.objects.count() == 0


def test_stale_text_is_still_right(wall, aigul, editor):
    turn_stale(wall)
    assert state(wall) == "stale"
    acts.still_right(unit(wall, "title", "en"), by=aigul, seen=seen(wall), now=NOW)
    assert (state(wall), unit(wall, "title", "en").source_text) == ("review", "Стена памяти открыта")
    Post.objects.update(title_ru="Стена")
    ledger.refresh(Post)
    acts.still_right(unit(wall, "title", "en"), by=editor, seen=seen(wall), now=NOW)
    assert state(wall) == "approved"


def test_stale_text_that_is_edited_holds_for_the_source_of_now(wall, aigul):
    turn_stale(wall)
    translate(wall, "The Wall of Memory is open", by=aigul)
    assert (state(wall), unit(wall, "title", "en").source_text) == ("draft", "Стена памяти открыта")


def test_sent_back_is_a_draft_with_a_note(wall, aigul, editor):
    translate(wall, "Wall", by=aigul, send_to_review=True)
    acts.send_back(unit(wall, "title", "en"), "With the article.", by=editor, seen=seen(wall), now=NOW)
    note = Note.objects.get()
    assert (state(wall), note.text, note.field, note.language) == (
        "draft",
        "With the article.",
        "title",
        "en",
    )
    assert note.record == wall


def test_text_or_source_that_changed_meanwhile_is_refused(wall, aigul, editor):
    before = seen(wall)
    Post.objects.update(title_ru="Стена")
    with pytest.raises(Changed):
        translate(wall, "The wall", by=aigul, seen=before)
    with pytest.raises(Changed):
        acts.approve(unit(wall, "title", "en"), by=editor, seen=before, now=NOW)
    Post.objects.update(title_ru="Открыта стена", title_en="Another")
    with pytest.raises(Changed):
        translate(wall, "The wall", by=aigul, seen=before)
    assert Post.objects.get().title_en == "Another"


def test_seen_is_read_from_what_a_form_carries(wall):
    assert acts.Seen.read(str(seen(wall))) == seen(wall)
    missing = seen(wall, "title", "kk")
    assert (missing.text, acts.Seen.read(str(missing))) == ("", missing)
    for nonsense in ("", None, "x", "a.b.c"):
        with pytest.raises(Changed):
            translate(wall, "x", by=approver(f"e{nonsense}"), seen=acts.Seen.read(nonsense))


def test_what_others_saved_meanwhile_stays(wall, aigul):
    before = Post.objects.get(pk=wall.pk)
    Post.objects.update(lead_ru="Новый лид", published_at=NOW - timedelta(days=3))
    translate(before, "The wall", by=aigul)
    after = Post.objects.get()
    assert (after.lead_ru, after.published_at, after.title_en) == (
        "Новый лид",
        NOW - timedelta(days=3),
        "The wall",
    )


def test_rights_of_each_are_kept(wall, aigul, editor):
    stranger, without = user("stranger"), user("without", "translate_unit")
    wrongly_given = user("given", languages=("en",))
    for who in (stranger, without, wrongly_given):
        with pytest.raises(NotYours):
            translate(wall, "x", by=who)
    with pytest.raises(NotYours):
        translate(wall, "x", by=aigul, language="ru")
    found = unit(wall, "title", "en")
    for act in (acts.approve, lambda *args, **how: acts.send_back(*args, "", **how)):
        with pytest.raises(NotAnApprover):
            act(found, by=aigul, seen=seen(wall), now=NOW)
    with pytest.raises(NotAnApprover):
        acts.choose_source(wall, "kk", by=aigul, now=NOW)
    turn_stale(wall)
    for act in (acts.still_right, acts.send_to_review):
        with pytest.raises(NotYours):
            act(unit(wall, "title", "en"), by=without, seen=seen(wall), now=NOW)


def test_field_that_is_not_on_the_desk_is_refused(editor):
    wording = ConsentWording.objects.create(item="keep", version=9, text_ru="Согласен.")
    for record, field in ((wording, "text"), (person(), "listed"), (person("two"), "slug")):
        with pytest.raises(NotOnDesk):
            acts.translate(record, field, "en", "x", by=editor, seen=acts.Seen("", ""), now=NOW)


def test_act_that_does_not_fit_the_state_is_refused(wall, aigul, editor):
    approved, missing = unit(wall, "title", "en"), unit(wall, "title", "kk")
    for act in (acts.still_right, acts.send_to_review, acts.approve):
        with pytest.raises(NotNow):
            act(approved, by=editor, seen=seen(wall), now=NOW)
        with pytest.raises(NotNow):
            act(missing, by=editor, seen=seen(wall, language="kk"), now=NOW)


def test_record_that_is_gone_is_refused(wall, aigul, editor):
    found, before = unit(wall, "title", "en"), seen(wall)
    Post.objects.all()._raw_delete("default")
    with pytest.raises(Gone):
        translate(wall, "x", by=aigul, seen=before)
    with pytest.raises(Gone):
        acts.approve(found, by=editor, seen=before, now=NOW)


@pytest.mark.parametrize("text", ["x" * 5000, "a\x00b", "a\ud800b"])
def test_text_that_the_field_does_not_take_is_refused(wall, aigul, text):
    with pytest.raises(ValidationError):
        translate(wall, text, by=aigul)
    assert Post.objects.get().title_en == "The wall is open"


def test_line_ends_are_one_space_in_a_field_of_one_line(wall, aigul):
    translate(wall, "The wall\r\nis here", by=aigul)
    translate(wall, "One.\r\n\r\nTwo.", by=aigul, field="lead")
    assert (Post.objects.get().title_en, Post.objects.get().lead_en) == ("The wall is here", "One.\n\nTwo.")


def test_rich_text_is_cleaned(wall, aigul):
    translate(wall, "<p onclick='x()'>One.</p><script>x()</script>", by=aigul, field="body")
    assert Post.objects.get().body_en == "<p>One.</p>"


def test_text_is_taken_away(wall, aigul):
    assert translate(wall, "", by=aigul).state == "missing"
    assert not Post.objects.get().title_en


def test_rule_of_the_record_that_a_text_would_break_is_told(editor):
    made = post(languages=("en",))
    ledger.refresh(Post)
    with pytest.raises(ValidationError) as error:
        translate(made, "", by=editor)
    assert error.value.messages
    assert Post.objects.get().title_en == "The wall is open"


def test_source_language_is_chosen(editor):
    made = post(languages=("kk", "ru"))
    ledger.refresh(Post, adopt=True)
    acts.choose_source(made, "kk", by=editor, now=NOW)
    assert (
        standings(made, field="title")
        == {
            ("title", "kk"): "source",
            ("title", "ru"): "review",
            ("title", "en"): "missing",
        }
        or standings(made, field="title")["title", "kk"] == "source"
    )
    assert acts.source_of(made, "title") == ("kk", "Қабырға ашылды")


def test_each_act_stands_in_the_log_with_who_did_it(wall, aigul, editor):
    translate(wall, "Қабырға", by=aigul, language="kk", send_to_review=True)
    with override("en"):
        acts.approve(unit(wall, "title", "kk"), by=editor, seen=seen(wall, language="kk"), now=NOW)
        acts.choose_source(wall, "ru", by=editor, now=NOW)
    entries = LogEntry.objects.order_by("pk")
    assert [(entry.user, entry.object_id) for entry in entries] == [
        (aigul, str(wall.pk)),
        (aigul, str(wall.pk)),
        (editor, str(wall.pk)),
        (editor, str(wall.pk)),
    ]
    assert [entry.get_change_message() for entry in entries][2:] == [
        "Title (Kazakh): approved",
        "Russian: chosen as the source language",
    ]


# Notes ----------------------------------------------------------------------------------------------------


def test_question_is_answered_and_settled(wall, aigul, editor):
    asked = notes.ask(wall, "title", "kk", " Which wall?\r\n", by=aigul, now=NOW)
    answered = notes.answer(asked, "The one at the gate.", by=editor, now=NOW)
    question = notes.of(wall).get()
    assert (question.text, list(question.answers.all())) == ("Which wall?", [answered])
    notes.settle(answered, by=aigul, now=NOW)
    assert (list(notes.open_questions()), notes.of(wall).get().settled_at) == ([], NOW)
    notes.answer(question, "Or not?", by=editor, now=NOW)
    assert list(notes.open_questions()) == [question]


def test_notes_of_who_may_not_or_of_nothing_are_refused(wall, aigul, editor):
    asked = notes.ask(wall, "", "", "Which wall?", by=editor, now=NOW)
    stranger = user("stranger")
    with pytest.raises(NotYours):
        notes.ask(wall, "", "", "?", by=stranger)
    with pytest.raises(NotYours):
        notes.answer(asked, "?", by=stranger)
    with pytest.raises(NotYours):
        notes.settle(asked, by=aigul)
    for text in ("  \n", "x" * 4001):
        with pytest.raises(ValidationError):
            notes.ask(wall, "", "", text, by=aigul)
    assert Note.objects.count() == 1
