from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from .models import LANGUAGES, NAME_FIELDS, Person


def translated(field, title):
    """A translated field as a fieldset of its own: kk | ru | en side by side."""
    return title, {"fields": [f"{field}_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]}


@admin.register(Person)
class PersonAdmin(TranslationAdmin):
    list_display = ["__str__", "birth", "death", "told_in", "is_disputed", "is_published", "changed_at"]
    list_filter = ["is_published", "is_disputed"]
    search_fields = [*NAME_FIELDS, "slug"]
    ordering = ["name_ru", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    raw_id_fields = ["portrait"]
    save_on_top = True
    fieldsets = [
        translated("name", _("Name")),
        (None, {"fields": ["other_names", "slug", "is_published"]}),
        (_("Facts"), {"fields": [("birth", "death"), "portrait"]}),
        translated("birthplace", _("Place of birth")),
        translated("fate", _("Fate in one line")),
        translated("life", _("Life")),
        translated("source", _("Source")),
        (_("Disputed"), {"fields": ["is_disputed"]}),
        translated("dispute", _("What is disputed, and by whom")),
    ]

    @admin.display(description=_("languages"))
    def told_in(self, person):
        return ", ".join(person.languages)
