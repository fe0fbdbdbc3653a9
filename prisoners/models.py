from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from . import names

LANGUAGES = ("kk", "ru", "en")
NAME_FIELDS = ("name_kk", "name_ru", "name_en", "other_names")
LIST_FIELDS = (*NAME_FIELDS, "slug", "birth", "death", "fate_kk", "fate_ru", "fate_en", "is_disputed")
MOST_WORDS = 8


class PersonQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def without_texts(self):
        """What a list shows, without the long texts."""
        return self.only(*LIST_FIELDS)

    def named(self, text):
        """Those with every word of `text` in some form of their name; % and _ are ordinary signs."""
        if "\0" in text:  # PostgreSQL refuses it
            return self.none()
        found = self
        for word in text.split()[:MOST_WORDS]:
            anywhere = [Q(**{f"{field}__icontains": word}) for field in NAME_FIELDS]
            found = found.filter(Q.create(anywhere, connector=Q.OR))
        return found


class Person(models.Model):
    """A first, simple record of a person in the camp history: what the sources say, and nothing more."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("person’s name"), max_length=160, blank=True)
    other_names = models.TextField(_("other spellings seen"), blank=True, help_text=_("One on a line."))
    birth = models.CharField(_("born (year or text)"), max_length=60, blank=True)
    birthplace = models.CharField(_("place of birth"), max_length=120, blank=True)
    death = models.CharField(_("died (year or text)"), max_length=60, blank=True)
    fate = models.CharField(_("fate in one line"), max_length=300, blank=True)
    life = models.TextField(
        _("life"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    source = models.TextField(_("source"), blank=True)
    is_disputed = models.BooleanField(_("disputed"), default=False)
    dispute = models.TextField(_("what is disputed, and by whom"), blank=True)
    portrait = models.ForeignKey(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, verbose_name=_("portrait")
    )
    is_published = models.BooleanField(_("published"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return reverse("prisoners:person-detail", args=[self.slug])

    def clean(self):
        if self.is_published and not any(self.in_languages("name")):
            raise ValidationError(_("A published person needs a name in at least one language."))

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

    @property
    def other_forms(self):
        """[(language or "", form), ...]: the names that are not shown above, and the spellings seen."""
        lines = [line.strip() for line in self.other_names.splitlines()]
        forms = [*zip(LANGUAGES, self.in_languages("name"), strict=True), *(("", line) for line in lines)]
        seen, others = {self.name, ""}, []
        for code, form in forms:
            if form not in seen:
                seen.add(form)
                others.append((code, form))
        return others

    @property
    def initials(self):
        return names.initials(self.name)
