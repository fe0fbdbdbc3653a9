"""The names of a person in every form that was seen, and what names are taken for one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormKind(models.TextChoices):
    PRINCIPAL = "principal", _("principal form")
    SPELLING = "spelling", _("another spelling")
    MAIDEN = "maiden", _("maiden name")
    MARRIED = "married", _("married name")
    ALIAS = "alias", _("alias")


class FormLanguage(models.TextChoices):
    """The language, and with it the script, that a form of a name is written in."""

    KAZAKH = "kk", _("Kazakh")
    KAZAKH_LATIN = "kk-Latn", _("Kazakh, Latin script")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    ARMENIAN = "hy", _("Armenian")
    CHINESE = "zh", _("Chinese")
    CZECH = "cs", _("Czech")
    FRENCH = "fr", _("French")
    GEORGIAN = "ka", _("Georgian")
    GERMAN = "de", _("German")
    HEBREW = "he", _("Hebrew")
    JAPANESE = "ja", _("Japanese")
    KOREAN = "ko", _("Korean")
    LATVIAN = "lv", _("Latvian")
    LITHUANIAN = "lt", _("Lithuanian")
    POLISH = "pl", _("Polish")
    TURKISH = "tr", _("Turkish")
    UKRAINIAN = "uk", _("Ukrainian")
    YIDDISH = "yi", _("Yiddish")


class NameForm(models.Model):
    """One form of a person's name. The principal form of a language is the one that its pages show."""

    person = models.ForeignKey(
        "prisoners.Person", models.CASCADE, related_name="forms", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=FormKind, default=FormKind.PRINCIPAL)
    language = models.CharField(_("language"), max_length=8, choices=FormLanguage, blank=True)
    surname = models.CharField(_("surname"), max_length=80, blank=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=80, blank=True)
    seen_in = models.CharField(_("where it was seen"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("form of the name")
        verbose_name_plural = _("forms of the name")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(surname="", given_name="", patronymic=""),
                name="nameform_not_empty",
                violation_error_message=_(
                    "A form of the name needs a surname, a given name or a patronymic."
                ),
            ),
            models.UniqueConstraint(
                fields=["person", "language"],
                condition=Q(kind="principal"),
                name="nameform_one_principal_a_language",
                violation_error_message=_("There is already a principal form in this language."),
            ),
        ]

    def __str__(self):
        return self.listed

    @property
    def full(self):
        """As it is spoken: Raisa Moiseyevna Mamayeva."""
        return " ".join(filter(None, (self.given_name, self.patronymic, self.surname)))

    @property
    def listed(self):
        """As it stands in a list: Mamayeva Raisa Moiseyevna."""
        return " ".join(filter(None, (self.surname, self.given_name, self.patronymic)))


class EquivalentKind(models.TextChoices):
    SURNAME = "surname", _("surname")
    GIVEN_NAME = "given", _("given name")


class Equivalent(models.Model):
    """Names that are one though no rule of spelling joins them: Цой, Choi, Tsoi."""

    kind = models.CharField(_("kind"), max_length=8, choices=EquivalentKind)
    forms = models.TextField(_("forms"), help_text=_("Separated by blanks: Цой Choi Tsoi"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("equivalent names")
        verbose_name_plural = _("equivalent names")
        ordering = ["kind", "forms"]

    def __str__(self):
        return self.forms
