"""The halls, and what stands in them."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from visitors.models import Hall


@require_safe
def hall_list(request):
    return render(request, "exhibits/hall_list.html", {"halls": Hall.objects.all()})


@require_safe
def hall_detail(request, slug):
    hall = get_object_or_404(Hall, slug=slug)
    exhibits = hall.exhibits.public().on_display().in_hall_order().with_first_picture()
    return render(request, "exhibits/hall_detail.html", {"hall": hall, "exhibits": exhibits})
