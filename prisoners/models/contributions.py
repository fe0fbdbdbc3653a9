"""What descendants and others send to the museum, what they agreed to, and the museum's answers.

How to reach the sender stands in Contact, apart from all else, and is shown to staff alone.
"""

import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .attachments import Attachment
from .naming import FormLanguage

SECRET_BYTES = 20


class ContributionKind(models.TextChoices):
    RELATIVE = "relative", _("about a relative")
    CORRECTION = "correction", _("correction of a record")
    OBJECT = "object", _("offer of an object")
    PHOTOS = "photos", _("photos and documents")
    REMOVAL = "removal", _("problem or request for removal")
    REQUEST = "request", _("search for a person")


class ContributionState(models.TextChoices):
    RECEIVED = "received", pgettext_lazy("contribution", "received")
    REVIEW = "review", _("in review")
    QUESTION = "question", _("the museum has a question")
    ACCEPTED = "accepted", pgettext_lazy("contribution", "accepted")
    PUBLISHED = "published", pgettext_lazy("contribution", "published")
    DECLINED = "declined", pgettext_lazy("contribution", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("contribution", "withdrawn")


# The museum's work on it is done: from here the time runs after which the contact goes.
CLOSED = ("accepted", "published", "declined", "withdrawn")


def digest(text):
    """SHA-256, hexadecimal: enough for a text that is random itself."""
    return sha256(text.encode()).hexdigest()


def new_seed():
    return secrets.token_urlsafe(SECRET_BYTES)


class ContributionQuerySet(models.QuerySet):
    def published(self):
        """What a person's page tells, oldest first, with `photos` (attachments with their picture) on each."""
        shown = Attachment.objects.exclude(picture=None).select_related("picture")
        photos = models.Prefetch("attachments", shown, to_attr="photos")
        return (
            self.filter(state=ContributionState.PUBLISHED)
            .order_by("closed_at", "id")
            .prefetch_related(photos)
        )

    def with_secret(self, secret):
        """The contribution of a secret link, or None."""
        return self.select_related("person").filter(secret_hash=digest(secret)).first()

    def closed_before(self, moment):
        return self.filter(state__in=CLOSED, closed_at__lt=moment)

    def withdrawn(self):
        return self.filter(state=ContributionState.WITHDRAWN)


class Contribution(models.Model):
    """What one person sent at one time. Its state changes only through prisoners.contributions.acts.

    `shown_text` and `shown_name` are what the public reads: filled when it is published, by consent, and emptied when
    it no longer is. The link's secret is made from `seed` and the site's key; only its hash is stored.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=ContributionKind, editable=False)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=ContributionState,
        default=ContributionState.RECEIVED,
        db_index=True,
        editable=False,
    )
    person = models.ForeignKey(
        "prisoners.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("person"),
        help_text=_("The record that it belongs to; it is published on that page."),
    )
    about = models.CharField(_("about whom"), max_length=200, blank=True, editable=False)
    years = models.CharField(_("years of life"), max_length=60, blank=True, editable=False)
    relation = models.CharField(_("how the sender is related"), max_length=80, blank=True, editable=False)
    text = models.TextField(_("text"), blank=True, editable=False)
    text_language = models.CharField(
        _("language of the text"), max_length=8, choices=FormLanguage, blank=True, default=""
    )
    public_text = models.TextField(
        _("text for publication"), blank=True, help_text=_("Empty: the text as it was sent.")
    )
    staff_note = models.TextField(_("note among staff"), blank=True, help_text=_("The sender never sees it."))
    country = models.CharField(_("sender’s country"), max_length=80, blank=True, editable=False)
    language = models.CharField(
        _("language of the letters"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    shown_text = models.TextField(blank=True, editable=False)
    shown_name = models.CharField(max_length=120, blank=True, editable=False)
    seed = models.CharField(max_length=40, default=new_seed, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    draft = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("received on"), editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("erased on"), null=True, blank=True, editable=False)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-created_at", "-id"]

    def __str__(self):
        """For lists and the admin's log, which live longer than the contact: nothing of the sender."""
        return f"№ {self.pk} · {self.get_kind_display()}"

    def save(self, *args, **kwargs):
        if not self.secret_hash:
            self.secret_hash = digest(self.secret)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("prisoners:contribution-status", args=[self.secret])

    @property
    def secret(self):
        """The key of the sender's link: 160 bits as 27 URL characters, made anew from the seed each time."""
        mac = salted_hmac("prisoners.contributions", self.seed, algorithm="sha256").digest()
        return urlsafe_b64encode(mac[:SECRET_BYTES]).decode().rstrip("=")

    @property
    def subject(self):
        """Whom it is about: the record's name in lists, else the name as it was typed."""
        return str(self.person) if self.person else self.about

    @property
    def shown_person(self):
        """The record for the sender's own page; None for one that is not published, which staff may have chosen."""
        return self.person if self.person and self.person.is_published else None

    @property
    def is_withdrawn(self):
        return self.state == ContributionState.WITHDRAWN

    @property
    def has_question(self):
        return self.state == ContributionState.QUESTION

    def agreed(self):
        """The items that the sender has agreed to, as a set of codes."""
        return {consent.item for consent in self.consents.all()}


class Contact(models.Model):
    """How to reach the sender. Staff see it, purge_contacts deletes it, nothing else reads it but the letters."""

    contribution = models.OneToOneField(Contribution, models.CASCADE, related_name="contact")
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self):
        return f"№ {self.contribution_id}"


class ContributionLog(models.Model):
    """A change of state: when, by whom, and the words that went with it, which the sender sees."""

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="log")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name=_("staff member")
    )
    by_sender = models.BooleanField(_("by the sender"), default=False)
    before = models.CharField(_("state before"), max_length=12, choices=ContributionState, blank=True)
    after = models.CharField(_("state after"), max_length=12, choices=ContributionState)
    note = models.TextField(_("words to the other side"), blank=True)

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ["id"]

    def __str__(self):
        return self.get_after_display()
