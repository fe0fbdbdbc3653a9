"""The halls, and what stands in them: for a telephone in the hall as well."""

from django.conf import settings
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prisoners.views.exports_of_one import link_as_qr
from prisoners.views.search import page_number
from visitors.models import Hall

from .. import labels
from ..models import Exhibit

PAGE_SIZE = 48


@require_safe
def hall_list(request):
    shown = Exhibit.objects.public().on_display().order_by()
    counts = dict(shown.values_list("hall").annotate(count=Count("pk")))
    halls = [(hall, counts.get(hall.pk, 0)) for hall in Hall.objects.all()]
    return render(request, "exhibits/hall_list.html", {"halls": halls})


@require_safe
def hall_detail(request, slug):
    """What stands there in the order of a walk, a page at a time; no total, which would be counted each time."""
    hall = get_object_or_404(Hall, slug=slug)
    number = page_number(request.GET.get("page", "1"))
    first = (number - 1) * PAGE_SIZE
    shown = hall.exhibits.public().on_display().in_hall_order().with_first_picture()
    found = list(shown[first : first + PAGE_SIZE + 1])
    if number > 1 and not found:
        raise Http404
    context = {
        "hall": hall,
        "exhibits": found[:PAGE_SIZE],
        "number": number,
        "before": number - 1,
        "after": number + 1 if len(found) > PAGE_SIZE else None,
        "exhibitions": hall.exhibitions.published().now_on(request.now.date()),
        "tours": hall.tour_set.active(),
    }
    return render(request, "exhibits/hall_detail.html", context)


@require_safe
def hall_qr(request, slug):
    """The link to the hall's page as a QR code, for a label in the hall: it opens in the visitor's own language."""
    hall = get_object_or_404(Hall.objects.only("slug"), slug=slug)
    address = labels.address_of(reverse("halls:hall-detail", args=[hall.slug]))
    return link_as_qr(address.removeprefix(settings.SITE_URL))
