"""Rows whose files a worker makes outside the request, and how workers share them."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# A worker that has not reported after this time is taken for dead.
LEASE = timedelta(minutes=10)
# After a failure that may pass by itself (a storage that is away); a picture that kills its worker is given up as well.
PAUSES = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("pictures", "waiting")
    MAKING = "making", pgettext_lazy("pictures", "being made")
    MADE = "made", pgettext_lazy("pictures", "made")
    FAILED = "failed", pgettext_lazy("pictures", "failed")


class MadeLaterQuerySet(models.QuerySet):
    def due(self, now):
        """What may be taken, the newest first: what waits, or what a lost worker has held for too long."""
        waits = Q(state=State.WAITING, due_at=None)
        return self.filter(waits | Q(state__in=[State.WAITING, State.MAKING], due_at__lte=now)).order_by(
            "-id"
        )

    def failed(self):
        return self.filter(state=State.FAILED)

    def claim_next(self, *, now):
        """Takes the next due row for this worker alone; None when nothing is due.

        Of several workers that have read the same row, one changes it, on SQLite and on PostgreSQL alike.
        """
        while candidates := list(self.due(now)[:20]):
            for candidate in candidates:
                if candidate.attempts > len(PAUSES):
                    candidate.settle(state=State.FAILED, due_at=None, error=candidate.error or "worker lost")
                elif candidate.claim(now=now):
                    return self.get(pk=candidate.pk)
        return None

    def make_again(self):
        """Puts rows back to wait; how many. What is there already is shown until it is made anew."""
        waiting = {"state": State.WAITING, "due_at": None, "attempts": 0, "error": ""}
        return self.exclude(state=State.MAKING).update(**waiting)


class MadeLater(models.Model):
    """A row that waits until a worker has made its files."""

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING, editable=False)
    # The next attempt, or the end of a worker's lease; None: at once, or never.
    due_at = models.DateTimeField(null=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    error = models.CharField(_("what went wrong"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    def wait(self):
        """Sets this object to wait, as a new one does; the caller saves it."""
        self.state, self.due_at, self.attempts, self.error = State.WAITING, None, 0, ""

    def claim(self, *, now):
        """True when this worker has taken the row as it was read."""
        return self.settle(state=State.MAKING, due_at=now + LEASE, attempts=F("attempts") + 1)

    def settle(self, **fields):
        """Writes `fields` if nobody else has taken or changed the row meanwhile; whether it was written."""
        rows = type(self)._base_manager.filter(
            pk=self.pk, state=self.state, attempts=self.attempts, due_at=self.due_at
        )
        return rows.update(**fields) == 1

    def succeed(self, **fields):
        return self.settle(state=State.MADE, due_at=None, error="", **fields)

    def fail(self, error, *, now, for_good):
        """Puts off the next attempt; after the last one, or for good, it is left to the staff."""
        if for_good or self.attempts > len(PAUSES):
            fields = {"state": State.FAILED, "due_at": None}
        else:
            fields = {"state": State.WAITING, "due_at": now + PAUSES[self.attempts - 1]}
        # PostgreSQL takes no NUL, which the message of a decoder may quote.
        return self.settle(**fields, error=str(error).replace("\0", "")[:300])
