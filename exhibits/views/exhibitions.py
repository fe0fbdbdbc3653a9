"""Exhibitions: those that are on, those to come, and what was shown before."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Exhibition


@require_safe
def exhibition_list(request):
    shown = Exhibition.objects.published()
    return render(request, "exhibits/exhibition_list.html", {"exhibitions": shown})


@require_safe
def exhibition_detail(request, slug):
    exhibition = get_object_or_404(Exhibition.objects.published(), slug=slug)
    return render(request, "exhibits/exhibition_detail.html", {"exhibition": exhibition})
