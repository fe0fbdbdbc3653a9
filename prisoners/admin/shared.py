"""What persons share: countries, nationalities, places, professions, sources."""

from django.contrib import admin
from django.db import models
from modeltranslation.admin import TranslationAdmin

from pictures.deletions import TellsDeletions
from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst

from ..models import LANGUAGES, Country, Nationality, Place, Profession, Source

NAMES = [f"name_{code}" for code in LANGUAGES]


class SharedAdmin(Edited, TellsDeletions, KazakhFirst, TranslationAdmin):
    list_display = ["__str__", *NAMES, "slug"]
    search_fields = [*NAMES, "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    extra_fields = []

    def get_fieldsets(self, request, obj=None):
        """The names side by side, then the rest."""
        return [
            (None, {"fields": NAMES, "classes": ["mt-fieldset"]}),
            (None, {"fields": ["slug", *self.extra_fields]}),
        ]


@admin.register(Country)
class CountryAdmin(SharedAdmin):
    extra_fields = ["code"]


@admin.register(Nationality, Place)
class InCountryAdmin(SharedAdmin):
    extra_fields = ["country"]
    list_filter = ["country"]


@admin.register(Profession)
class ProfessionAdmin(SharedAdmin):
    pass


@admin.register(Source)
class SourceAdmin(Edited, KazakhFirst, TranslationAdmin):
    list_display = ["__str__", "kind", "url"]
    list_filter = ["kind"]
    search_fields = NAMES
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": NAMES, "classes": ["mt-fieldset"]}),
        (None, {"fields": ["kind", "url"]}),
    ]
