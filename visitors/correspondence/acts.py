"""The acts on what visitors wrote: the only module that changes its state, with a letter where one is due.

Each act locks the record's row, so that two members of staff at the same moment come one after the other.
"""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from ..models import EntryState, MessageState, MistakeState
from . import letters
from .refusals import NoAddress, NoAnswer, NothingWritten, WrongState

LANGUAGES = ("kk", "ru", "en")
# The states from which each act may be done.
FROM = {
    "publish": (EntryState.WAITING, EntryState.DECLINED),
    "decline": (EntryState.WAITING, EntryState.PUBLISHED),
    "send_reply": (EntryState.PUBLISHED,),
    "answer": (MessageState.WAITING, MessageState.CLOSED),
    "close": (MessageState.WAITING,),
    "take": (MistakeState.WAITING, MistakeState.CORRECTED, MistakeState.NONE),
    "correct": (MistakeState.WAITING, MistakeState.TAKEN),
    "refuse": (MistakeState.WAITING, MistakeState.TAKEN),
}


def keep(model, *, draft, now, **fields):
    """Stores what a form held; sent off twice it is the same record."""
    try:
        with transaction.atomic():
            return model.objects.create(draft=draft, created_at=now, **fields)
    except IntegrityError:
        # The second click of a double click.
        return model.objects.get(draft=draft)


@contextmanager
def changing(record, act, *names):
    """Locks the row and yields it as it is now; writes state, time and the columns `names`. WrongState if it may not.

    The caller's own object follows when all went well.
    """
    with transaction.atomic():
        current = type(record).objects.select_for_update().get(pk=record.pk)
        if current.state not in FROM[act]:
            raise WrongState
        yield current
        current.save(update_fields=["state", "closed_at", *names])
    record.refresh_from_db()


# The guest book -----------------------------------------------------------------------------------


def publish(entry, *, by, now, note=""):
    """Shows the entry; the letter, where an address was left, brings the reply that is written already."""
    with changing(entry, "publish", "replied_at") as current:
        current.state, current.closed_at = EntryState.PUBLISHED, now
        if letters.about_entry(current, "published", note) and has_reply(current):
            current.replied_at = now


def decline(entry, *, by, now, note=""):
    """Not shown, or shown no longer; purge_addresses deletes it some time later."""
    with changing(entry, "decline") as current:
        current.state, current.closed_at = EntryState.DECLINED, now
        letters.about_entry(current, "declined", note)


def send_reply(entry, *, by, now, note=""):
    """Sends the museum's reply, which stands under the entry, as a letter. NothingWritten, NoAddress."""
    with changing(entry, "send_reply", "replied_at") as current:
        if not has_reply(current):
            raise NothingWritten
        if not letters.about_entry(current, "replied", note):
            raise NoAddress
        current.replied_at = now


def has_reply(entry):
    return any(getattr(entry, f"reply_{code}") for code in LANGUAGES)


# Messages -----------------------------------------------------------------------------------------


def answer(message, *, by, now, note):
    """Sends `note` to who wrote the message. NoAnswer, NoAddress."""
    if not note:
        raise NoAnswer
    with changing(message, "answer", "answer", "handled_by") as current:
        current.state, current.closed_at = MessageState.ANSWERED, now
        current.answer, current.handled_by = note, by
        if not letters.about_message(current):
            raise NoAddress


def close(message, *, by, now, note=""):
    """Without an answer by this site: it needs none, or was answered by telephone."""
    with changing(message, "close", "handled_by") as current:
        current.state, current.closed_at, current.handled_by = MessageState.CLOSED, now, by


# Mistakes in texts --------------------------------------------------------------------------------


def take(mistake, *, by, now, note=""):
    """`by` looks into it, for the first time or again."""
    settle(mistake, "take", MistakeState.TAKEN, by, None)


def correct(mistake, *, by, now, note=""):
    settle(mistake, "correct", MistakeState.CORRECTED, by, now)


def refuse(mistake, *, by, now, note=""):
    """The text is right as it is."""
    settle(mistake, "refuse", MistakeState.NONE, by, now)


def settle(mistake, act, state, by, closed_at):
    with changing(mistake, act, "handled_by") as current:
        current.state, current.closed_at, current.handled_by = state, closed_at, by
