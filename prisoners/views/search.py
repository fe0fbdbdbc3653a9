from django.db.models import Q
from django.shortcuts import render
from django.utils.translation import get_language

from ..models import LANGUAGES, Person


def found(request, query):
    """The persons of that name."""
    anywhere = Q.create([Q(**{f"listed_{code}__icontains": query}) for code in LANGUAGES], connector=Q.OR)
    persons = Person.objects.published().filter(anywhere).in_order(get_language())
    return render(request, "prisoners/person_list.html", {"query": query, "persons": persons})
