"""A tour's departures as a visitor sees them at a moment: read live, with what can be booked now."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import months
from .models import Slot, SlotStatus
from .slots import Window


@dataclass(frozen=True)
class Departure:
    """One slot for the page. `left` is 0 where it cannot be booked; `word` says why or how many places."""

    id: int
    tour: object
    language: str
    start: datetime
    left: int
    is_full: bool
    word: str

    @property
    def day(self) -> date:
        return self.start.date()


def places(count):
    return ngettext("%(count)d place", "%(count)d places", count) % {"count": count}


def departure(slot, calendar, now):
    """The Departure of a slot (which comes with its tour)."""
    window = slot.window(now)
    left, full = 0, False
    if window is Window.PAST:
        word = _("past")
    elif window is Window.TOO_SOON:
        word = _("too late to book")
    elif window is Window.BEYOND:
        word = _("not yet open")
    elif slot.status == SlotStatus.STOPPED:
        word = _("not offered")
    elif slot.status == SlotStatus.CLOSED or not calendar.covers(slot.starts_at, slot.ends_at):
        word = _("closed")
    else:
        left = slot.left
        full = not left
        word = places(left) if left else _("full")
    return Departure(slot.id, slot.tour, slot.language, slot.local_start, left, full, word)


def read(slots, calendar, now):
    """{date: [Departure]} of a Slot queryset, each day in order of time."""
    by_day = defaultdict(list)
    for slot in slots:
        found = departure(slot, calendar, now)
        by_day[found.day].append(found)
    return by_day


def month_slots(tour, first, language=""):
    """The slots of a tour in the month that begins on `first`, one query; all languages unless one is named."""
    found = tour.slots.between(*months.bounds(first)).order_by("starts_at", "language")
    found = list(found.filter(language=language) if language else found)
    for slot in found:
        slot.tour = tour
    return found


def day_word(day):
    if day.left:
        return places(day.left)
    if day.state is months.State.CLOSED:
        return _("closed")
    if day.state is months.State.FULL:
        return _("full")
    return ""


def month(tour, first, by_day, calendar, now, chosen=None, query=""):
    """The month for includes/month.html: {"first": date, "weeks": [[Day or None]]}."""
    weeks = months.grid(first, now.date(), calendar, by_day)
    base = reverse("booking:tour-detail", args=[tour.slug])
    for day in (day for week in weeks for day in week if day):
        day.word = day_word(day)
        day.is_chosen = day.date == chosen
        if day.left:
            day.url = f"{base}{day.date.isoformat()}/{query}#slots"
    return {"first": first, "weeks": weeks}


def alternatives(slot, people, calendar, now, count=6):
    """Up to `count` Departures of the slot's tour with room for `people`: the same language first, then by time."""
    tour = slot.tour
    found = Slot.objects.filter(tour=tour).upcoming(now).with_places_left(people).exclude(pk=slot.pk)
    coming = []
    for other in found.order_by("starts_at", "language")[:200]:
        other.tour = tour
        offered = departure(other, calendar, now)
        if offered.left >= people:
            coming.append(offered)
    coming.sort(key=lambda offered: offered.language != slot.language)
    return sorted(coming[:count], key=lambda offered: (offered.start, offered.language))
