from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst

from ..models import LANGUAGES, ConsentWording, ContributionRules


@admin.register(ConsentWording)
class ConsentWordingAdmin(KazakhFirst, TranslationAdmin):
    """A wording that exists stands: somebody may have agreed to it. Another version is added beside it."""

    list_display = ["__str__", "text"]
    list_filter = ["item"]
    fieldsets = [
        (None, {"fields": [("item", "version")]}),
        (_("text"), {"fields": [f"text_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]}),
    ]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and obj is None

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(ContributionRules)
class ContributionRulesAdmin(Edited, admin.ModelAdmin):
    list_display = ["__str__", "contact_days", "draft_days"]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not ContributionRules.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
