"""The objects of the collection. Field names are Spectrum 5.1's units of information where it has them."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prisoners import alphabets, dates
from prisoners.models.naming import FormLanguage

from .. import numbers
from ..trilingual import LANGUAGES, said, told
from .choosing import ExhibitQuerySet
from .kinds import Kind
from .links import ExhibitPerson
from .terms import AcquisitionMethod, Fund, Location, Originality, Rights, SizeUnit, WeightUnit

# What a list is narrowed by: its order and the counts beside its filters are read from indexes that hold these.
FILTERED = ("kind", "is_published", "originality", "location", "hall", "earliest", "latest")


def size(label):
    return models.DecimalField(
        label, max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )


class Exhibit(models.Model):
    """One object of the collection. The numbers are the museum's own: the site mirrors them and issues none."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    accession_number = models.CharField(
        _("accession number"),
        max_length=80,
        unique=True,
        null=True,
        blank=True,
        help_text=_("As in the book of receipts; empty while it is not stated."),
    )
    # Without case, blanks run together, letters that look alike taken for one: see numbers.key().
    accession_key = models.CharField(max_length=80, blank=True, default="", db_index=True, editable=False)
    inventory_number = models.CharField(_("inventory number"), max_length=80, blank=True)
    title = models.CharField(pgettext_lazy("object", "title"), max_length=1000, blank=True)
    sort_kk = models.CharField(max_length=120, default="", editable=False)
    sort_ru = models.CharField(max_length=120, default="", editable=False)
    sort_en = models.CharField(max_length=120, default="", editable=False)
    kind = models.ForeignKey(
        Kind,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="exhibits",
        verbose_name=_("kind of object"),
        db_index=False,
    )
    fund = models.CharField(_("fund"), max_length=10, choices=Fund, blank=True)
    originality = models.CharField(_("original or copy"), max_length=10, choices=Originality, blank=True)

    # Object production ----------------------------------------------------------------------------
    date_text = models.CharField(
        _("date"),
        max_length=300,
        blank=True,
        help_text=_("As the museum tells it: 1939, late 1930s, before 1938."),
    )
    earliest = models.SmallIntegerField(_("earliest year"), null=True, blank=True)
    latest = models.SmallIntegerField(_("latest year"), null=True, blank=True)
    material = models.CharField(_("material"), max_length=2000, blank=True)
    technique = models.CharField(_("technique"), max_length=1000, blank=True)

    # Dimensions -----------------------------------------------------------------------------------
    dimensions = models.CharField(
        _("dimensions in words"),
        max_length=2000,
        blank=True,
        help_text=_("Where the numbers below do not tell all."),
    )
    height = size(_("height"))
    width = size(_("width"))
    depth = size(_("depth"))
    diameter = size(_("diameter"))
    size_unit = models.CharField(_("unit"), max_length=2, choices=SizeUnit, default=SizeUnit.MM)
    weight = size(_("weight"))
    weight_unit = models.CharField(
        _("unit of weight"), max_length=2, choices=WeightUnit, default=WeightUnit.G
    )
    parts = models.PositiveSmallIntegerField(
        _("number of parts"), null=True, blank=True, help_text=_("Leaves, pages, pieces.")
    )

    # Description ----------------------------------------------------------------------------------
    description = models.TextField(
        _("description"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    inscription = models.TextField(
        _("inscription or text of the letter"),
        blank=True,
        help_text=_("Transcription, letter by letter, in the language it is written in."),
    )
    inscription_language = models.CharField(
        _("language of the inscription"), max_length=8, choices=FormLanguage, blank=True
    )
    inscription_meaning = models.TextField(_("translation of the inscription"), blank=True)
    persons = models.ManyToManyField(
        "prisoners.Person", through=ExhibitPerson, related_name="exhibits", verbose_name=_("persons")
    )

    # Acquisition, ownership and references ---------------------------------------------------------
    provenance = models.TextField(
        _("provenance"), blank=True, help_text=_("Whose it was, and how it came to the museum.")
    )
    acquisition_method = models.CharField(
        _("how it was acquired"), max_length=12, choices=AcquisitionMethod, blank=True
    )
    acquired_on = models.CharField(_("acquired on"), max_length=40, blank=True)
    archive = models.CharField(_("archive"), max_length=300, blank=True)
    archive_fonds = models.CharField(_("fonds"), max_length=40, blank=True)
    archive_inventory = models.CharField(_("inventory (opis)"), max_length=40, blank=True)
    archive_file = models.CharField(_("file (delo)"), max_length=40, blank=True)
    archive_sheet = models.CharField(_("sheet"), max_length=40, blank=True)

    # Where it is ------------------------------------------------------------------------------------
    location = models.CharField(_("location"), max_length=10, choices=Location, blank=True)
    hall = models.ForeignKey(
        "visitors.Hall",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exhibits",
        verbose_name=_("hall"),
        db_index=False,
    )
    hall_position = models.PositiveSmallIntegerField(
        _("order in the hall"), default=0, help_text=_("In the order of a walk through the hall.")
    )
    showcase = models.CharField(
        _("showcase"), max_length=60, blank=True, help_text=_("For staff: visitors see the hall alone.")
    )

    # Rights and publication -------------------------------------------------------------------------
    rights = models.CharField(_("rights"), max_length=60, choices=Rights, blank=True)
    rights_holder = models.CharField(_("rights holder"), max_length=300, blank=True)
    credit_line = models.CharField(_("credit line"), max_length=2000, blank=True)
    pictures = models.ManyToManyField("pictures.Picture", through="exhibits.ExhibitMedia", related_name="+")
    is_unique = models.BooleanField(
        _("unique exhibit"),
        default=False,
        help_text=_("Belongs to the selection “Unique exhibits”, on its page and on the home page."),
    )
    is_published = models.BooleanField(_("published"), default=False)
    is_generated = models.BooleanField(_("generated"), default=False, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    # What an import read of it, and changed_at as it left the record: another changed_at means that staff edited it.
    import_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    imported_at = models.DateTimeField(null=True, editable=False)

    objects = ExhibitQuerySet.as_manager()

    class Meta:
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        ordering = ["slug"]
        indexes = [
            *(
                models.Index(fields=[f"sort_{code}", "id", *FILTERED], name=f"exhibit_list_{code}")
                for code in LANGUAGES
            ),
            models.Index(fields=[*FILTERED, "id"], name="exhibit_of_kind"),
            models.Index(fields=["hall", "hall_position", "id"], name="exhibit_hall"),
            models.Index(fields=["is_unique"], condition=Q(is_unique=True), name="exhibit_unique"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest=None) | Q(latest=None) | Q(earliest__lte=F("latest")),
                name="exhibit_years_in_order",
                violation_error_message=_("The latest year comes before the earliest."),
            ),
            models.CheckConstraint(
                condition=~Q(accession_number=""), name="exhibit_accession_number_null_when_not_stated"
            ),
            models.CheckConstraint(
                condition=~Q(location="display") | Q(hall__isnull=False),
                name="exhibit_on_display_in_a_hall",
                violation_error_message=_("Say in which hall it is on display."),
            ),
        ]

    def __str__(self):
        return self.title or self.accession_number or self.slug

    def get_absolute_url(self):
        return reverse("exhibits:exhibit-detail", args=[self.slug])

    @property
    def shown_hall(self):
        """The Hall where visitors find it, or None: in storage it may have one all the same. See on_display()."""
        return self.hall if self.location == Location.DISPLAY else None

    @property
    def first_picture(self):
        """Its first Picture, or None; without a query for those of with_first_picture()."""
        media = getattr(self, "first_media", None)
        if media is None:
            media = self.media.select_related("picture")[:1]
        return media[0].picture if media else None

    def set_copied(self):
        """Before every save, fixtures included (apps.py); bulk writes call it themselves."""
        self.accession_number = numbers.plain(self.accession_number) or None
        self.accession_key = numbers.key(self.accession_number or "")
        for code in LANGUAGES:
            title = self.shown_title(code) or self.accession_number or self.slug
            setattr(self, f"sort_{code}", alphabets.sort_key(title, code)[:120])

    def shown_title(self, language):
        """The title as a page in `language` shows it, in another language where there is none."""
        return said(self, "title", language)

    @property
    def languages(self):
        """The languages that it is told in: those of the description, else of the title."""
        return told(self, "description", "title")

    def clean(self):
        super().clean()
        errors = {}
        try:
            self.acquired_on = dates.read(self.acquired_on)
        except ValueError:
            errors["acquired_on"] = dates.HINT
        self.accession_number = numbers.plain(self.accession_number) or None
        if twin := self.twin():
            errors["accession_number"] = _(
                "Another record has this number, or one that looks like it: %(number)s."
            ) % {"number": twin.accession_number}
        if errors:
            raise ValidationError(errors)

    def twin(self):
        """Another record whose number reads like this one's, or None."""
        key = numbers.key(self.accession_number or "")
        return Exhibit.objects.filter(accession_key=key).exclude(pk=self.pk).first() if key else None
