from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from pictures.editing.admin import Edited

from ..forms import mailable
from ..models import Booking, Slot
from ..refusals import Refused
from ..reservations import cancel
from .slots import DayFilter


class BookingDayFilter(DayFilter):
    def queryset(self, request, queryset):
        slots = super().queryset(request, Slot.objects.all())
        return queryset.filter(slot__in=slots.values("pk")) if self.value() else queryset


class BookingForm(forms.ModelForm):
    def clean_email(self):
        mailable(self.cleaned_data["email"])
        return self.cleaned_data["email"]


@admin.register(Booking)
class BookingAdmin(Edited, admin.ModelAdmin):
    form = BookingForm
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

    def save_model(self, request, booking, form, change):
        """Only what was typed: the visitor may be moving or cancelling at this moment."""
        booking.save(update_fields=form.changed_data)

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

    @admin.action(description=_("Cancel and tell the visitors by mail"), permissions=["change"])
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
