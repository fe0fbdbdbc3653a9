"""The letters to visitors, each in the visitor's language, text and HTML; links from SITE_URL.

A letter is composed before the transaction that it belongs to and sent inside it: rendering holds no lock.
"""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from . import invitations


def letter(booking, kind, subject, attach=False, **context):
    """One letter, ready to send. `subject` is a function: it is called in the visitor's language."""
    with override(booking.language):
        start = booking.slot.local_start
        context |= {
            "booking": booking,
            "slot": booking.slot,
            "link": link(booking),
            "site": settings.SITE_URL,
        }
        when = {"day": date_format(start, "DATE_FORMAT"), "time": date_format(start, "TIME_FORMAT")}
        message = EmailMultiAlternatives(
            subject=subject() % when,
            body=render_to_string(f"booking/email/{kind}.txt", context),
            to=[booking.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string(f"booking/email/{kind}.html", context), "text/html")
        if attach:
            message.attach("alzhir.ics", invitations.ics(booking, link(booking)).decode(), "text/calendar")
    return message


def link(booking):
    """The booking's own page, absolute, in the language that is active."""
    return settings.SITE_URL + booking.get_absolute_url()


def confirmation(booking):
    return letter(
        booking, "confirmation", lambda: _("Your tour on %(day)s at %(time)s is booked"), attach=True
    )


def moved(booking):
    return letter(booking, "moved", lambda: _("Your tour is now on %(day)s at %(time)s"), attach=True)


def cancelled(booking, by):
    return letter(booking, "cancelled", lambda: _("Your tour on %(day)s at %(time)s is cancelled"), by=by)


def day_closed(booking):
    return letter(
        booking, "day_closed", lambda: _("The museum is closed on %(day)s: please choose another time")
    )


def restored(booking):
    return letter(
        booking, "restored", lambda: _("Your tour on %(day)s at %(time)s takes place after all"), attach=True
    )


def reminder(booking):
    return letter(booking, "reminder", lambda: _("Tomorrow at %(time)s: your tour at the ALZHIR museum"))
