from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import F
from django.db.models.functions import Greatest
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pictures.editing.admin import Edited

from .. import months, timetable
from ..models import Booking, Slot, SlotStatus, VisitorCategory
from ..reservations import lock

WHEN = {"tour", "language", "starts_at"}


def stopped(slot):
    """The values of a stopped slot in the place of `slot`."""
    values = {name: getattr(slot, name) for name in (*WHEN, "capacity")}
    return {**values, "status": SlotStatus.STOPPED, "edited_by_hand": True}


class SlotForm(forms.ModelForm):
    class Meta:
        model = Slot
        fields = ["tour", "language", "starts_at", "capacity", "status"]

    def __init__(self, *args, **kwargs):
        """Whether the museum is closed is the calendar's to say; staff stop and open."""
        super().__init__(*args, **kwargs)
        if "status" in self.fields:
            closed = self.instance.status == SlotStatus.CLOSED
            self.fields["status"].disabled = closed
            if not closed:
                self.fields["status"].choices = [
                    choice for choice in SlotStatus.choices if choice[0] != SlotStatus.CLOSED
                ]

    def clean(self):
        for name in WHEN & set(self.changed_data):
            if self.instance.booked:
                message = _(
                    "Visitors have booked this slot: this cannot be changed. Stop it and make another."
                )
                self.add_error(name, message)
        return super().clean()

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
class SlotAdmin(Edited, admin.ModelAdmin):
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

    def get_object(self, request, object_id, from_field=None):
        """Locked while it is being saved: nobody books between the form's questions and the answer."""
        slot = super().get_object(request, object_id, from_field)
        if slot and request.method == "POST" and connection.in_atomic_block:
            lock([slot.pk])
            slot.refresh_from_db()
        return slot

    def save_model(self, request, slot, form, change):
        slot.edited_by_hand = True
        if change:
            # `booked` is not written: a visitor may be booking at this moment.
            values = {name: form.cleaned_data[name] for name in form.changed_data if name != "capacity"}
            capacity = Greatest(form.cleaned_data["capacity"], F("booked"))
            before = Slot.objects.select_related("tour").get(pk=slot.pk)
            Slot.objects.filter(pk=slot.pk).update(**values, capacity=capacity, edited_by_hand=True)
            slot.refresh_from_db()
            if WHEN & set(values) and timetable.calls_for(before):
                # Without it the rule would offer the time again that staff moved away from.
                Slot.objects.create(**stopped(before))
        else:
            slot.save()
        if slot.capacity > form.wanted_capacity:
            message = _("%(booked)d places are booked already: the slot keeps %(places)d places and is full.")
            messages.warning(request, message % {"booked": slot.booked, "places": slot.capacity})

    @admin.action(description=_("Stop: take no more bookings"), permissions=["change"])
    def stop(self, request, queryset):
        self.set_status(request, queryset, SlotStatus.OPEN, SlotStatus.STOPPED)

    @admin.action(description=_("Open again"), permissions=["change"])
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
        bookings = self.admin_site.get_model_admin(Booking)
        if not (self.has_view_permission(request) and bookings.has_view_permission(request)):
            raise PermissionDenied
        try:
            day = months.parse_day(day) if day else timezone.localdate()
        except ValueError:
            day = timezone.localdate()
        slots = Slot.objects.between(day, day).with_guests().order_by("starts_at", "language")
        categories = VisitorCategory.in_order()
        for booking in (booking for slot in slots for booking in slot.guests):
            booking.counted = booking.party_of(categories)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tour desk"),
            "opts": self.opts,
            "day": day,
            "before": day - timedelta(days=1),
            "after": day + timedelta(days=1),
            "slots": slots,
            "may_close": day >= timezone.localdate() and request.user.has_perm("visitors.add_dayexception"),
        }
        return TemplateResponse(request, "admin/booking/slot/day.html", context)
