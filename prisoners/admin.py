from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from .models import NAME_FIELDS, Person


@admin.register(Person)
class PersonAdmin(TranslationAdmin):
    list_display = ["__str__", "birth", "death", "told_in", "is_disputed", "is_published", "changed_at"]
    list_filter = ["is_published", "is_disputed"]
    search_fields = [*NAME_FIELDS, "slug"]
    ordering = ["name_ru", "slug"]
    prepopulated_fields = {"slug": ["name_en"]}
    raw_id_fields = ["portrait"]
    save_on_top = True

    @admin.display(description=_("languages"))
    def told_in(self, person):
        return ", ".join(person.languages)
