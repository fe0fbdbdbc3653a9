from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Person
from . import search


@require_safe
def person_list(request):
    """The names in the order of the alphabet; with ?q= the answer to a search."""
    query = request.GET.get("q", "").strip()
    if query:
        return search.found(request, query)
    persons = Person.objects.published().in_order(get_language())
    return render(request, "prisoners/person_list.html", {"query": "", "persons": persons})
