from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Translator


@admin.register(Translator)
class TranslatorAdmin(admin.ModelAdmin):
    """Which languages a user may translate into."""

    list_display = ["user", "to_kk", "to_ru", "to_en", "letters_in"]
    list_select_related = ["user"]
    list_filter = ["to_kk", "to_ru", "to_en"]
    search_fields = ["user__username", "user__first_name", "user__last_name"]
    autocomplete_fields = ["user"]
    fieldsets = [
        (None, {"fields": ["user", "letters_in"]}),
        (_("Languages to translate into"), {"fields": [("to_kk", "to_ru", "to_en")]}),
    ]
