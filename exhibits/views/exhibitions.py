"""Exhibitions: those that are on, those to come, and what was shown before."""

from itertools import groupby

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import schema_org
from ..models import Exhibit, Exhibition


@require_safe
def exhibition_list(request):
    today = request.now.date()
    shown = Exhibition.objects.published().select_related("hall")
    past = shown.past(today).order_by("-closes_on", "-opens_on", "slug")
    context = {
        "now_on": shown.now_on(today),
        "coming": shown.coming(today).order_by("opens_on", "slug"),
        "years": [(year, list(each)) for year, each in groupby(past, lambda one: one.closes_on.year)],
        "undated": shown.undated(today),
    }
    return render(request, "exhibits/exhibition_list.html", context)


@require_safe
def exhibition_detail(request, slug):
    return page_of(request, get_object_or_404(exhibitions(Exhibition.objects.published()), slug=slug))


def exhibitions(among):
    """Those of `among` with all that their pages tell."""
    return among.select_related("hall", "poster")


def page_of(request, exhibition):
    """The page of an exhibition that comes from exhibitions()."""
    exhibits = Exhibit.objects.public().filter(shown_in__exhibition=exhibition)
    exhibits = exhibits.order_by("shown_in__position", "shown_in__pk").with_first_picture()
    language = get_language()
    context = {
        "exhibition": exhibition,
        "state": exhibition.state(request.now.date()),
        "exhibits": exhibits,
        "posts": [(post, post.telling(language)) for post in exhibition.posts.published(request.now)],
        "structured": schema_org.exhibition(exhibition, exhibits, language=language, site=settings.SITE_URL),
    }
    return render(request, "exhibits/exhibition_detail.html", context)
