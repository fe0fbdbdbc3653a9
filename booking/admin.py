from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.db.models.functions import Greatest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from . import months
from .choices import CheckboxesField, TimesField, language_choices, weekday_choices
from .models import Booking, Slot, SlotRule, SlotStatus, Tour, TourPrice, VisitorCategory
from .refusals import Refused
from .reservations import cancel


@admin.register(VisitorCategory)
class VisitorCategoryAdmin(TranslationAdmin):
    group_fieldsets = True
    list_display = ["__str__", "code", "is_free", "document_kk", "position", "is_active"]
    list_editable = ["position", "is_active"]
    list_filter = ["is_free", "is_active"]
    search_fields = ["code", "name_kk", "name_ru", "name_en"]


class TourForm(forms.ModelForm):
    languages = CheckboxesField(label=_("languages"), choices=language_choices)

    class Meta:
        model = Tour
        fields = "__all__"


class SlotRuleForm(forms.ModelForm):
    weekdays = CheckboxesField(label=_("weekdays"), choices=weekday_choices, coerce=int)
    start_times = TimesField(label=_("start times"))

    class Meta:
        model = SlotRule
        fields = "__all__"

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


class SlotForm(forms.ModelForm):
    class Meta:
        model = Slot
        fields = ["tour", "language", "starts_at", "capacity", "status"]

    def clean_starts_at(self):
        starts_at = self.cleaned_data["starts_at"]
        if self.instance.booked and starts_at != self.instance.starts_at:
            raise ValidationError(
                _("Visitors have booked this slot: its time cannot be changed. Stop it and make another.")
            )
        return starts_at

    def clean_capacity(self):
        """Never under the places booked: the counter would break. The admin says what happened."""
        capacity = self.cleaned_data["capacity"]
        self.wanted_capacity = capacity
        return max(capacity, self.instance.booked)


class DayFilter(admin.SimpleListFilter):
    """today, tomorrow, the coming week, past."""

    title = _("day")
    parameter_name = "when"

    def lookups(self, request, model_admin):
        return [
            ("today", _("today")),
            ("tomorrow", _("tomorrow")),
            ("week", _("the coming week")),
            ("past", _("past")),
        ]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        offsets = {"today": (0, 0), "tomorrow": (1, 1), "week": (0, 7)}
        if self.value() == "past":
            return queryset.filter(starts_at__lt=timezone.now())
        if self.value() in offsets:
            first, last = (today + timedelta(days=count) for count in offsets[self.value()])
            return queryset.between(first, last)
        return queryset


@admin.register(Slot)
class SlotAdmin(admin.ModelAdmin):
    form = SlotForm
    list_display = ["starts_at", "tour", "language", "places", "status", "edited_by_hand", "day_link"]
    list_filter = [DayFilter, "status", "language", "tour"]
    list_select_related = ["tour"]
    search_fields = [
        "tour__name_kk",
        "tour__name_ru",
        "tour__name_en",
        "bookings__reference",
        "bookings__name",
    ]
    date_hierarchy = "starts_at"
    ordering = ["starts_at", "language"]
    actions = ["stop", "open_again"]

    @admin.display(description=_("booked / places"), ordering="booked")
    def places(self, slot):
        return f"{slot.booked} / {slot.capacity}"

    @admin.display(description=_("day"))
    def day_link(self, slot):
        url = reverse("admin:booking_slot_day", args=[f"{slot.local_start:%Y-%m-%d}"])
        return format_html('<a href="{}">{}</a>', url, _("tour desk"))

    def has_delete_permission(self, request, obj=None):
        """A deleted slot would be made again by its rule: staff stop it instead."""
        return False

    def save_model(self, request, slot, form, change):
        slot.edited_by_hand = True
        if change:
            # `booked` is not written: a visitor may be booking at this moment.
            values = {name: form.cleaned_data[name] for name in form.changed_data if name != "capacity"}
            capacity = Greatest(form.cleaned_data["capacity"], F("booked"))
            Slot.objects.filter(pk=slot.pk).update(**values, capacity=capacity, edited_by_hand=True)
            slot.refresh_from_db()
        else:
            slot.save()
        if slot.capacity > form.wanted_capacity:
            message = _("%(booked)d places are booked already: the slot keeps %(places)d places and is full.")
            messages.warning(request, message % {"booked": slot.booked, "places": slot.capacity})

    @admin.action(description=_("Stop: take no more bookings"))
    def stop(self, request, queryset):
        self.set_status(request, queryset, SlotStatus.OPEN, SlotStatus.STOPPED)

    @admin.action(description=_("Open again"))
    def open_again(self, request, queryset):
        self.set_status(request, queryset, SlotStatus.STOPPED, SlotStatus.OPEN)

    def set_status(self, request, queryset, before, after):
        pks = list(queryset.values_list("pk", flat=True))
        count = Slot.objects.filter(pk__in=pks, status=before).update(status=after, edited_by_hand=True)
        messages.info(
            request, ngettext("%(count)d slot changed.", "%(count)d slots changed.", count) % {"count": count}
        )

    def get_urls(self):
        day = path("day/<day:day>/", self.admin_site.admin_view(self.day_view), name="booking_slot_day")
        today = path("day/", self.admin_site.admin_view(self.day_view), name="booking_slot_today")
        return [day, today, *super().get_urls()]

    def day_view(self, request, day=None):
        """The tour desk: one day's slots with who comes, to read and to print."""
        try:
            day = months.parse_day(day) if day else timezone.localdate()
        except ValueError:
            day = timezone.localdate()
        slots = Slot.objects.between(day, day).with_guests().order_by("starts_at", "language")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tour desk"),
            "opts": self.opts,
            "day": day,
            "before": day - timedelta(days=1),
            "after": day + timedelta(days=1),
            "slots": slots,
            "categories": {category.code: category for category in VisitorCategory.objects.all()},
        }
        return TemplateResponse(request, "admin/booking/slot/day.html", context)


class BookingDayFilter(DayFilter):
    def queryset(self, request, queryset):
        slots = super().queryset(request, Slot.objects.all())
        return queryset.filter(slot__in=slots.values("pk")) if self.value() else queryset


@admin.register(Booking)
class BookingAdmin(admin.ModelAdmin):
    list_display = [
        "reference",
        "starts",
        "tour",
        "people",
        "name",
        "phone",
        "organisation",
        "status",
        "is_displaced",
    ]
    list_filter = [
        BookingDayFilter,
        "status",
        ("displaced_at", admin.EmptyFieldListFilter),
        "slot__language",
        "slot__tour",
    ]
    list_select_related = ["slot__tour"]
    search_fields = ["reference", "name", "email", "phone", "organisation"]
    date_hierarchy = "slot__starts_at"
    actions = ["cancel_bookings"]
    fields = [
        "reference", "status", "slot", "people", "party", "name", "email", "phone", "organisation", "needs",
        "language", "created_at", "cancelled_at", "displaced_at", "reminded_at", "own_page",
    ]  # fmt: skip

    def get_readonly_fields(self, request, obj=None):
        """The desk corrects how to reach a group; places and times change only through the booking's own acts."""
        return [
            name
            for name in self.fields
            if name not in ("name", "email", "phone", "organisation", "needs", "language")
        ]

    def has_add_permission(self, request):
        """For a caller the desk books on the site's own pages, where every rule holds."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("starts"), ordering="slot__starts_at")
    def starts(self, booking):
        return booking.slot.starts_at

    @admin.display(description=_("tour"))
    def tour(self, booking):
        return f"{booking.slot.tour} · {booking.slot.language}"

    @admin.display(description=_("needs another time"), boolean=True)
    def is_displaced(self, booking):
        return bool(booking.displaced_at) and not booking.is_cancelled

    @admin.display(description=_("the visitor's page"))
    def own_page(self, booking):
        return format_html('<a href="{}">{}</a>', booking.get_absolute_url(), _("see, move, cancel"))

    @admin.action(description=_("Cancel and tell the visitors by mail"))
    def cancel_bookings(self, request, queryset):
        done = 0
        for booking in queryset.select_related("slot__tour"):
            try:
                cancel(booking, now=timezone.now(), by="staff")
                done += 1
            except Refused as refusal:
                messages.warning(request, f"{booking.reference}: {refusal}")
        if done:
            text = ngettext("%(count)d booking cancelled.", "%(count)d bookings cancelled.", done)
            messages.success(request, text % {"count": done})
