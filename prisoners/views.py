from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from . import names
from .models import Person

LONGEST_QUERY = 100


@require_safe
def person_list(request):
    """The wall of names, or with ?q= the persons of that name."""
    query = request.GET.get("q", "")[:LONGEST_QUERY].strip()
    persons = list(Person.objects.published().without_texts().named(query))
    context = {
        "query": query.replace("\0", ""),
        "is_search": bool(query),
        "count": len(persons),
        "groups": names.by_initial(persons, lambda person: person.name),
    }
    return render(request, "prisoners/person_list.html", context)


@require_safe
def person_detail(request, slug):
    person = get_object_or_404(Person.objects.published().select_related("portrait"), slug=slug)
    context = {"person": person, "told_in": person.told_in(get_language())}
    return render(request, "prisoners/person_detail.html", context)
