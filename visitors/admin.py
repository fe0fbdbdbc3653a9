from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modeltranslation.admin import TranslationAdmin

from pictures.editing.admin import Edited

from .correspondence import admin as correspondence  # noqa: F401  (its records are visitors’ own words)
from .models import Hall, Museum, Tariff, VisitNote
from .sentences import in_page_language


def side_by_side(name, label):
    """A fieldset of a translated field: kk, ru and en, which admin.css sets in three columns."""
    return label, {"fields": [name], "classes": ["mt-fieldset"]}


class WeeklyHoursAdmin(Edited, admin.ModelAdmin):
    """Registered by the site, as DayExceptionAdmin is."""

    list_display = ["weekday", "opens", "closes", "last_entry", "valid_from", "valid_to"]
    list_filter = ["weekday", "valid_from"]
    fields = ["weekday", ("opens", "last_entry", "closes"), ("valid_from", "valid_to")]
    save_as = True


class TimeFilter(admin.SimpleListFilter):
    title = _("time")
    parameter_name = "when"

    def lookups(self, request, model_admin):
        return [("coming", _("coming")), ("past", _("past"))]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        if self.value() == "coming":
            return queryset.coming(today)
        return queryset.past(today) if self.value() == "past" else queryset


class DayExceptionAdmin(Edited, TranslationAdmin):
    """Registered by the site, which shows the bookings on the days before it saves."""

    group_fieldsets = True
    list_display = ["first_on", "last_on", "hours", "shown_reason", "announced_on"]
    list_display_links = ["first_on", "last_on"]
    list_filter = [TimeFilter, "is_closed"]
    search_fields = ["reason_kk", "reason_ru", "reason_en"]
    date_hierarchy = "first_on"
    ordering = ["-first_on"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("first_on", "last_on"),
                    "is_closed",
                    ("opens", "last_entry", "closes"),
                    "announce_days",
                ]
            },
        ),
        side_by_side("reason", _("Reason")),
    ]

    @admin.display(description=_("hours"), ordering="is_closed")
    def hours(self, exception):
        return exception.shown_hours()

    @admin.display(description=_("reason"))
    def shown_reason(self, exception):
        texts = {code: getattr(exception, f"reason_{code}") for code in ("kk", "ru", "en")}
        return in_page_language(texts)[0]

    @admin.display(description=_("announced from"))
    def announced_on(self, exception):
        return exception.announced_on


@admin.register(Hall)
class HallAdmin(Edited, TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "slug", "position"]
    list_editable = ["position"]
    search_fields = ["slug", "name_kk", "name_ru", "name_en"]
    fieldsets = [
        (None, {"fields": [("slug", "position")]}),
        side_by_side("name", pgettext_lazy("of a hall or a price", "Name")),
        side_by_side("text", _("Text")),
    ]


@admin.register(Museum)
class MuseumAdmin(Edited, TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "phone", "email"]
    fieldsets = [
        (None, {"fields": [("phone", "email"), ("latitude", "longitude")]}),
        side_by_side("address", _("Address")),
        side_by_side("distance", _("Distance")),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Museum.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Tariff)
class TariffAdmin(Edited, TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "amount", "position"]
    list_editable = ["amount", "position"]
    fieldsets = [
        (None, {"fields": [("amount", "position")]}),
        side_by_side("name", pgettext_lazy("of a hall or a price", "Name")),
    ]


@admin.register(VisitNote)
class VisitNoteAdmin(Edited, TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "written_in", "position"]
    list_editable = ["position"]
    search_fields = ["text_kk", "text_ru", "text_en"]
    fieldsets = [
        (None, {"fields": [("topic", "position")]}),
        side_by_side("text", _("Text")),
        side_by_side("source", _("Source")),
    ]

    @admin.display(description=_("languages"))
    def written_in(self, note):
        return ", ".join(code for code in ("kk", "ru", "en") if getattr(note, f"text_{code}"))
