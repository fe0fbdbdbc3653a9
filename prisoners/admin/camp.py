"""The figures and the timeline of the camp, and the memory stones."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from pictures.choosing import ChoosesPictures
from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst

from .. import dates
from ..models import LANGUAGES, CampFigure, MemoryStone, TimelineEvent
from .people import translated


def in_languages(field):
    return [f"{field}_{code}" for code in LANGUAGES]


class WithDate:
    """Says at the field how a date may be written."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "date":
            kwargs["help_text"] = dates.HINT
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(CampFigure)
class CampFigureAdmin(Edited, KazakhFirst, TranslationAdmin):
    list_display = ["__str__", "accuracy", "measure", "is_disputed", "order"]
    list_editable = ["order"]
    list_filter = ["measure", "is_disputed"]
    list_select_related = ["nationality"]
    search_fields = [*in_languages("label"), "slug"]
    prepopulated_fields = {"slug": ["label_en"]}
    autocomplete_fields = ["nationality", "source"]
    fieldsets = [
        translated("label", _("What is counted")),
        (None, {"fields": ["slug", ("accuracy", "value"), ("measure", "nationality")]}),
        (None, {"fields": ["source", ("is_disputed", "order")]}),
        translated("note", _("Note")),
    ]


@admin.register(TimelineEvent)
class TimelineEventAdmin(Edited, WithDate, KazakhFirst, TranslationAdmin):
    list_display = ["__str__", "date", "source", "is_disputed", "order"]
    list_filter = ["is_disputed"]
    list_select_related = ["source"]
    search_fields = [*in_languages("title"), "date"]
    autocomplete_fields = ["source"]
    fieldsets = [
        (None, {"fields": [("date", "order"), "source", "is_disputed"]}),
        translated("title", _("Title")),
        translated("text", _("Text")),
    ]


@admin.register(MemoryStone)
class MemoryStoneAdmin(Edited, ChoosesPictures, WithDate, KazakhFirst, TranslationAdmin):
    list_display = ["__str__", "date", "nationality", "country", "order", "is_published"]
    list_editable = ["order"]
    list_filter = ["is_published"]
    list_select_related = ["nationality", "country"]
    search_fields = [*in_languages("name"), *in_languages("organisation"), "inscription", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    autocomplete_fields = ["nationality", "country", "source"]
    save_on_top = True
    fieldsets = [
        translated("name", _("Title")),
        (
            None,
            {"fields": [("slug", "is_published", "order"), ("nationality", "country"), "photo", "source"]},
        ),
        translated("organisation", _("Organisation")),
        (_("Inscription"), {"fields": ["inscription", "inscription_language"]}),
        translated("inscription_meaning", _("Translation of the inscription")),
        (_("Set up"), {"fields": ["date"]}),
        translated("set_up_by", _("Set up by")),
        translated("place", _("Place on the grounds")),
        translated("text", _("Text")),
    ]
