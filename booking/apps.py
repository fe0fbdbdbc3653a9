from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class BookingConfig(AppConfig):
    name = "booking"
    verbose_name = _("Tours and bookings")

    def ready(self):
        from .timetable import calendar_changed

        # By name: booking imports the calendar and no other module of visitors.
        for sender in ("visitors.DayException", "visitors.WeeklyHours"):
            post_save.connect(calendar_changed, sender=sender, dispatch_uid=f"booking {sender} saved")
            post_delete.connect(calendar_changed, sender=sender, dispatch_uid=f"booking {sender} deleted")
