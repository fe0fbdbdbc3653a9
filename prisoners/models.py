from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PersonQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)


class Person(models.Model):
    """A first, simple record of a person in the camp history: what the sources say, and nothing more."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    other_names = models.TextField(_("other spellings seen"), blank=True, help_text=_("One on a line."))
    birth = models.CharField(_("born (year or text)"), max_length=60, blank=True)
    birthplace = models.CharField(_("place of birth"), max_length=120, blank=True)
    death = models.CharField(_("died (year or text)"), max_length=60, blank=True)
    fate = models.CharField(_("fate in one line"), max_length=300, blank=True)
    life = models.TextField(_("life"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph."))
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
        return self.name_kk or self.name_ru or self.name_en or self.slug

    def get_absolute_url(self):
        return reverse("prisoners:person-detail", args=[self.slug])
