"""The acts: states, letters in the sender's language, and what is refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from alzhir_site.models import OutboxMessage
from tests.visitors.writing import MAIL, NOW, entry, keeper, message, mistake, published
from visitors.correspondence import acts, letters
from visitors.correspondence.refusals import NoAddress, NoAnswer, NothingWritten, WrongState
from visitors.correspondence.waiting import waiting
from visitors.models import GuestBookEntry, Message, TextMistake

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
# How a letter names its sender.
MUSEUM = {
    "kk": "«АЛЖИР» мұражайы",
    "ru": "музей «АЛЖИР»",
    "en": "ALZHIR museum",
}


def letter():
    """The one letter of the outbox."""
    return OutboxMessage.objects.get()


def html(mail):
    return mail.as_email().alternatives[0][0]


@pytest.mark.parametrize("language", MUSEUM)
def test_a_published_entry_is_told_in_the_sender_s_language(language):
    made = entry(letter_language=language)
    acts.publish(made, by=None, now=LATER)
    assert (made.state, made.closed_at, made.replied_at) == ("published", LATER, None)
    mail = letter()
    assert mail.to == MAIL
    assert f"http://127.0.0.1:8000/{language}/guest-book/" in mail.body
    assert f'href="http://127.0.0.1:8000/{language}/guest-book/"' in html(mail)
    assert f'<html lang="{language}"' in html(mail)
    assert mail.headers[letters.HEADER] == f"guestbookentry-{made.pk}"
    assert made.text not in mail.body + html(mail)
    assert made.name not in mail.body + html(mail)


def test_no_address_no_letter():
    acts.publish(entry("a", email=""), by=None, now=NOW)
    acts.decline(entry("b", email=""), by=None, now=NOW)
    assert OutboxMessage.objects.count() == 0


def test_the_reply_goes_with_the_letter_and_is_noted():
    made = entry(reply_ru="Спасибо.\n\nПриезжайте <снова>.")
    acts.publish(made, by=None, now=NOW, note="With kind regards")
    assert made.replied_at == NOW
    assert "Спасибо.\n\nПриезжайте <снова>.\n\nWith kind regards" in letter().body
    assert "Приезжайте &lt;снова&gt;." in html(letter())


def test_a_later_reply_is_sent_of_its_own():
    made = published(email="")
    with pytest.raises(NothingWritten):
        acts.send_reply(made, by=None, now=NOW)
    GuestBookEntry.objects.update(reply_kk="Рақмет.")
    with pytest.raises(NoAddress):
        acts.send_reply(made, by=None, now=NOW)
    GuestBookEntry.objects.update(email=MAIL)
    acts.send_reply(made, by=None, now=LATER)
    assert (made.replied_at, made.closed_at) == (LATER, NOW)
    assert "Рақмет." in letter().body


def test_a_declined_entry_is_told_with_the_museum_s_words_and_without_a_reply():
    made = entry(reply_en="Never sent.")
    acts.decline(made, by=None, now=LATER, note="Please call us.")
    assert (made.state, made.closed_at) == ("declined", LATER)
    assert "Please call us." in letter().body
    assert "Never sent." not in letter().body
    assert "/guest-book/" not in letter().body


@pytest.mark.parametrize(
    ("first", "second"), [("publish", "publish"), ("decline", "decline"), ("decline", "send_reply")]
)
def test_what_was_decided_already_is_refused(first, second):
    made = entry()
    stale = GuestBookEntry.objects.get()
    getattr(acts, first)(made, by=None, now=NOW)
    with pytest.raises(WrongState):
        getattr(acts, second)(stale, by=None, now=LATER)
    assert GuestBookEntry.objects.get().closed_at == NOW
    assert OutboxMessage.objects.count() == 1


def test_a_decision_can_be_changed():
    made = entry()
    for act, state in (("publish", "published"), ("decline", "declined"), ("publish", "published")):
        getattr(acts, act)(made, by=None, now=NOW)
        assert made.state == state
    assert OutboxMessage.objects.count() == 3


@pytest.mark.parametrize("language", MUSEUM)
def test_an_answer_goes_to_the_sender_alone(language):
    staff, made = keeper(), message(language=language)
    acts.answer(made, by=staff, now=LATER, note="Yes, <on> Friday.")
    assert (made.state, made.closed_at, made.handled_by, made.answer) == (
        "answered", LATER, staff, "Yes, <on> Friday.",
    )  # fmt: skip
    assert letter().to == MAIL
    assert "Yes, <on> Friday." in letter().body
    assert "Yes, &lt;on&gt; Friday." in html(letter())
    assert "May I see the letters?" not in letter().body
    assert MUSEUM[language] in letter().subject


def test_an_answer_needs_words_and_an_address():
    made = message(email="")
    with pytest.raises(NoAnswer):
        acts.answer(made, by=None, now=NOW, note="")
    with pytest.raises(NoAddress):
        acts.answer(made, by=None, now=NOW, note="Yes.")
    stored = Message.objects.get()
    assert (stored.state, stored.answer, OutboxMessage.objects.count()) == ("waiting", "", 0)


def test_a_message_is_closed_without_a_letter_and_may_be_answered_later():
    staff, made = keeper(), message()
    acts.close(made, by=staff, now=NOW)
    assert (made.state, made.closed_at, made.handled_by) == ("closed", NOW, staff)
    assert OutboxMessage.objects.count() == 0
    with pytest.raises(WrongState):
        acts.close(made, by=staff, now=LATER)
    acts.answer(made, by=staff, now=LATER, note="Yes.")
    assert (made.state, made.closed_at) == ("answered", LATER)
    with pytest.raises(WrongState):
        acts.answer(made, by=staff, now=LATER, note="Twice.")


def test_a_mistake_is_taken_on_and_settled():
    staff, made = keeper(), mistake()
    acts.take(made, by=staff, now=NOW)
    assert (made.state, made.handled_by, made.closed_at) == ("taken", staff, None)
    acts.correct(made, by=staff, now=LATER)
    assert (made.state, made.closed_at) == ("corrected", LATER)
    with pytest.raises(WrongState):
        acts.refuse(made, by=staff, now=LATER)
    acts.take(made, by=staff, now=LATER)
    acts.refuse(made, by=staff, now=LATER)
    assert (made.state, made.closed_at) == ("none", LATER)


@pytest.mark.parametrize("make", [entry, message, mistake])
def test_a_decision_has_its_day(make):
    made = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(made).objects.update(closed_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(made).objects.update(
            state="none" if make is mistake else "declined" if make is entry else "closed"
        )


def test_what_waits_is_counted_for_who_may_see_it(admin_user, django_user_model, django_assert_num_queries):
    entry("a"), entry("b"), published("c"), message(), mistake("a"), mistake("b")
    acts.take(TextMistake.objects.get(draft="b"), by=None, now=NOW)
    with django_assert_num_queries(3):
        found = waiting(admin_user)
    assert [count for _label, count, _address in found] == [2, 1, 1]
    assert [address.partition("/admin/visitors/")[2] for _label, _count, address in found] == [
        f"{name}/?state__exact=waiting" for name in ("guestbookentry", "message", "textmistake")
    ]
    assert waiting(django_user_model.objects.create_user("guide", is_staff=True)) == []
