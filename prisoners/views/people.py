from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Person


@require_safe
def person_detail(request, slug):
    person = get_object_or_404(Person.objects.published().select_related("portrait"), slug=slug)
    context = {"person": person, "told_in": person.told_in(get_language())}
    return render(request, "prisoners/person_detail.html", context)
