"""One exhibit: its page, its pictures one by one, and the link to it as a picture."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Exhibit


@require_safe
def exhibit_detail(request, slug):
    exhibit = get_object_or_404(Exhibit.objects.public(), slug=slug)
    return render(request, "exhibits/exhibit_detail.html", {"exhibit": exhibit})
