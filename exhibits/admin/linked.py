"""What belongs to an exhibit, on its form: persons, pictures, checks of its condition."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from pictures.choosing import ChoosesPictures
from pictures.ordering import InOrder
from prisoners.admin.people import TranslatedInline, translated

from ..models import LANGUAGES, ConditionCheck, ExhibitMedia, ExhibitPerson
from .forms import MediaForm, MediaFormSet
from .uploads import alt_label


class PersonInline(InOrder, admin.TabularInline):
    model = ExhibitPerson
    order_field = "order"
    extra = 0
    autocomplete_fields = ["person"]
    fields = ["person", "role", "order"]


def alt_of(language):
    """The alternative text of the picture in `language`, for those who may only look: others have a field of this name."""

    @admin.display(description=alt_label(language))
    def shown(_inline, media):
        return getattr(media.picture, f"alt_{language}") or "–"

    return shown


class MediaInline(ChoosesPictures, InOrder, TranslatedInline):
    alt_kk, alt_ru, alt_en = map(alt_of, LANGUAGES)
    model = ExhibitMedia
    form = MediaForm
    formset = MediaFormSet
    fieldsets = [
        (None, {"fields": [("picture", "position")]}),
        translated("caption", _("Caption")),
        translated("alt", _("Alternative text of the picture")),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")


class ConditionInline(admin.TabularInline):
    model = ConditionCheck
    extra = 0
    fields = ["checked_on", "condition", "note"]
