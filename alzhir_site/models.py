from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from . import mime
from .oai.records import HarvestRecord  # noqa: F401 - a table of this app

# A worker that has not reported after this time is taken for dead. It is longer than any conversation that
# EMAIL_TIMEOUT lets last with a few recipients; each further recipient lengthens it.
LEASE = timedelta(minutes=5)
LEASE_PER_RECIPIENT = timedelta(seconds=30)
BACKOFF = [
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
]


class OutboxQuerySet(models.QuerySet):
    def due(self, now):
        """What may be taken: due for an attempt, or taken by a worker whose lease has run out."""
        return self.filter(due_at__lte=now).order_by("due_at", "id")

    def failed(self):
        return self.filter(status=OutboxMessage.Status.FAILED)

    def finished_before(self, moment):
        """Sent before `moment`; or given up, and written before it."""
        given_up = [OutboxMessage.Status.FAILED, OutboxMessage.Status.UNCLEAR]
        return self.filter(Q(sent_at__lt=moment) | Q(status__in=given_up, created_at__lt=moment))

    def claim_next(self, *, now):
        """Take the next due message for this worker alone; None when nothing is due.

        Each UPDATE repeats what was read (`attempts` counts up with every claim): of several workers
        that read the same row, one changes it, on SQLite and on PostgreSQL alike.
        """
        while candidates := list(self.due(now).only("status", "attempts", "lapses", "to", "cc", "bcc")[:20]):
            for candidate in candidates:
                if candidate.has_lapsed_twice:
                    candidate.settle(status=OutboxMessage.Status.UNCLEAR, due_at=None)
                elif candidate.claim(now=now):
                    return self.get(pk=candidate.pk)
        return None

    def send_again(self, *, now):
        """Put failed messages back into the queue; the count of those that were failed."""
        return self.failed().update(
            status=OutboxMessage.Status.WAITING, due_at=now, failures=0, lapses=0, last_error=""
        )


class OutboxMessage(models.Model):
    """A mail on its way. It holds personal data and secret links: purged some weeks after it was sent."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("failed")
        UNCLEAR = "unclear", _("unclear: perhaps sent")

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    subject = models.TextField(_("subject"), blank=True)
    from_email = models.TextField(_("from"))
    # Addresses stand one on a line: a line break inside one is refused before it comes here.
    to = models.TextField(_("to"), blank=True)
    cc = models.TextField(_("copy to"), blank=True)
    bcc = models.TextField(_("blind copy to"), blank=True)
    reply_to = models.TextField(_("reply to"), blank=True)
    headers = models.JSONField(_("headers"), default=dict)
    body = models.TextField(_("text"), blank=True)
    subtype = models.CharField(_("kind of text"), max_length=20, default="plain")
    alternatives = models.JSONField(_("alternatives"), default=list)
    attachments = models.JSONField(_("attachments"), default=list)
    created_at = models.DateTimeField(_("created"))
    due_at = models.DateTimeField(
        _("due"),
        null=True,
        help_text=_("The next attempt, or the end of a worker's lease; empty when all is done."),
    )
    sent_at = models.DateTimeField(_("sent"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)
    lapses = models.PositiveSmallIntegerField(_("workers lost"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        ordering = ["-id"]
        indexes = [models.Index(fields=["due_at", "id"], name="outbox_due")]

    def __str__(self):
        return self.subject

    @property
    def has_lapsed_twice(self):
        """A lost worker may or may not have sent it: one repeat is right, a third mail is not."""
        return self.status == self.Status.SENDING and self.lapses > 0

    def claim(self, *, now):
        """True when this worker has taken the row as it was read."""
        recipients = sum(len(mime.lines(text)) for text in (self.to, self.cc, self.bcc))
        return self.settle(
            status=self.Status.SENDING,
            due_at=now + LEASE + LEASE_PER_RECIPIENT * (recipients - 1),
            attempts=F("attempts") + 1,
            lapses=self.lapses + (self.status == self.Status.SENDING),
        )

    def settle(self, **fields):
        """Write `fields` if nobody else took the row meanwhile; whether it was written."""
        unchanged = OutboxMessage.objects.filter(pk=self.pk, attempts=self.attempts, status=self.status)
        return unchanged.update(**fields) == 1

    def succeed(self, *, now):
        return self.settle(status=self.Status.SENT, sent_at=now, due_at=None, last_error="")

    def fail(self, error, *, now, for_good=False):
        """Put off the next attempt; after the last one, or for good, leave it to the staff."""
        if for_good or self.failures >= len(BACKOFF):
            fields = {"status": self.Status.FAILED, "due_at": None}
        else:
            fields = {"status": self.Status.WAITING, "due_at": now + BACKOFF[self.failures]}
        return self.settle(**fields, failures=F("failures") + 1, last_error=error[:500])

    def as_email(self):
        """The message as it was handed in, with the Message-ID and the date that it got then."""
        email = EmailMultiAlternatives(
            subject=self.subject,
            body=self.body,
            from_email=self.from_email,
            to=mime.lines(self.to),
            cc=mime.lines(self.cc),
            bcc=mime.lines(self.bcc),
            reply_to=mime.lines(self.reply_to),
            headers=self.headers,
            attachments=[mime.unpack_attachment(part) for part in self.attachments],
        )
        email.content_subtype = self.subtype
        for part in self.alternatives:
            email.attach_alternative(mime.unpack(part), part["type"])
        return email


class Role(models.Model):
    """A role of alzhir_site.roles as the group that has it, and the permissions that its table has given to it so far.

    They are kept because what an administrator took away or added by hand differs from them, and is left alone.
    """

    key = models.CharField(max_length=20, unique=True)
    group = models.OneToOneField("auth.Group", models.CASCADE, related_name="role")
    granted = models.JSONField(default=list)

    def __str__(self):
        return self.key
