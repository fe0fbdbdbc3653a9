"""Why a place cannot be had: each with a translated message for the visitor."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Refused(Exception):
    """A reservation that cannot be made; `message` tells the visitor why."""

    message = _("This time cannot be booked.")

    def __str__(self):
        return str(self.message)


class SlotFull(Refused):
    """Too few places; `left` is how many there are now."""

    def __init__(self, left=0):
        self.left = left

    @property
    def message(self):
        if not self.left:
            return _("The last places at this time have just been taken. Please choose another time.")
        return ngettext(
            "Only %(left)d place is left at this time.",
            "Only %(left)d places are left at this time.",
            self.left,
        ) % {"left": self.left}


class MuseumClosed(Refused):
    message = _("The museum is closed at this time. Please choose another day.")


class SlotStopped(Refused):
    message = _("This tour is no longer offered at this time. Please choose another time.")


class TooLate(Refused):
    message = _("It is too late to book this time. Please choose a later one.")


class TooEarly(Refused):
    message = _("This time cannot be booked yet. Please choose an earlier one.")


class AlreadyCancelled(Refused):
    message = _("This booking is already cancelled.")


class Changed(Refused):
    message = _("This booking has just been changed elsewhere. Please look at it again.")
