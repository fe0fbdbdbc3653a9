from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from pictures.choosing import ChoosesPictures
from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst
from pictures.ordering import InOrder
from prisoners.admin.people import translated

from ..models import LANGUAGES, Exhibition, ExhibitionExhibit
from .forms import ExhibitionForm


class ShownInline(InOrder, admin.TabularInline):
    model = ExhibitionExhibit
    extra = 0
    autocomplete_fields = ["exhibit"]
    fields = ["exhibit", "position"]


@admin.register(Exhibition)
class ExhibitionAdmin(ChoosesPictures, Edited, KazakhFirst, TranslationAdmin):
    form = ExhibitionForm
    is_stamp_needed = True
    list_display = ["__str__", "opens_on", "closes_on", "hall", "is_published"]
    list_filter = ["is_published", "hall"]
    list_select_related = ["hall"]
    date_hierarchy = "opens_on"
    search_fields = [*(f"title_{code}" for code in LANGUAGES), "slug"]
    prepopulated_fields = {"slug": ["title_en"]}
    autocomplete_fields = ["posts"]
    save_on_top = True
    inlines = [ShownInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "is_published",
                    "slug",
                    ("opens_on", "closes_on"),
                    "hall",
                    "posts",
                    "poster",
                ]
            },
        ),
        translated("title", _("Title")),
        translated("text", _("Text")),
    ]
