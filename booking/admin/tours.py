from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from ..choices import CheckboxesField, TimesField, language_choices, weekday_choices
from ..models import SlotRule, Tour, TourPrice, VisitorCategory


@admin.register(VisitorCategory)
class VisitorCategoryAdmin(TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "code", "is_free", "document_kk", "position", "is_active"]
    list_editable = ["position", "is_active"]
    list_filter = ["is_free", "is_active"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]


class TourForm(forms.ModelForm):
    languages = CheckboxesField(label=_("languages"), choices=language_choices)


class SlotRuleForm(forms.ModelForm):
    weekdays = CheckboxesField(label=_("weekdays"), choices=weekday_choices, coerce=int)
    start_times = TimesField(label=_("start times"))

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day comes before the first."))
        return cleaned


class PriceInline(admin.TabularInline):
    model = TourPrice
    extra = 0


class RuleInline(admin.StackedInline):
    model = SlotRule
    form = SlotRuleForm
    extra = 0


@admin.register(Tour)
class TourAdmin(TranslationAdmin):
    form = TourForm
    group_fieldsets = True
    list_display = [
        "__str__",
        "minutes",
        "capacity",
        "is_private",
        "shown_languages",
        "horizon_days",
        "is_active",
    ]
    list_filter = ["is_active", "is_private"]
    search_fields = ["slug", "name_kk", "name_ru", "name_en"]
    filter_horizontal = ["halls"]
    inlines = [PriceInline, RuleInline]

    @admin.display(description=_("languages"))
    def shown_languages(self, tour):
        return " · ".join(tour.languages)
