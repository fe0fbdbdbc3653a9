"""The collection as a list: searched, narrowed by filters, a page at a time."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prisoners.views.lists import page_address
from prisoners.views.search import page_number

from .. import filters, search
from ..answers import Answer
from ..catalogue import SHARED, Catalogue

PAGE_SIZE = 24


@require_safe
def exhibit_list(request):
    """The exhibits in the order of the alphabet, or with ?q= in that of the answer."""
    catalogue, refusal = catalogue_of(request)
    if refusal:
        return refusal
    context = {"offers": catalogue.offers(), **page_of(request, catalogue)}
    return render(request, "exhibits/exhibit_list.html", context)


@require_safe
def choice_list(request, name):
    """All values of one filter with their counts; those that the list itself shows are only the commonest."""
    if name not in (*SHARED, "decade"):
        raise Http404
    catalogue, refusal = catalogue_of(request, others=("q",))
    if refusal:
        return refusal
    context = {"roll": catalogue, "label": filters.LABELS[name], "values": catalogue.all_values(name)}
    return render(request, "exhibits/choice_list.html", context)


def catalogue_of(request, **allowed):
    """(Catalogue, None), or (None, the answer to a filter that is not known)."""
    language = get_language()
    try:
        choices = filters.chosen(request.GET, language, **allowed)
    except filters.UnknownFilter as unknown:
        return None, render(request, "exhibits/filter_unknown.html", {"unknown": unknown}, status=404)
    asked = search.read(request.GET.get("q", ""))
    where = (choices, language, reverse("exhibits:exhibit-list"))
    return Answer(asked, *where) if asked.text else Catalogue(*where), None


def page_of(request, catalogue):
    """The context of one page; Http404 beyond the last."""
    number = page_number(request.GET.get("page", "1"))
    first = (number - 1) * PAGE_SIZE
    found = catalogue.rows(first, PAGE_SIZE) if first < max(catalogue.count, 1) else []
    if number > 1 and not found:
        raise Http404
    has_more = first + PAGE_SIZE < catalogue.count
    return {
        "roll": catalogue,
        "query": catalogue.text,
        "exhibits": found,
        "count": catalogue.count,
        "number": number,
        "pages": -(-catalogue.count // PAGE_SIZE),
        "before": page_address(catalogue, number - 1),
        "after": page_address(catalogue, number + 1) if has_more else "",
        "here": page_address(catalogue, number),
    }
