from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import states
from .interface.models import StringChange  # noqa: F401  (a table of this app)

LANGUAGE_CHOICES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]


class State(models.TextChoices):
    """Of one text in one language. Missing and stale follow from the texts, the others are somebody's word."""

    SOURCE = states.SOURCE, pgettext_lazy("state of a text", "source")
    MISSING = states.MISSING, pgettext_lazy("state of a text", "missing")
    STALE = states.STALE, pgettext_lazy("state of a text", "stale")
    DRAFT = states.DRAFT, pgettext_lazy("state of a text", "draft")
    REVIEW = states.REVIEW, pgettext_lazy("state of a text", "in review")
    APPROVED = states.APPROVED, pgettext_lazy("state of a text", "approved")


class OfRecord(models.Model):
    """What is kept of a record of any translated model."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", editable=False)
    object_id = models.BigIntegerField(editable=False)
    record = GenericForeignKey()

    class Meta:
        abstract = True


class Unit(OfRecord):
    """The state of one text: a field of a record in one language. The text itself stands in the record.

    `source_text` is the source as it was when the text was last held against it; `settled` the state that a stale
    text had before.
    """

    SETTLED = ["state", "settled", "digest", "source_text", "source_language", "changed_at", "changed_by"]

    field = models.CharField(_("field"), max_length=60, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.MISSING)
    settled = models.CharField(max_length=8, choices=State, default=State.MISSING, editable=False)
    source_language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, editable=False)
    source_text = models.TextField(blank=True, editable=False)
    digest = models.CharField(max_length=40, blank=True, editable=False)
    changed_at = models.DateTimeField(_("changed"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        default_permissions = ("view",)
        permissions = [
            ("translate_unit", _("Can translate into the languages that were given")),
            ("approve_unit", _("Can approve translations, choose source languages and answer notes")),
            ("exchange_unit", _("Can take texts out and in for translators’ tools")),
            ("edit_strings", _("Can edit the texts of the interface")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"], name="unit_once"
            )
        ]
        indexes = [
            # Newest first: what next to do.
            models.Index(fields=["language", "state", "-changed_at", "id"], name="unit_in_turn")
        ]

    def __str__(self):
        return f"{self.content_type.model} {self.object_id} {self.field} {self.language}: {self.state}"

    @property
    def place(self):
        return self.object_id, self.field, self.language

    @property
    def standing(self):
        return states.Standing(self.state, self.settled, self.digest, self.source_text)

    def settle(self, standing, *, by, at):
        """Takes a Standing over, with who made it so and when; nothing is saved."""
        self.state, self.settled = standing.state, standing.settled
        self.digest, self.source_text = standing.digest, standing.source_text
        self.changed_by, self.changed_at = by, at


class Line(OfRecord):
    """A record in one language: how many of its texts are in each state, and the state that needs work most.

    Counted by the ledger from the units, so that a table of 30,000 objects needs no grouping.
    """

    COUNTS = ("missing", "stale", "draft", "review", "approved", "source")

    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State, editable=False)
    missing = models.PositiveSmallIntegerField(default=0, editable=False)
    stale = models.PositiveSmallIntegerField(default=0, editable=False)
    draft = models.PositiveSmallIntegerField(default=0, editable=False)
    review = models.PositiveSmallIntegerField(default=0, editable=False)
    approved = models.PositiveSmallIntegerField(default=0, editable=False)
    source = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("record in a language")
        verbose_name_plural = _("records in a language")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "language"], name="line_once")
        ]
        indexes = [
            models.Index(fields=["language", "state", "content_type", "object_id"], name="line_by_state")
        ]

    def __str__(self):
        return f"{self.content_type.model} {self.object_id} {self.language}: {self.state}"


class Origin(OfRecord):
    """The language that a record was born in, where staff chose it: the others are made from that one."""

    language = models.CharField(_("source language"), max_length=2, choices=LANGUAGE_CHOICES)

    class Meta:
        verbose_name = _("source language")
        verbose_name_plural = _("source languages")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="origin_once")]

    def __str__(self):
        return f"{self.content_type.model} {self.object_id}: {self.language}"


class Note(OfRecord):
    """A question about a text, or the answer to one. `field` and `language` are "" where it is about the whole record."""

    field = models.CharField(max_length=60, blank=True, editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGE_CHOICES, blank=True, editable=False)
    text = models.TextField(_("note"), max_length=4000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(_("written"))
    question = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="answers", editable=False
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = ()
        ordering = ["written_at", "id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="note_by_record")]

    def __str__(self):
        return self.text[:80]


class Translator(models.Model):
    """The languages that a user may translate into. Who may approve needs none: all are theirs."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="translator", verbose_name=_("user")
    )
    to_kk = models.BooleanField(_("Kazakh"), default=False)
    to_ru = models.BooleanField(_("Russian"), default=False)
    to_en = models.BooleanField(_("English"), default=False)
    letters_in = models.CharField(
        _("language of the letters"), max_length=2, choices=LANGUAGE_CHOICES, default="ru"
    )

    class Meta:
        verbose_name = _("translator")
        verbose_name_plural = _("translators")

    def __str__(self):
        return str(self.user)

    @property
    def languages(self):
        return tuple(code for code in ("kk", "ru", "en") if getattr(self, f"to_{code}"))


class Term(models.Model):
    """An entry of the glossary. `forms_..` are other forms that mark the term in a text, one a line.

    "лагер*" stands for every word that begins so.
    """

    class Kind(models.TextChoices):
        TERM = "term", pgettext_lazy("kind of term", "term")
        PERSON = "person", pgettext_lazy("kind of term", "person")
        PLACE = "place", pgettext_lazy("kind of term", "place")
        CAMP = "camp", pgettext_lazy("kind of term", "camp")
        HALL = "hall", pgettext_lazy("kind of term", "hall")
        ORGANISATION = "organisation", pgettext_lazy("kind of term", "organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TERM)
    kk = models.CharField(_("Kazakh"), max_length=200, blank=True)
    ru = models.CharField(_("Russian"), max_length=200, blank=True)
    en = models.CharField(_("English"), max_length=200, blank=True)
    forms_kk = models.TextField(_("other forms, Kazakh"), max_length=1000, blank=True)
    forms_ru = models.TextField(_("other forms, Russian"), max_length=1000, blank=True)
    forms_en = models.TextField(_("other forms, English"), max_length=1000, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        # Not the years of a sentence.
        verbose_name = pgettext_lazy("glossary", "term")
        verbose_name_plural = _("glossary")
        ordering = ["ru", "kk", "en", "id"]

    def __str__(self):
        return self.ru or self.kk or self.en
