"""The words that an object is described by, after Spectrum 5.1 and its vocabularies."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Fund(models.TextChoices):
    MAIN = "main", _("main fund")
    AUXILIARY = "auxiliary", _("auxiliary fund")


class Originality(models.TextChoices):
    ORIGINAL = "original", pgettext_lazy("object", "original")
    COPY = "copy", pgettext_lazy("object", "copy")
    DIGITAL = "digital", pgettext_lazy("object", "digital copy")


class Location(models.TextChoices):
    DISPLAY = "display", _("on display")
    STORAGE = "storage", _("in storage")


class SizeUnit(models.TextChoices):
    MM = "mm", _("mm")
    CM = "cm", _("cm")
    M = "m", pgettext_lazy("metre", "m")
    INCH = "in", _("in")


class WeightUnit(models.TextChoices):
    G = "g", pgettext_lazy("gram", "g")
    KG = "kg", _("kg")


class AcquisitionMethod(models.TextChoices):
    """Spectrum: Acquisition method."""

    GIFT = "gift", _("gift")
    PURCHASE = "purchase", _("purchase")
    TRANSFER = "transfer", _("transfer")
    BEQUEST = "bequest", _("bequest")
    EXCHANGE = "exchange", _("exchange")
    EXPEDITION = "expedition", _("found on an expedition")


class Rights(models.TextChoices):
    """Statements of rightsstatements.org and Creative Commons: their addresses are what machines read."""

    IN_COPYRIGHT = "https://rightsstatements.org/vocab/InC/1.0/", _("in copyright")
    NOT_EVALUATED = "https://rightsstatements.org/vocab/CNE/1.0/", _("copyright not evaluated")
    UNDETERMINED = "https://rightsstatements.org/vocab/UND/1.0/", _("copyright undetermined")
    NO_COPYRIGHT = "https://rightsstatements.org/vocab/NKC/1.0/", _("no known copyright")
    PUBLIC_DOMAIN = "https://creativecommons.org/publicdomain/mark/1.0/", _("public domain")
    CC0 = "https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"
    CC_BY = "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"
    CC_BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC 4.0"
