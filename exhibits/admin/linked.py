"""What belongs to an exhibit, on its form: persons, pictures, checks of its condition."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pictures.thumbnails import thumbnail
from prisoners.admin.people import TranslatedInline, translated

from ..models import LANGUAGES, ConditionCheck, ExhibitMedia, ExhibitPerson
from .forms import MediaForm, MediaFormSet
from .uploads import alt_label


class PersonInline(admin.TabularInline):
    model = ExhibitPerson
    extra = 0
    autocomplete_fields = ["person"]
    fields = ["person", "role", "order"]


def alt_of(language):
    """The alternative text of the picture in `language`, for those who may only look: others have a field of this name."""

    @admin.display(description=alt_label(language))
    def shown(_inline, media):
        return getattr(media.picture, f"alt_{language}") or "–"

    return shown


class MediaInline(TranslatedInline):
    alt_kk, alt_ru, alt_en = map(alt_of, LANGUAGES)
    model = ExhibitMedia
    form = MediaForm
    formset = MediaFormSet
    autocomplete_fields = ["picture"]
    readonly_fields = ["shown"]
    fieldsets = [
        (None, {"fields": [("shown", "picture", "position")]}),
        translated("caption", _("Caption")),
        translated("alt", _("Alternative text of the picture")),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")

    @admin.display(description=_("picture"))
    def shown(self, media):
        return thumbnail(media.picture, edge=160) if media.pk else "–"


class ConditionInline(admin.TabularInline):
    model = ConditionCheck
    extra = 0
    fields = ["checked_on", "condition", "note"]
