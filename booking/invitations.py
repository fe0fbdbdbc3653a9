"""A booking as an iCalendar event (.ics) and as a QR code."""

import io
from datetime import date
from functools import lru_cache
from importlib import import_module

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from .slots import ZONE


@lru_cache(maxsize=8)
def zone(year):
    """The VTIMEZONE for a year and the next, written out: it is reckoned day by day, once a process."""
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    return import_module("icalendar").Timezone.from_tzinfo(ZONE, first_date=first, last_date=last).to_ical()


def ics(booking, url):
    """The .ics file as bytes: local time with TZID Asia/Almaty and its VTIMEZONE; icalendar escapes the texts."""
    # Loaded when a booking is made: each web process is 3 MB smaller until then.
    icalendar = import_module("icalendar")
    slot, text = booking.slot, icalendar.vText
    event = icalendar.Event()
    event.add("uid", f"{booking.reference}@alzhir")
    event.add("dtstamp", booking.created_at)
    event.add("dtstart", slot.local_start)
    event.add("dtend", slot.ends_at.astimezone(ZONE))
    event.add("summary", text(_("Tour at the ALZHIR museum: %(tour)s") % {"tour": slot.tour.name}))
    event.add("location", text(render_to_string("booking/_place_plain.txt").strip()))
    event.add("description", text(_("Reference %(reference)s") % {"reference": booking.reference}))
    event.add("url", url)
    event.add("status", "CANCELLED" if booking.is_cancelled else "CONFIRMED")
    document = icalendar.Calendar()
    document.add("prodid", "-//ALZHIR museum//tours//EN")
    document.add("version", "2.0")
    document.add("method", "PUBLISH")
    document.add_component(event)
    head, begin, rest = document.to_ical().partition(b"BEGIN:VEVENT")
    return head + zone(slot.local_start.year) + begin + rest


def qr(url):
    """The link as an SVG image, bytes."""
    out = io.BytesIO()
    code = import_module("segno").make(url, error="m")
    code.save(out, kind="svg", scale=4, border=2, xmldecl=False, svgclass=None, lineclass=None)
    return out.getvalue()
