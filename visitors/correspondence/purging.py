"""Deletes what must not be kept: addresses some time after the matter is closed, declined entries, old messages."""

from datetime import timedelta

from django.db import connection, transaction
from django.dispatch import Signal

from ..models import EntryState, GuestBookEntry, Message
from .letters import reference

# Counted from the day of the decision: an address, and with it an entry that was declined, and the sender's name.
ADDRESSES_KEPT = timedelta(days=30)
MESSAGES_KEPT = timedelta(days=365)
# Sent with `reference` and `email` in the same transaction: who holds letters to that address deletes them.
address_purged = Signal()


def purge(now):
    """Deletes what is due; returns (addresses, declined entries, messages) as counts."""
    due = now - ADDRESSES_KEPT
    old = Message.objects.filter(closed_at__lt=now - MESSAGES_KEPT)
    declined = GuestBookEntry.objects.filter(state=EntryState.DECLINED, closed_at__lt=due)
    named = Message.objects.filter(closed_at__lt=due).exclude(email="", name="")
    shown = GuestBookEntry.objects.filter(state=EntryState.PUBLISHED, closed_at__lt=due).exclude(email="")
    addresses = [
        *(forget(entry, email="") for entry in shown),
        *(forget(message, email="", name="") for message in named),
        *(forget(entry, email="") for entry in declined),
    ]
    counts = len(list(filter(None, addresses))), declined.delete()[0], old.delete()[0]
    empty_log()
    return counts


@transaction.atomic
def forget(record, **blank):
    """Blanks the columns, and the letters to the address go; returns whether there was an address."""
    if record.email:
        address_purged.send(type(record), reference=reference(record), email=record.email)
    type(record).objects.filter(pk=record.pk).update(**blank)
    return bool(record.email)


def empty_log():
    """SQLite keeps what was deleted in its write-ahead log until that is emptied; PostgreSQL's own goes by itself."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
