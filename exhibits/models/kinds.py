from django.utils.translation import gettext_lazy as _

from prisoners.models.places import Shared


class Kind(Shared):
    """What sort of object it is (Spectrum: Object name): letter, photograph, medal ..."""

    class Meta(Shared.Meta):
        verbose_name = _("kind of object")
        verbose_name_plural = _("kinds of objects")
