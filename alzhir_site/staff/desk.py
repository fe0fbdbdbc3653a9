"""The first page of the admin: the day of the museum. As many queries for little as for much."""

from collections import namedtuple
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from booking.models import Booking, Slot
from visitors.models import DayException

from .waiting import list_of, may_view, of_translations, waiting

# So many closures are told; more stand in their list.
MOST = 5
Ahead = namedtuple("Ahead", ["exception", "address"])


class Desk:
    """Each part is None, or empty, for those who may not see its records; nothing is read before the page asks for it."""

    def __init__(self, user, now):
        self.user, self.now = user, timezone.localtime(now)
        self.today = self.now.date()

    @cached_property
    def tours(self):
        """[Slot, ...] of today with their tours; None where the user may not see them."""
        if not may_view(self.user, Slot):
            return None
        found = Slot.objects.between(self.today, self.today).select_related("tour")
        return list(found.order_by("starts_at", "language", "pk"))

    @property
    def tours_address(self):
        """The tour desk of today for those who may see who comes, else the list of the day's times."""
        if may_view(self.user, Booking):
            return reverse("admin:booking_slot_today")
        return list_of(Slot, "?when=today")

    @cached_property
    def closures(self):
        """[Ahead, ...] of the next exceptions from the week, those of today first; None for those who may not see them."""
        if not may_view(self.user, DayException):
            return None
        coming = DayException.objects.coming(self.today).order_by("first_on", "pk")[:MOST]
        return [Ahead(one, reverse("admin:visitors_dayexception_change", args=[one.pk])) for one in coming]

    closures_address = property(lambda self: list_of(DayException, "?when=coming"))

    @cached_property
    def all_waiting(self):
        return waiting(self.user, self.now)

    @property
    def waiting(self):
        return [row for row in self.all_waiting if row.count]

    @property
    def waits_not(self):
        """What was asked for and is not there: it is said in words."""
        return [row for row in self.all_waiting if not row.count]

    @cached_property
    def translations(self):
        return of_translations(self.user)

    @property
    def languages(self):
        return self.translations[0]

    @property
    def texts(self):
        return [row for row in self.translations[1] if row.count]

    desk_address = property(lambda self: reverse("admin:translations_unit_changelist"))
