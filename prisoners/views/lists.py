from collections import namedtuple
from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import filters
from ..models import LANGUAGES
from . import search

PAGE_SIZE = 60
WALL_SIZE = 600

# Rows instead of records: a list of names needs no more.
LISTED = [f"listed_{code}" for code in LANGUAGES]
FATES = [f"fate_{code}" for code in LANGUAGES]
Row = namedtuple("Row", ["sort", "slug", *LISTED, *FATES, "birth", "death", "is_disputed"])
Name = namedtuple("Name", ["sort", "slug", *LISTED])


@require_safe
def person_list(request):
    """The names in the order of the alphabet, narrowed by filters; with ?q= the answer to a search."""
    query = request.GET.get("q", "").strip()
    if query:
        return search.found(request, query)
    catalogue, refusal = catalogue_of(request, "prisoners:person-list", others=("page", "q"))
    if refusal:
        return refusal
    context = {"offers": catalogue.offers(), "query": "", **page_of(request, catalogue, Row, PAGE_SIZE)}
    return render(request, "prisoners/person_list.html", context)


@require_safe
def wall(request):
    """All names, to be read aloud or printed: on one page while they are few."""
    catalogue, refusal = catalogue_of(request, "prisoners:wall", names=("letter",))
    if refusal:
        return refusal
    context = page_of(request, catalogue, Name, WALL_SIZE)
    context["groups"] = by_letter(context["persons"], get_language())
    return render(request, "prisoners/wall.html", context)


def catalogue_of(request, address, **allowed):
    """(Catalogue, None), or (None, the answer to a filter that is not known)."""
    language = get_language()
    try:
        choices = filters.chosen(request.GET, language, **allowed)
    except filters.UnknownFilter as unknown:
        return None, render(request, "prisoners/filter_unknown.html", {"unknown": unknown}, status=404)
    return filters.Catalogue(choices, language, reverse(address)), None


def page_of(request, catalogue, row, size):
    """The context of one page of rows; Http404 beyond the last."""
    number = search.page_number(request.GET.get("page", "1"))
    counts, letter = catalogue.letter_counts, catalogue.choices.get("letter")
    count = counts[letter.value] if letter else counts.total()
    first = (number - 1) * size
    columns = (f"sort_{catalogue.language}", *row._fields[1:])
    rows = catalogue.persons().in_order(catalogue.language).values_list(*columns)
    found = [row(*values) for values in rows[first : first + size + 1]]
    if number > 1 and not found:
        raise Http404
    return {
        "catalogue": catalogue,
        "letter": letter,
        "count": count,
        "persons": found[:size],
        "number": number,
        "pages": -(-count // size),
        "first": first + 1,
        "before": page_address(catalogue, number - 1),
        "after": page_address(catalogue, number + 1) if len(found) > size else "",
        "here": page_address(catalogue, number),
    }


def page_address(catalogue, number):
    """The address of a page of the list; "" for page 0."""
    address = catalogue.address()
    if number < 2:
        return address if number else ""
    return f"{address}{'&' if '?' in address else '?'}page={number}"


def by_letter(names, language):
    """[(letter, Names)] in their order; "" for those under no letter."""
    groups = groupby(names, lambda name: filters.letter_of(name.sort, language))
    return [(letter, list(group)) for letter, group in groups]
