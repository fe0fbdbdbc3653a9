from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LANGUAGES = ("kk", "ru", "en")
LANGUAGE_CHOICES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]


class State(models.TextChoices):
    """What visitors have of a post at a time."""

    DRAFT = "draft", _("draft")
    WAITS = "waits", _("waits for its time")
    SHOWN = "shown", _("on the site")
    ENDED = "ended", _("ended")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Kind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of post", "News")
    EVENT = "event", _("Event")
    EXHIBITION = "exhibition", _("Exhibition")
    EXPEDITION = "expedition", _("Expedition")
    ANNOUNCEMENT = "announcement", _("Announcement")
    PUBLICATION = "publication", _("Publication")
