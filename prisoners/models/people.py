from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from ..tables import slugs

LANGUAGES = ("kk", "ru", "en")
# Nobody is thought to be living after so many years.
LONGEST_LIFE = 110


class PersonQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def in_order(self, language):
        """In the alphabetical order of `language`; the same on every database."""
        return self.order_by(f"sort_{language}", "slug")


class Person(models.Model):
    """A person in the history of the camp: what the sources say, and nothing more.

    Names stand in `forms`, what is known in `facts`. The columns from `name` to `profession` are
    copied from them by register.refresh(), so that lists need one table; nobody types them.
    """

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    import_id = models.CharField(
        _("number in the museum’s list"), max_length=60, unique=True, null=True, blank=True
    )
    # The principal form as it is spoken, as it stands in a list, and the key of its place there.
    name = models.CharField(_("person’s name"), max_length=250, blank=True, editable=False)
    listed = models.CharField(_("name in lists"), max_length=250, blank=True, editable=False)
    sort_kk = models.CharField(max_length=120, default="", editable=False)
    sort_ru = models.CharField(max_length=120, default="", editable=False)
    sort_en = models.CharField(max_length=120, default="", editable=False)
    birth = models.CharField(_("born"), max_length=40, blank=True, editable=False)
    born_from = models.DateField(null=True, db_index=True, editable=False)
    born_to = models.DateField(null=True, editable=False)
    death = models.CharField(_("died"), max_length=40, blank=True, editable=False)
    died_from = models.DateField(null=True, editable=False)
    died_to = models.DateField(null=True, editable=False)
    birthplace = models.ForeignKey(
        "prisoners.Place",
        models.SET_NULL,
        null=True,
        related_name="born_here",
        editable=False,
        db_index=False,
    )
    nationality = models.ForeignKey(
        "prisoners.Nationality",
        models.SET_NULL,
        null=True,
        related_name="persons",
        editable=False,
        db_index=False,
    )
    profession = models.ForeignKey(
        "prisoners.Profession",
        models.SET_NULL,
        null=True,
        related_name="persons",
        editable=False,
        db_index=False,
    )

    fate = models.CharField(_("fate in one line"), max_length=300, blank=True)
    life = models.TextField(
        _("life"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    is_disputed = models.BooleanField(_("disputed"), default=False)
    dispute = models.TextField(_("what is disputed, and by whom"), blank=True)
    is_possibly_living = models.BooleanField(
        _("possibly living"),
        default=True,
        help_text=_(
            "Days of birth are not shown, the year alone. It no longer counts once a death is recorded, "
            "or 110 years after the birth."
        ),
    )
    sources = models.ManyToManyField(
        "prisoners.Source", blank=True, related_name="persons", verbose_name=_("sources")
    )
    portrait = models.ForeignKey(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, verbose_name=_("portrait")
    )
    is_published = models.BooleanField(_("published"), default=False)
    is_generated = models.BooleanField(
        _("generated"),
        default=False,
        editable=False,
        help_text=_("Made by generate_persons, not a real person."),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    # What an import read of her, and changed_at as it left the record: another changed_at means that staff edited it.
    import_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    imported_at = models.DateTimeField(null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["slug"]
        # A list reads its order and its letters, and the counts beside its filters, from these alone.
        indexes = [
            *(
                models.Index(fields=[f"sort_{code}", "slug", "is_published"], name=f"person_order_{code}")
                for code in LANGUAGES
            ),
            *(
                models.Index(fields=[name, "is_published"], name=f"person_{name}")
                for name in ("nationality", "birthplace", "profession", "birth")
            ),
        ]

    def __str__(self):
        return self.listed or self.slug

    def get_absolute_url(self):
        return reverse("prisoners:person-detail", args=[self.slug])

    def clean(self):
        super().clean()
        if self.is_possibly_living and self.death:
            raise ValidationError({"is_possibly_living": _("A death is recorded.")})
        if self.slug in slugs.RESERVED:
            raise ValidationError({"slug": _("Another page of the site has this address.")})
        if self.portrait:
            try:
                self.portrait.require_alt(self.published_languages)
            except ValidationError as error:
                raise ValidationError({"portrait": error}) from None

    @property
    def published_languages(self):
        """The languages in which her page stands: all, since what is not translated is shown in another one."""
        return LANGUAGES if self.is_published else ()

    def in_languages(self, field):
        """The texts of a translated field, in the order of LANGUAGES; "" where there is none."""
        return [getattr(self, f"{field}_{code}") or "" for code in LANGUAGES]

    @property
    def languages(self):
        """The languages with a text on this person: those of the life, else of the fate, else of the name."""
        for field in ("life", "fate", "name"):
            told = [code for code, text in zip(LANGUAGES, self.in_languages(field), strict=True) if text]
            if told:
                return told
        return []

    def told_in(self, language):
        """The language that a page in `language` shows the text in; None where there is no text at all."""
        told = self.languages
        return next((code for code in resolution_order(language, FALLBACK_LANGUAGES) if code in told), None)

    def hides_days(self, today):
        """Whether she may be living, so that days and contact data are not shown."""
        if not self.is_possibly_living or self.death:
            return False
        return self.born_to is None or self.born_to > date(today.year - LONGEST_LIFE, today.month, 1)
