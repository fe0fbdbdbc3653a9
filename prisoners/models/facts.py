"""What the sources say of a person: facts with a date, a source and a certainty of their own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import dates


class Certainty(models.TextChoices):
    DOCUMENTED = "documented", _("documented")
    TESTIMONY = "testimony", _("family testimony")
    PRESS = "press", _("press")
    DISPUTED = "disputed", _("disputed")


class SourceKind(models.TextChoices):
    ARCHIVE = "archive", _("archive")
    MUSEUM = "museum", _("museum")
    FAMILY = "family", _("family")
    BOOK = "book", _("book")
    PRESS = "press", _("press")
    SITE = "site", _("website")


class Source(models.Model):
    """Where something is known from; many facts may cite one source."""

    name = models.CharField(_("source"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=SourceKind, blank=True)
    url = models.URLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["id"]

    def __str__(self):
        return self.name or f"№ {self.pk}"


class Dated(models.Model):
    """A date with its precision: `date` is EDTF text (see dates.py), `earliest` and `latest` are its bounds."""

    date = models.CharField(_("date"), max_length=40, blank=True)
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        try:
            self.date = dates.read(self.date)
        except ValueError:
            raise ValidationError({"date": dates.HINT}) from None

    def set_bounds(self):
        """Before every save, fixtures included (apps.py); bulk writes call it themselves."""
        self.earliest, self.latest = dates.span(self.date)


class FactKind(models.TextChoices):
    """In the order of a life."""

    BIRTH = "birth", _("born")
    NATIONALITY = "nationality", _("nationality")
    EDUCATION = "education", _("education")
    PROFESSION = "profession", _("profession")
    RESIDENCE = "residence", _("lived before the arrest")
    ARREST = "arrest", _("arrested")
    SENTENCE = "sentence", _("sentenced by")
    ARTICLE = "article", _("article")
    TERM = "term", _("term")
    ARRIVAL = "arrival", _("brought to the camp")
    CAMP = "camp", _("held in")
    TRANSFER = "transfer", _("transferred")
    RELEASE = "release", _("released")
    REHABILITATION = "rehabilitation", _("rehabilitated")
    AFTERWARDS = "afterwards", _("after the camp")
    DEATH = "death", _("died")


class Fact(Dated):
    """One statement about a person: a kind with a date, a place or a text, and how it is known."""

    person = models.ForeignKey(
        "prisoners.Person", models.CASCADE, related_name="facts", verbose_name=_("person")
    )
    kind = models.CharField(_("fact"), max_length=16, choices=FactKind)
    place = models.ForeignKey(
        "prisoners.Place", models.PROTECT, null=True, blank=True, verbose_name=_("place")
    )
    nationality = models.ForeignKey(
        "prisoners.Nationality", models.PROTECT, null=True, blank=True, verbose_name=_("nationality")
    )
    profession = models.ForeignKey(
        "prisoners.Profession", models.PROTECT, null=True, blank=True, verbose_name=_("profession")
    )
    text = models.CharField(_("text"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="facts", verbose_name=_("source")
    )
    cited = models.CharField(
        _("where in the source"), max_length=120, blank=True, help_text=_("Page, sheet, file number.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["order", "id"]
        # A search by a year alone, and by a name with a year.
        indexes = [
            models.Index(fields=["earliest", "person"], name="fact_earliest"),
            models.Index(fields=["person", "earliest", "latest"], name="fact_dates"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.date or self.text or '…'}"


class Relation(models.TextChoices):
    """What the other is to her."""

    HUSBAND = "husband", _("husband")
    FATHER = "father", _("father")
    MOTHER = "mother", _("mother")
    SON = "son", _("son")
    DAUGHTER = "daughter", _("daughter")
    BROTHER = "brother", _("brother")
    SISTER = "sister", _("sister")
    GRANDSON = "grandson", _("grandson")
    GRANDDAUGHTER = "granddaughter", _("granddaughter")
    GREAT_GRANDSON = "great-grandson", _("great-grandson")
    GREAT_GRANDDAUGHTER = "great-granddaughter", _("great-granddaughter")
    RELATIVE = "relative", _("relative")


class Relative(models.Model):
    """One of her family: a person of this site, or a name."""

    person = models.ForeignKey(
        "prisoners.Person", models.CASCADE, related_name="relatives", verbose_name=_("person")
    )
    relation = models.CharField(_("relation"), max_length=20, choices=Relation)
    other = models.ForeignKey(
        "prisoners.Person",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="relative_of",
        verbose_name=_("person on this site"),
    )
    name = models.CharField(_("name"), max_length=160, blank=True)
    text = models.CharField(_("what is known"), max_length=300, blank=True)
    certainty = models.CharField(_("certainty"), max_length=10, choices=Certainty, blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="relatives", verbose_name=_("source")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("relative")
        verbose_name_plural = _("family")
        ordering = ["order", "id"]

    def __str__(self):
        return f"{self.get_relation_display()}: {self.name or self.other or '…'}"


class Quotation(models.Model):
    """Her own words, or words about her."""

    person = models.ForeignKey(
        "prisoners.Person", models.CASCADE, related_name="quotations", verbose_name=_("person")
    )
    text = models.TextField(_("quotation"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="quotations", verbose_name=_("source")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["order", "id"]

    def __str__(self):
        return (self.text or "…")[:60]


class Document(Dated):
    """A letter, certificate or other paper that concerns her."""

    person = models.ForeignKey(
        "prisoners.Person", models.CASCADE, related_name="documents", verbose_name=_("person")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("transcription or description"), blank=True)
    archive = models.CharField(
        _("archive reference"),
        max_length=160,
        blank=True,
        help_text=_("Archive, fonds, inventory, file, sheet."),
    )
    picture = models.ForeignKey(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, verbose_name=_("picture")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name=_("source")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["order", "id"]

    def __str__(self):
        return self.title or "…"
