"""The home page: what the apps have for today. It is the same for every visitor, and shows nothing live."""

from collections import namedtuple
from datetime import date
from functools import lru_cache

from django.db import connection
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from booking import boards, months
from exhibits import highlights
from news.models import Kind, Post
from prisoners.models import Person
from visitors.models import Tariff

NAMES_ON_THE_WALL = 80
NEXT_DAYS = 7
UNIQUE_EXHIBITS = 4

# Rows instead of records: they cost a tenth, and the parts of the page can be remembered by them.
LANGUAGES = ("kk", "ru", "en")
NAME = [f"name_{code}" for code in LANGUAGES]
LIFE = [f"{field}_{code}" for field in ("fate", "life") for code in LANGUAGES]
Name = namedtuple("Name", ["slug", *NAME])
Life = namedtuple("Life", [*Name._fields, "birth", "death", *LIFE])
Headline = namedtuple("Headline", ["slug", "kind", "published_at", *(f"title_{code}" for code in LANGUAGES)])


@require_safe
def home(request):
    today = request.now.date()
    rows = highlights.asked(*lives_query(connection.vendor))
    lives = [Life(*map(row.get, Life._fields)) for row in rows]
    month = month_of_tours(request.calendar, request.now)
    context = {
        "plan": request.calendar.plan(today),
        "tariff": Tariff.load_first(),
        "names": tuple(Name(*life[: len(Name._fields)]) for life in lives),
        "life": life_of_the_day(lives, today),
        "month": month,
        "next_days": [day for week in month["weeks"] for day in week if day and day.url][:NEXT_DAYS],
        "headlines": headlines(request.now),
        "remembrance": remembrance(request.calendar, today),
        "now_on": highlights.now_on(today),
        "unique": highlights.unique_of_the_day(today, UNIQUE_EXHIBITS),
    }
    return render(request, "home.html", context)


@lru_cache
def lives_query(vendor):
    """(SQL, parameters) of the Lives on the wall; making it takes longer than asking it, and no parameter changes."""
    persons = Person.objects.published().filter(is_disputed=False).values_list(*Life._fields)
    return persons[:NAMES_ON_THE_WALL].query.sql_with_params()


@require_safe
def accessibility(request):
    return render(request, "accessibility.html")


def life_of_the_day(lives, today):
    """One of those with a life or a fate told, another each day of the year; None without any."""
    told = [life for life in lives if any(life[-len(LIFE) :])]
    return told[today.timetuple().tm_yday % len(told)] if told else None


def month_of_tours(calendar, now):
    """The month for includes/month_table.html: this one, or the next when no tours are left in this one."""
    first = now.date().replace(day=1)
    tours = boards.tours_by_day(first, now)
    if not tours and (later := boards.tours_by_day(months.shift(first, 1), now)):
        first, tours = months.shift(first, 1), later
    weeks = months.grid(first, now.date(), calendar, {})
    tour_list = reverse("booking:tour-list")
    for day in (day for week in weeks for day in week if day):
        if day.state is months.State.CLOSED:
            day.word = _("closed")
        elif tours[day.date]:
            day.state = months.State.FREE
            day.word = ngettext("%(count)d tour", "%(count)d tours", tours[day.date]) % {
                "count": tours[day.date]
            }
            day.url = f"{tour_list}?date={day.date.isoformat()}#slots"
    return {"first": first, "weeks": weeks}


def headlines(now):
    """The three latest posts."""
    rows = Post.objects.published(now).values_list(*Headline._fields)[:3]
    return tuple(Headline(slug, Kind(kind), *rest) for slug, kind, *rest in rows)


def remembrance(calendar, today):
    """The plan of 31 May in its season, from the middle of May; None in the rest of the year."""
    day = date(today.year, 5, 31)
    return calendar.plan(day) if date(today.year, 5, 15) <= today <= day else None
