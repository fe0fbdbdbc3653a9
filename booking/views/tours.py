"""The pages to choose from: tours, a month, a day. Read live, never from a cache."""

from collections import namedtuple

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .. import boards, months
from ..forms import DayForm
from ..models import Slot, Tour
from ..slots import last_day

LANGUAGES = ("kk", "ru", "en")


@require_safe
def tour_list(request):
    """All tours; with ?date= the departures of that day on any tour."""
    form = DayForm(request.GET or None)
    day, departures = None, []
    if "date" in request.GET and form.is_valid():
        day = form.cleaned_data["date"]
        slots = Slot.objects.between(day, day).filter(tour__is_active=True).select_related("tour")
        departures = boards.read(slots, request.calendar, request.now).get(day, [])
    context = {
        "tours": Tour.objects.active().prefetch_related("halls"),
        "form": form,
        "day": day,
        "plan": day and request.calendar.plan(day),
        "departures": departures,
    }
    return render(request, "booking/tour_list.html", context)


def active_tour(slug):
    return get_object_or_404(Tour.objects.active(), slug=slug)


def chosen_language(request, tour):
    """The language filter of ?language=; '' is all; an unknown one is refused with 404."""
    language = request.GET.get("language", "")
    if language and language not in LANGUAGES:
        raise Http404
    return language


@require_safe
def tour_detail(request, slug):
    """The tour with the present month; a typed ?date= leads to that day."""
    tour = active_tour(slug)
    form = DayForm(request.GET if "date" in request.GET else None)
    if form.is_valid():
        day = form.cleaned_data["date"].isoformat()
        return HttpResponseRedirect(
            reverse("booking:tour-day", args=[slug, day]) + query(request, tour) + "#slots"
        )
    first = request.now.date().replace(day=1)
    return show(request, tour, first, form=form)


@require_safe
def tour_month(request, slug, month):
    return show(request, active_tour(slug), parsed(months.parse, month))


@require_safe
def tour_day(request, slug, day):
    day = parsed(months.parse_day, day)
    return show(request, active_tour(slug), day.replace(day=1), day=day)


def parsed(parse, text):
    try:
        return parse(text)
    except ValueError:
        raise Http404 from None


def query(request, tour):
    language = chosen_language(request, tour)
    return f"?language={language}" if language else ""


def month_links(tour, first, now):
    """The first days of the months before and after, None where no tour can be booked there."""
    before, after = months.shift(first, -1), months.shift(first, 1)
    today = now.date()
    return {
        "before": before if before >= today.replace(day=1) else None,
        "after": after if after <= last_day(now, tour.horizon_days) else None,
    }


TEXT = [f"text_{code}" for code in LANGUAGES]
NAME = [f"name_{code}" for code in LANGUAGES]
CATEGORY = [*NAME, *(f"document_{code}" for code in LANGUAGES), "is_free"]
About = namedtuple("About", TEXT)
Hall = namedtuple("Hall", ["slug", *NAME])
Price = namedtuple("Price", ["amount", *CATEGORY])


def about(tour):
    """What the tour is: rows instead of records, so that the page's part can be remembered by them."""
    prices = tour.prices.values_list("amount", *(f"category__{name}" for name in CATEGORY))
    return {
        "about": About(*(getattr(tour, name) for name in TEXT)),
        "halls": tuple(Hall(*values) for values in tour.halls.values_list(*Hall._fields)),
        "prices": tuple(Price(*values) for values in prices),
    }


def show(request, tour, first, day=None, form=None):
    language, now, calendar = chosen_language(request, tour), request.now, request.calendar
    starts = boards.month_starts(tour, first, calendar, now, language)
    slots = boards.day_slots(tour, day, language) if day else []
    free = [other for other in sorted(starts) if any(start.left for start in starts[other])]
    context = {
        "tour": tour,
        **about(tour),
        "month": boards.month(tour, first, starts, calendar, now, day, query(request, tour)),
        "day": day,
        "plan": day and calendar.plan(day),
        "departures": boards.read(slots, calendar, now).get(day, []),
        "next_days": [other for other in free if other != day][:5],
        "has_free": bool(free),
        "form": form or DayForm(),
        "language": language,
        "query": query(request, tour),
        "last_day": last_day(now, tour.horizon_days),
        **month_links(tour, first, now),
    }
    return render(request, "booking/tour_detail.html", context)
