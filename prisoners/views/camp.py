from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import charts
from ..models import CampFigure, Measure, MemoryStone, TimelineEvent


@require_safe
def history(request):
    """The camp in figures, and its timeline."""
    figures = list(CampFigure.objects.select_related("nationality__country", "source"))
    whole = [figure for figure in figures if not figure.nationality_id]
    context = {
        "women": charts.chart(figure for figure in whole if figure.measure == Measure.WOMEN),
        "other": [figure for figure in whole if figure.measure == Measure.OTHER],
        "nations": charts.chart(figure for figure in figures if figure.nationality_id),
        "events": TimelineEvent.objects.select_related("source"),
    }
    return render(request, "prisoners/camp_history.html", context)


@require_safe
def stone_list(request):
    stones = MemoryStone.objects.published().with_links()
    return render(request, "prisoners/stone_list.html", {"stones": stones})


@require_safe
def stone_detail(request, slug):
    stone = get_object_or_404(MemoryStone.objects.published().with_links(), slug=slug)
    return render(request, "prisoners/stone_detail.html", {"stone": stone})
