"""What visitors write to the museum: in the guest book, by the contact form, about mistakes in the texts.

States change only through visitors.correspondence.acts. An e-mail address is kept for the reply alone: purge_addresses
deletes it, and it is never shown to visitors.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WrittenIn(models.TextChoices):
    """The language of a visitor's own words; its value is what `lang` says of them."""

    KAZAKH = "kk", _("Kazakh")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    CHINESE = "zh", _("Chinese")
    FRENCH = "fr", _("French")
    GERMAN = "de", _("German")
    HEBREW = "he", _("Hebrew")
    JAPANESE = "ja", _("Japanese")
    KOREAN = "ko", _("Korean")
    LATVIAN = "lv", _("Latvian")
    LITHUANIAN = "lt", _("Lithuanian")
    POLISH = "pl", _("Polish")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    OTHER = "und", _("another language")


class EntryState(models.TextChoices):
    WAITING = "waiting", _("waits for a decision")
    PUBLISHED = "published", _("stands in the guest book")
    DECLINED = "declined", _("is not shown")


class MessageState(models.TextChoices):
    WAITING = "waiting", _("waits for a decision")
    ANSWERED = "answered", _("answered by mail")
    CLOSED = "closed", _("closed without an answer")


class MessageTopic(models.TextChoices):
    VISIT = "visit", _("A visit or a tour")
    PERSONS = "persons", _("The prisoners and their families")
    COLLECTION = "collection", _("The collection, research")
    FEEDBACK = "feedback", _("Thanks, criticism, a suggestion")
    PRESS = "press", _("Press and partners")
    SITE = "site", _("This site")
    OTHER = "other", _("Something else")


class MistakeState(models.TextChoices):
    WAITING = "waiting", _("waits for a decision")
    TAKEN = "taken", _("in work")
    CORRECTED = "corrected", _("corrected")
    NONE = "none", _("no mistake")


class Received(models.Model):
    """`draft` is the digest of the form's key: a form that is sent off twice is one record."""

    draft = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("received on"), editable=False)
    closed_at = models.DateTimeField(_("decided on"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def beginning(self):
        """Of the text, on one line, for lists."""
        return Truncator(" ".join(self.text.split())).chars(90)


def closed_with(states, name):
    """The constraint that a record in one of `states` tells when it was decided, and no other does."""
    closed = Q(state__in=states)
    return models.CheckConstraint(
        condition=(closed & Q(closed_at__isnull=False)) | (~closed & Q(closed_at__isnull=True)), name=name
    )


class GuestBookEntryQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=EntryState.WAITING)

    def published(self):
        """What visitors read, newest first."""
        return self.filter(state=EntryState.PUBLISHED).order_by("-created_at", "-id")


class GuestBookEntry(Received):
    """A visitor's wish. Plain text; nobody but staff reads it until it is published."""

    text = models.TextField(_("text"), editable=False)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120, editable=False)
    place = models.CharField(_("place or country"), max_length=120, blank=True, editable=False)
    language = models.CharField(_("language of the text"), max_length=3, choices=WrittenIn, editable=False)
    visited_on = models.DateField(_("day of the visit"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=EntryState, default=EntryState.WAITING, editable=False
    )
    reply = models.TextField(
        _("the museum’s reply"),
        blank=True,
        help_text=_("Visitors read it under the entry. Plain text; an empty line begins a new paragraph."),
    )
    email = models.EmailField(_("e-mail"), blank=True, editable=False)
    letter_language = models.CharField(
        _("language of the letters"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    replied_at = models.DateTimeField(_("reply sent on"), null=True, blank=True, editable=False)

    objects = GuestBookEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("guest-book entry")
        verbose_name_plural = _("guest book")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["state", "-created_at", "-id"], name="guestbookentry_shown")]
        constraints = [closed_with([EntryState.PUBLISHED, EntryState.DECLINED], "guestbookentry_decided_on")]

    def __str__(self):
        return f"№ {self.pk}"


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=MessageState.WAITING)


class Message(Received):
    """What came by the contact form; never shown on the site."""

    topic = models.CharField(_("topic"), max_length=12, choices=MessageTopic, editable=False)
    text = models.TextField(_("text"), editable=False)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120, blank=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True, editable=False)
    language = models.CharField(
        _("language of the letters"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MessageState,
        default=MessageState.WAITING,
        db_index=True,
        editable=False,
    )
    answer = models.TextField(_("the museum’s answer"), blank=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("handled by"),
    )
    staff_note = models.TextField(_("note among staff"), blank=True, help_text=_("The sender never sees it."))

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to the museum")
        verbose_name_plural = _("messages to the museum")
        ordering = ["-created_at", "-id"]
        constraints = [closed_with([MessageState.ANSWERED, MessageState.CLOSED], "message_decided_on")]

    def __str__(self):
        return f"№ {self.pk} · {self.get_topic_display()}"


class TextMistakeQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=MistakeState.WAITING)


class TextMistake(Received):
    """A mistake that a visitor found in the text of a page; the translators' list. It tells nothing of the visitor."""

    page = models.CharField(_("page"), max_length=300, editable=False)
    language = models.CharField(
        _("language of the page"), max_length=2, choices=settings.LANGUAGES, editable=False
    )
    quote = models.TextField(_("the words with the mistake"), blank=True, editable=False)
    text = models.TextField(_("what is wrong"), editable=False)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=MistakeState,
        default=MistakeState.WAITING,
        db_index=True,
        editable=False,
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("handled by"),
    )
    staff_note = models.TextField(_("note among staff"), blank=True, help_text=_("The sender never sees it."))

    objects = TextMistakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("mistake in a text")
        verbose_name_plural = _("mistakes in texts")
        ordering = ["-created_at", "-id"]
        constraints = [closed_with([MistakeState.CORRECTED, MistakeState.NONE], "textmistake_decided_on")]

    def __str__(self):
        return f"№ {self.pk} · {self.page}"
