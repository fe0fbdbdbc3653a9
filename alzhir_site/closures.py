"""Closing a day in the admin: which bookings it touches is shown before it is saved. Joins visitors and booking."""

from copy import copy

from django.contrib import admin
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from booking.models import Booking
from visitors.admin import DayExceptionAdmin
from visitors.models import DayException


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


@admin.register(DayException)
class ClosureAdmin(DayExceptionAdmin):
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and "_confirmed" not in request.POST:
            preview = self.preview(request, object_id)
            if preview:
                return preview
        return super().changeform_view(request, object_id, form_url, extra_context)

    def preview(self, request, object_id):
        """The page that lists the bookings, or None where there are none or the form has errors."""
        record = self.get_object(request, object_id) if object_id else None
        allowed = (
            self.has_change_permission(request, record) if object_id else self.has_add_permission(request)
        )
        if not allowed:
            return None
        form = self.get_form(request, record, change=bool(record))(request.POST, instance=copy(record))
        if not form.is_valid():
            return None
        lost, restored = rehearse(form.save)
        if not (lost or restored):
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("These bookings are touched"),
            "opts": self.opts,
            "lost": lost,
            "restored": restored,
            "sent": [(name, value) for name, values in request.POST.lists() for value in values],
        }
        return TemplateResponse(request, "admin/visitors/dayexception/preview.html", context)
