"""Deletes what must not be kept: contacts after their time, all that was withdrawn, files never sent off."""

from django.db import connection, transaction
from django.dispatch import Signal

from ..models import Attachment, Contact, Contribution, ContributionRules

# Sent with `contribution` and `email` in the same transaction: who holds letters to that address deletes them.
contact_purged = Signal()
# What a withdrawn contribution loses; its kind, its states and their days stay.
ERASED = ("about", "years", "relation", "text", "text_language", "public_text", "staff_note", "country")


def purge(now):
    """Deletes what is due; returns (contacts, contributions erased, files of drafts) as counts."""
    rules = ContributionRules.load()
    due = Contribution.objects.closed_before(rules.contacts_from(now)) | Contribution.objects.withdrawn()
    contacts = [forget(contact) for contact in Contact.objects.filter(contribution__in=due)]
    withdrawn = [erase(one, now) for one in Contribution.objects.withdrawn().filter(erased_at=None)]
    drafts = [one.delete() for one in Attachment.objects.left_over(rules.drafts_from(now))]
    empty_log()
    return len(contacts), len(withdrawn), len(drafts)


@transaction.atomic
def forget(contact):
    contact_purged.send(Contact, contribution=contact.contribution_id, email=contact.email)
    contact.delete()


@transaction.atomic
def erase(contribution, now):
    for attachment in contribution.attachments.all():
        attachment.delete()
    contribution.log.update(note="")
    blank = dict.fromkeys(ERASED, "")
    Contribution.objects.filter(pk=contribution.pk).update(**blank, person=None, erased_at=now)


def empty_log():
    """SQLite keeps what was deleted in its write-ahead log until that is emptied; PostgreSQL's own goes by itself."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
