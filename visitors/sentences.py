"""What the calendar says, in the page's language.

No word's form may depend on a number or a date that is put in: Kazakh endings do. So each weekday has a
sentence of its own, and the catalogues put variables where they take no ending.
"""

from datetime import timedelta

from django.utils.formats import date_format, get_format, time_format
from django.utils.translation import get_language, gettext, gettext_lazy
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from .calendar import ZONE, State

# Translators: these follow "Closed today," or "Closed now,". %(time)s is a time as 10:00: give it no ending.
OPENS = (
    gettext_lazy("opens Monday %(time)s"),
    gettext_lazy("opens Tuesday %(time)s"),
    gettext_lazy("opens Wednesday %(time)s"),
    gettext_lazy("opens Thursday %(time)s"),
    gettext_lazy("opens Friday %(time)s"),
    gettext_lazy("opens Saturday %(time)s"),
    gettext_lazy("opens Sunday %(time)s"),
)


def in_page_language(texts):
    """(text, its language) of {language: text}: the page's language first, then the fallbacks; ("", page's)."""
    page = get_language()
    order = resolution_order(page, FALLBACK_LANGUAGES)
    return next(((texts[code], code) for code in order if texts.get(code)), ("", page))


def clock(at):
    return time_format(at, "TIME_FORMAT")


def days(first, last, today):
    """31 May; 24–27 May 2025; 30 May – 2 June 2026. A single day of this year goes without its year."""
    pattern = get_format("MONTH_DAY_FORMAT" if first == last and first.year == today.year else "DATE_FORMAT")
    if first == last:
        return date_format(first, pattern)
    if (first.year, first.month) == (last.year, last.month):
        return date_format(last, pattern.replace("j", f"{first.day}–j"))
    return f"{date_format(first, pattern)} – {date_format(last, pattern)}"


def status(status, now):
    """The sentence of the header: "Open today until 18:00"."""
    if status.state is State.OPEN:
        # Translators: %(time)s is a time as 18:00: give it no ending.
        return gettext("Open today until %(time)s") % {"time": clock(status.plan.hours.closes)}
    if status.state is State.OPENS_LATER:
        # Translators: %(time)s is a time as 10:00: give it no ending.
        return gettext("Opens today at %(time)s") % {"time": clock(status.plan.hours.opens)}
    if status.next_opening is None:
        return gettext("Closed today") if status.state is State.CLOSED_TODAY else gettext("Closed now")
    if status.state is State.CLOSED_TODAY:
        # Translators: %(opening)s is a phrase as "opens Tuesday 10:00".
        sentence = gettext("Closed today, %(opening)s")
    else:
        # Translators: %(opening)s is a phrase as "opens tomorrow 10:00".
        sentence = gettext("Closed now, %(opening)s")
    return sentence % {"opening": opening(status, now.astimezone(ZONE).date())}


def opening(status, today):
    """ "opens Tuesday 10:00"; after closing "opens tomorrow 10:00"; a week or more away the date."""
    at = status.next_opening
    ahead = at.date() - today
    if ahead == timedelta(days=1) and status.state is State.CLOSED_NOW:
        # Translators: follows "Closed now,". %(time)s is a time as 10:00: give it no ending.
        return gettext("opens tomorrow %(time)s") % {"time": clock(at.time())}
    if ahead < timedelta(days=7):
        return OPENS[at.weekday()] % {"time": clock(at.time())}
    # Translators: follows "Closed today,". %(day)s is a date as 28 May: give it no ending, nor the time.
    return gettext("opens %(day)s, %(time)s") % {
        "day": days(at.date(), at.date(), today),
        "time": clock(at.time()),
    }


def announcement(span, today):
    """The banner's sentence on a Span: "The museum is closed on 9 May."."""
    first, last, hours = span.first, span.last, span.exception.hours
    words = {"days": days(first, last, today)}
    if hours:
        words |= {"opens": clock(hours.opens), "closes": clock(hours.closes)}
        if first == last:
            words["weekday"] = date_format(first, "l")
            # Translators: "The museum is open on Monday 31 May, 10:00–18:00."; %(weekday)s has no ending.
            return gettext("The museum is open on %(weekday)s %(days)s, %(opens)s–%(closes)s.") % words
        # Translators: %(days)s are days as 24–27 May 2025: give them no ending.
        return gettext("The museum is open %(days)s, %(opens)s–%(closes)s.") % words
    if first == last:
        # Translators: %(days)s is one day as 9 May: give it no ending.
        return gettext("The museum is closed on %(days)s.") % words
    # Translators: %(days)s are days as 24–27 May 2025: give them no ending.
    return gettext("The museum is closed %(days)s.") % words
