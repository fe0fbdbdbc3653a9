from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from . import schema_org
from .calendar import LANGUAGES
from .models import Museum, Tariff, VisitNote, Weekday
from .sentences import in_page_language

SIX_WEEKS = timedelta(days=41)


@require_safe
def visit(request):
    """The same for every visitor of a language; nothing on it is live but the day."""
    calendar, today = request.calendar, request.now.date()
    season, *later = calendar.seasons(today)
    museum = Museum.load()
    context = {
        "museum": museum,
        "today": today,
        "plan": calendar.plan(today),
        "rows": this_week(calendar, season, today),
        "seasons": [(one.first, list(zip(Weekday, one.week, strict=True))) for one in soon(later, today)],
        "spans": calendar.spans(today, today + SIX_WEEKS),
        "tariffs": list(Tariff.objects.all()),
        "notes": VisitNote.objects.all(),
        "structured": structured(museum, calendar, today),
    }
    return render(request, "visitors/visit.html", context)


def this_week(calendar, season, today):
    """A row a weekday: the regular hours, and the exceptional plan of this week's day unless it is past."""
    monday = today - timedelta(days=today.weekday())
    plans = [calendar.plan(monday + timedelta(days=weekday)) for weekday in Weekday.values]
    return [
        {
            "weekday": weekday,
            "hours": hours,
            "is_today": plan.day == today,
            "exceptional": plan if plan.exception and plan.day >= today else None,
        }
        for weekday, hours, plan in zip(Weekday, season.week, plans, strict=True)
    ]


def soon(seasons, today):
    return [season for season in seasons if season.first <= today + SIX_WEEKS]


def structured(museum, calendar, today):
    address, _language = in_page_language({code: getattr(museum, f"address_{code}") for code in LANGUAGES})
    return schema_org.museum(
        museum,
        calendar,
        today,
        name=_(
            "Museum and Memorial Complex of Victims of Political Repressions and Totalitarianism “ALZHIR”"
        ),
        address=address,
        url=settings.SITE_URL + reverse("home"),
    )
