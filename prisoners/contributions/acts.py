"""The acts on contributions: the only module that changes their state, with a log line and a letter for each change.

Each act locks the contribution's row, so that a withdrawal and a decision at the same moment come one after the other.
"""

from contextlib import contextmanager

from django.db import IntegrityError, transaction

from ..models import CLOSED, Attachment, Consent, Contact, Contribution, ContributionLog, ContributionState
from . import letters, publication
from .refusals import NoContact, WrongState

RECEIVED, REVIEW, QUESTION, ACCEPTED, PUBLISHED, DECLINED, WITHDRAWN = ContributionState
# The states from which each act may be done.
FROM = {
    "take_up": (RECEIVED, QUESTION, DECLINED),
    "ask": (RECEIVED, REVIEW, QUESTION, ACCEPTED),
    "accept": (RECEIVED, REVIEW, QUESTION),
    "publish": (ACCEPTED,),
    "take_down": (PUBLISHED,),
    "decline": (RECEIVED, REVIEW, QUESTION, ACCEPTED),
    "answer": (QUESTION,),
    "withdraw": (RECEIVED, REVIEW, QUESTION, ACCEPTED, PUBLISHED, DECLINED),
}
CONTACT_FIELDS = ("name", "email", "phone")


def submit(*, draft, answers, wordings, now, **fields):
    """Stores what a form held, with its files, and writes to the sender; returns the Contribution.

    `draft` is the digest of the form's key: sent off twice, it is the same contribution. `answers` holds the contact
    and the texts, `wordings` the ConsentWordings agreed to, `fields` kind, person and language.
    """
    contact = {name: answers[name] for name in CONTACT_FIELDS}
    texts = {name: value for name, value in answers.items() if name not in CONTACT_FIELDS}
    try:
        with transaction.atomic():
            contribution = Contribution.objects.create(draft=draft, created_at=now, **texts, **fields)
            Contact.objects.create(contribution=contribution, **contact)
            given = [
                Consent(contribution=contribution, wording=wording, item=wording.item, at=now)
                for wording in wordings
            ]
            Consent.objects.bulk_create(given)
            Attachment.objects.of_draft(draft).update(contribution=contribution, draft="")
            ContributionLog.objects.create(contribution=contribution, at=now, by_sender=True, after=RECEIVED)
            letters.send(contribution, "received")
        return contribution
    except IntegrityError:
        # The second click of a double click.
        return Contribution.objects.get(draft=draft)


@contextmanager
def changing(contribution, act, after, *, now, by=None, note=""):
    """Locks the row and yields it as it is now; writes state, log and what the block has set. WrongState if it may not.

    `by` is the staff member, None the sender. The caller's own object follows when all went well.
    """
    with transaction.atomic():
        current = Contribution.objects.select_for_update().get(pk=contribution.pk)
        before = current.state
        if before not in FROM[act]:
            raise WrongState
        yield current
        current.state = after
        current.closed_at = now if after in CLOSED else None
        current.save(update_fields=["state", "closed_at", *publication.FIELDS])
        ContributionLog.objects.create(
            contribution=current, at=now, by=by, by_sender=by is None, before=before, after=after, note=note
        )
    contribution.refresh_from_db()


def take_up(contribution, *, by, now, note=""):
    """A member of staff begins to read it, or reads it again after it was declined; no letter, no words."""
    with changing(contribution, "take_up", REVIEW, by=by, now=now):
        pass


def ask(contribution, *, by, now, note):
    """Puts a question to the sender. NoContact where the contact is deleted."""
    with changing(contribution, "ask", QUESTION, by=by, now=now, note=note) as current:
        if not Contact.objects.filter(contribution=current).exists():
            raise NoContact
        letters.send(current, "question", note)


def answer(contribution, *, now, note):
    """The sender answers; only while a question stands."""
    with changing(contribution, "answer", REVIEW, now=now, note=note):
        pass


def accept(contribution, *, by, now, note=""):
    with changing(contribution, "accept", ACCEPTED, by=by, now=now, note=note) as current:
        letters.send(current, "accepted", note)


def decline(contribution, *, by, now, note=""):
    with changing(contribution, "decline", DECLINED, by=by, now=now, note=note) as current:
        letters.send(current, "declined", note)


def publish(contribution, *, by, now, note=""):
    """Shows on the person's page what the sender agreed to. Raises Refused where something is missing for it."""
    photos = publication.prepared(contribution)
    with changing(contribution, "publish", PUBLISHED, by=by, now=now, note=note) as current:
        publication.show(current, photos)
        letters.send(current, "published", note)


def take_down(contribution, *, by, now, note=""):
    """Staff take it off the page; it stays accepted. No letter, no words."""
    with changing(contribution, "take_down", ACCEPTED, by=by, now=now) as current:
        publication.hide(current)


def withdraw(contribution, *, now):
    """The sender takes it back, at any time: it is gone from the site at once, and purge_contacts erases the rest."""
    with changing(contribution, "withdraw", WITHDRAWN, now=now) as current:
        publication.hide(current)
        letters.send(current, "withdrawn")
