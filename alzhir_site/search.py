"""The site search: persons first, by every spelling of their names, then whatever stands on a shelf."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prisoners import search as persons
from prisoners.search import queries, results
from prisoners.views.search import page_number

from . import shelves

FEW, PAGE_SIZE = 5, 20


@require_safe
def site_search(request):
    """?q= in all groups; with ?in= all that one group has, 20 a page."""
    query = queries.shown(request.GET.get("q", ""))
    asked = shelves.Asked(query)
    context = {"query": query, "people": None, "groups": [], "whole": None}
    if "in" in request.GET:
        number = page_number(request.GET.get("page", "1"))
        context["whole"] = whole_group(request.GET["in"], query, asked, number, request.now)
    elif asked.patterns:
        groups = [first_of_group(name, query, asked, request.now) for name in shelves.GROUPS]
        context |= {"people": people(query), "groups": [group for group in groups if group["count"]]}
    return render(request, "search.html", context)


def people(query):
    """The first of the same name, and how many there are."""
    found = persons.find(query, language=get_language(), with_similar=False)
    return {
        "results": results.of(found.same[:FEW], found.query.years),
        "count": len(found.same),
        "more": found.more,
        "address": f"{reverse('prisoners:person-list')}?{urlencode({'q': query})}",
    }


class Group:
    """What the shelves of one group have of the words."""

    def __init__(self, name, asked, now):
        self.name, self.patterns = name, asked.patterns
        self.label, kinds = shelves.GROUPS[name]
        found = [(shelf, shelf.found(asked, now)) for shelf in kinds] if asked.patterns else []
        self.found = [(shelf, records, records.count()) for shelf, records in found]
        self.count = sum(count for *_, count in self.found)

    def entries(self, first, size):
        """Those from `first` on, one shelf after the other; no query for a shelf that has none of them."""
        entries = []
        for shelf, records, count in self.found:
            if first < count and len(entries) < size:
                rows = records[first : first + size - len(entries)]
                entries += [shelves.entry(shelf, record, self.patterns) for record in rows]
            first = max(0, first - count)
        return entries


def first_of_group(name, query, asked, now):
    group = Group(name, asked, now)
    return {
        "name": name,
        "label": group.label,
        "count": group.count,
        "entries": group.entries(0, FEW),
        "address": address(name, query) if group.count > FEW else "",
    }


def whole_group(name, query, asked, number, now):
    """A page of one group; Http404 for a group or a page that is not there."""
    if name not in shelves.GROUPS:
        raise Http404
    group = Group(name, asked, now)
    first, pages = (number - 1) * PAGE_SIZE, -(-group.count // PAGE_SIZE) or 1
    if number > pages:
        raise Http404
    return {
        "name": name,
        "label": group.label,
        "count": group.count,
        "entries": group.entries(first, PAGE_SIZE),
        "first": first + 1,
        "number": number,
        "pages": pages,
        "before": address(name, query, number - 1) if number > 1 else "",
        "after": address(name, query, number + 1) if number < pages else "",
    }


def address(name, query, number=1):
    page = {"page": number} if number > 1 else {}
    return f"{reverse('search')}?{urlencode({'q': query, 'in': name, **page})}"
