"""Closing a day or changing the week: which bookings it affects is shown first. Joins visitors and booking."""

from copy import copy

from django.contrib import admin
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from booking.models import Booking
from visitors.admin import DayExceptionAdmin, WeeklyHoursAdmin
from visitors.models import DayException, WeeklyHours


def displaced():
    return set(Booking.objects.confirmed().exclude(displaced_at=None).values_list("pk", flat=True))


def rehearse(act):
    """Does `act` in a transaction that is rolled back; ([bookings it displaces], [bookings it restores])."""
    with transaction.atomic():
        before = displaced()
        act()
        after = displaced()
        transaction.set_rollback(True)
    found = Booking.objects.select_related("slot__tour").order_by("slot__starts_at", "pk")
    return list(found.filter(pk__in=after - before)), list(found.filter(pk__in=before - after))


class ShowsBookings:
    """An admin of hours: what it would do to bookings is shown first, whatever is saved or deleted."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and "_confirmed" not in request.POST:
            as_new = self.save_as and "_saveasnew" in request.POST
            preview = self.preview_form(request, None if as_new else object_id)
            if preview:
                return preview
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        if request.method == "POST" and "_confirmed" not in request.POST:
            record = self.get_object(request, object_id)
            if record and self.has_delete_permission(request, record):
                preview = self.preview(request, copy(record).delete, is_deletion=True)
                if preview:
                    return preview
        return super().delete_view(request, object_id, extra_context)

    def get_actions(self, request):
        """None deletes several at once: that would pass by the page that shows the bookings."""
        return {name: act for name, act in super().get_actions(request).items() if name != "delete_selected"}

    def preview_form(self, request, object_id):
        """The page for what the sent form would do, or None where there is none or the form has errors."""
        record = self.get_object(request, object_id) if object_id else None
        allowed = (
            self.has_change_permission(request, record) if object_id else self.has_add_permission(request)
        )
        if not allowed:
            return None
        form = self.get_form(request, record, change=bool(record))(request.POST, instance=copy(record))
        return self.preview(request, form.save) if form.is_valid() else None

    def preview(self, request, act, is_deletion=False):
        """The page that lists the bookings that `act` affects, or None where there are none."""
        lost, restored = rehearse(act)
        if not (lost or restored):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("These bookings are affected"),
            "opts": self.opts,
            "lost": lost,
            "restored": restored,
            "is_deletion": is_deletion,
            "sees_visitors": self.admin_site.get_model_admin(Booking).has_view_permission(request),
            "sent": [(name, value) for name, values in request.POST.lists() for value in values],
        }
        return TemplateResponse(request, "admin/visitors/preview.html", context)


@admin.register(DayException)
class ClosureAdmin(ShowsBookings, DayExceptionAdmin):
    pass


@admin.register(WeeklyHours)
class WeekAdmin(ShowsBookings, WeeklyHoursAdmin):
    pass
