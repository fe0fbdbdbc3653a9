from collections import namedtuple
from itertools import groupby

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import filters
from ..models import LANGUAGES
from ..roll import Roll
from . import search

PAGE_SIZE = 60
WALL_SIZE = 600

# Rows instead of records: a list of names needs no more.
LISTED = [f"listed_{code}" for code in LANGUAGES]
FATES = [f"fate_{code}" for code in LANGUAGES]
Row = namedtuple("Row", ["slug", *LISTED, *FATES, "birth", "death", "is_disputed"])
Name = namedtuple("Name", ["slug", *LISTED, *(f"sort_{code}" for code in LANGUAGES)])


@require_safe
def person_list(request):
    """The names in the order of the alphabet, narrowed by filters; with ?q= the answer to a search."""
    query = request.GET.get("q", "").strip()
    # A search knows no filters: it refuses them rather than answer without.
    allowed = {"names": ()} if query else {}
    roll, refusal = roll_of(request, others=("page", "q"), **allowed)
    if refusal or query:
        return refusal or search.found(request, query)
    context = {"offers": roll.offers(), "query": "", **page_of(request, roll, Row, PAGE_SIZE)}
    return render(request, "prisoners/person_list.html", context)


@require_safe
def wall(request):
    """All names, to be read aloud or printed: on one page while they are few."""
    roll, refusal = roll_of(request, "prisoners:wall", names=("letter",))
    if refusal:
        return refusal
    context = page_of(request, roll, Name, WALL_SIZE)
    context["groups"] = by_letter(context["persons"], get_language())
    return render(request, "prisoners/wall.html", context)


@require_safe
def choice_list(request, name):
    """All values of one filter with their counts; those that the list itself shows are only the commonest."""
    if name not in filters.SHARED:
        raise Http404
    roll, refusal = roll_of(request, others=())
    if refusal:
        return refusal
    context = {"roll": roll, "label": filters.LABELS[name], "values": roll.all_values(name)}
    return render(request, "prisoners/choice_list.html", context)


def roll_of(request, address="prisoners:person-list", **allowed):
    """(Roll, None), or (None, the answer to a filter that is not known)."""
    language = get_language()
    try:
        choices = filters.chosen(request.GET, language, **allowed)
    except filters.UnknownFilter as unknown:
        return None, render(request, "prisoners/filter_unknown.html", {"unknown": unknown}, status=404)
    return Roll(choices, language, reverse(address)), None


def page_of(request, roll, row, size):
    """The context of one page of rows; Http404 beyond the last."""
    number = search.page_number(request.GET.get("page", "1"))
    counts, letter = roll.letter_counts, roll.choices.get("letter")
    count = counts[letter.value] if letter else counts.total()
    first = (number - 1) * size
    found = roll.rows(row, first, size + 1)
    if number > 1 and not found:
        raise Http404
    return {
        "roll": roll,
        "letter": letter,
        "count": count,
        "persons": found[:size],
        "number": number,
        "pages": -(-count // size),
        "first": first + 1,
        "before": page_address(roll, number - 1),
        "after": page_address(roll, number + 1) if len(found) > size else "",
        "here": page_address(roll, number),
    }


def page_address(roll, number):
    """The address of a page of the list; "" for page 0."""
    address = roll.address()
    if number < 2:
        return address if number else ""
    return f"{address}{'&' if '?' in address else '?'}page={number}"


def by_letter(names, language):
    """[(letter, Names)] in their order; "" for those under no letter."""
    groups = groupby(names, lambda name: filters.letter_of(getattr(name, f"sort_{language}"), language))
    return [(letter, list(group)) for letter, group in groups]
