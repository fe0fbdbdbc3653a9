import re
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from .. import search
from ..search import bearers, results

PAGE_SIZE = 20


def found(request, query):
    """The persons of that name in ranked order, 20 a page; on the first page those of similar names after them."""
    number = page_number(request.GET.get("page", "1"))
    answer = search.find(query, language=get_language(), limit=bearers.MOST)
    query = answer.query
    first = (number - 1) * PAGE_SIZE
    same = answer.same[first : first + PAGE_SIZE]
    if number > 1 and not same:
        raise Http404
    similar = answer.similar if number == 1 else []
    shown = results.of([*same, *similar], query.years)
    similar_ids = {hit.person for hit in similar}
    context = {
        "query": query.text,
        "answer": answer,
        "same": [result for result in shown if result.person.id not in similar_ids],
        "similar": [result for result in shown if result.person.id in similar_ids],
        "first": first + 1,
        "request_address": request_address(query.text),
        **pages(query.text, number, len(answer.same)),
    }
    if not shown:
        context |= {"readings": results.readings(query.parts), "tries": tries(query)}
    return render(request, "prisoners/person_found.html", context)


def page_number(text):
    """The number of ?page=, or Http404."""
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise Http404
    return int(text)


def address(text, number=1):
    page = {"page": number} if number > 1 else {}
    return f"{reverse('prisoners:person-list')}?{urlencode({'q': text, **page})}"


def pages(text, number, count):
    """What prisoners/_pages.html needs."""
    last = -(-count // PAGE_SIZE) or 1
    return {
        "number": number,
        "pages": last,
        "before": address(text, number - 1) if number > 1 else "",
        "after": address(text, number + 1) if number < last else "",
    }


def tries(query):
    """[(text, address), ...]: other queries that may find what this one did not."""
    parts = [part.text for part in query.parts]
    texts = [" ".join(parts)] if query.years or query.initials else []
    texts += parts if len(parts) > 1 else [read for _, read in results.readings(query.parts)]
    return [(text, address(text)) for text in dict.fromkeys(texts) if text and text != query.text]


def request_address(text):
    """The form that asks the museum for her, with the name filled in."""
    return f"{reverse('prisoners:contribution-new')}?{urlencode({'kind': 'request', 'name': text})}"
