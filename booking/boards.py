"""A tour's departures as a visitor sees them at a moment: read live, with what can be booked now."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import months
from .models import Slot, SlotStatus
from .slots import ZONE, Window, window


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
    lies = slot.window(now)
    left, full = 0, False
    if lies is Window.PAST:
        word = _("past")
    elif lies is Window.TOO_SOON:
        word = _("too late to book")
    elif lies is Window.BEYOND:
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


def day_slots(tour, day, language=""):
    """The slots of a tour on a day, one query; all languages unless one is named."""
    found = tour.slots.between(day, day).order_by("starts_at", "language")
    found = list(found.filter(language=language) if language else found)
    for slot in found:
        slot.tour = tour
    return found


@dataclass(frozen=True)
class Start:
    """The departures of a tour at one moment, in all languages: what is left to book now, or full.

    `left` counts places; on a tour for one group alone, departures.
    """

    left: int
    is_full: bool


# Plain SQL and summed by the database: a month has hundreds of slots, and as records they would cost more than
# the whole page.
STARTS = """
    SELECT starts_at,
        SUM(CASE
            WHEN status <> 'open' THEN 0
            WHEN %(private)s = 1 THEN CASE WHEN booked = 0 THEN 1 ELSE 0 END
            ELSE capacity - booked
        END),
        SUM(CASE WHEN status = 'open' THEN 1 ELSE 0 END)
    FROM booking_slot
    WHERE tour_id = %(tour)s AND starts_at >= %(begin)s AND starts_at < %(end)s
        AND (%(language)s = '' OR language = %(language)s)
    GROUP BY starts_at ORDER BY starts_at
"""


def local(moment):
    """A moment that plain SQL has told, in Astana. SQLite tells it without its zone, which is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZONE)


def rows_of(statement, first, **values):
    """The rows of plain SQL over the month that begins on `first`."""
    begin, end = (datetime.combine(day, time.min, ZONE) for day in (first, months.shift(first, 1)))
    values |= {"begin": begin, "end": end}
    prepare = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                name: prepare(value) if isinstance(value, datetime) else value
                for name, value in values.items()
            },
        )
        return cursor.fetchall()


DEPARTURES = """
    SELECT starts_at, COUNT(*)
    FROM booking_slot JOIN booking_tour ON booking_tour.id = booking_slot.tour_id
    WHERE starts_at >= %(begin)s AND starts_at < %(end)s AND starts_at > %(now)s AND status = 'open' AND is_active
    GROUP BY starts_at
"""


def tours_by_day(first, now):
    """Counter of the departures still to come on each day of a month, all tours, one query. Not how many are free."""
    counts = Counter()
    for starts_at, count in rows_of(DEPARTURES, first, now=now):
        counts[local(starts_at).date()] += count
    return counts


def month_starts(tour, first, calendar, now, language=""):
    """{date: [Start]} of a tour in the month that begins on `first`, one query."""
    rows = rows_of(STARTS, first, tour=tour.pk, private=int(tour.is_private), language=language)
    by_day = defaultdict(list)
    length = timedelta(minutes=tour.minutes)
    for starts_at, left, offered in rows:
        start = local(starts_at)
        can = window(start, now, tour.lead_minutes, tour.horizon_days) is Window.OPEN
        can = can and calendar.covers(start, start + length)
        by_day[start.date()].append(Start(int(left) if can else 0, bool(can and offered and not left)))
    return by_day


def times(count):
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count}


def day_word(day, tour):
    """On a tour for one group alone the times are counted: each is for one group, whatever its places."""
    if day.left:
        return times(day.left) if tour.is_private else places(day.left)
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
        day.word = day_word(day, tour)
        day.is_chosen = day.date == chosen
        if day.left:
            day.url = f"{base}{day.date.isoformat()}/{query}#slots"
    return {"first": first, "weeks": weeks}


def alternatives(slot, people, calendar, now, count=6):
    """Up to `count` Departures of the slot's tour with room for `people`: the same language first, then by time."""
    tour = slot.tour
    if not tour.is_active:
        return []
    found = Slot.objects.filter(tour=tour).upcoming(now).with_places_left(people).exclude(pk=slot.pk)
    coming = []
    for other in found.order_by("starts_at", "language")[:200]:
        other.tour = tour
        offered = departure(other, calendar, now)
        if offered.left >= people:
            coming.append(offered)
    coming.sort(key=lambda offered: offered.language != slot.language)
    return sorted(coming[:count], key=lambda offered: (offered.start, offered.language))
