from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst
from visitors import calendar

from .. import timetable
from ..choices import CheckboxesField, TimesField, language_choices, weekday_choices
from ..models import SlotRule, Tour, TourPrice, VisitorCategory


@admin.register(VisitorCategory)
class VisitorCategoryAdmin(Edited, KazakhFirst, TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "code", "is_free", "document_kk", "position", "is_active"]
    list_editable = ["position", "is_active"]
    list_filter = ["is_free", "is_active"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]

    def get_readonly_fields(self, request, obj=None):
        """Bookings and half-made answers know the category by its code."""
        return ["code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """One that bookings count by is no longer offered instead."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_used)


class TourForm(forms.ModelForm):
    languages = CheckboxesField(label=capfirst(_("languages")), choices=language_choices)

    def clean_minutes(self):
        """Not so long that a booked departure would outlast the day: its visitors would be sent away."""
        minutes = self.cleaned_data["minutes"]
        if self.instance.pk and minutes > self.instance.minutes:
            late = timetable.outlasting(self.instance, minutes, calendar.load(), timezone.now())
            if late:
                days = ", ".join(f"{slot.local_start:%d.%m.%Y %H:%M}" for slot in late[:5])
                message = _(
                    "Visitors have booked departures that would then last past closing time: %(days)s."
                )
                raise ValidationError(message % {"days": days})
        return minutes


class SlotRuleForm(forms.ModelForm):
    weekdays = CheckboxesField(label=capfirst(_("weekdays")), choices=weekday_choices, coerce=int)
    start_times = TimesField(label=capfirst(_("start times")))

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The last day comes before the first."))
        return cleaned


class PriceInline(admin.TabularInline):
    model = TourPrice
    extra = 0

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category")


class RuleFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """A rule speaks one of the tour's languages; this formset is asked after the tour's own form."""
        super().clean()
        for form in self.forms:
            language = getattr(form, "cleaned_data", {}).get("language")
            if language and not form.cleaned_data.get("DELETE") and language not in self.instance.languages:
                form.add_error("language", _("The tour is not offered in this language."))


class RuleInline(admin.StackedInline):
    model = SlotRule
    form = SlotRuleForm
    formset = RuleFormSet
    extra = 0


@admin.register(Tour)
class TourAdmin(Edited, KazakhFirst, TranslationAdmin):
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
