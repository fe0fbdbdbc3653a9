"""The terms of the glossary in a source text: marked, and what they are in the other language. Pure."""

import re

from django.utils.html import format_html
from django.utils.safestring import mark_safe

TAG = re.compile(r"(<[^<>]*>)")


def offered(places, language, target_language):
    """[(term, what it is in the other language, note), ...] of the terms that have a word there, each once, in order."""
    terms = {place.term.pk: place.term for place in places if getattr(place.term, target_language)}
    return [(getattr(term, language), getattr(term, target_language), term.note) for term in terms.values()]


def marked(html, index, language):
    """Clean HTML, or a plain text escaped, with a <mark title="what it is in the language"> around each term.

    `index` finds the terms: glossary.Index. A term that a tag cuts in two is not marked.
    """
    pieces = TAG.split(str(html))
    pieces[::2] = [marked_piece(piece, index, language) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308 - the HTML was clean, and stays so


def marked_piece(html, index, language):
    parts, end = [], 0
    for place in index.places(html):
        words, said = html[place.start : place.end], getattr(place.term, language)
        if said:
            # The words are a piece of what was escaped before.
            words = format_html('<mark title="{}">{}</mark>', said, mark_safe(words))  # noqa: S308
        parts += [html[end : place.start], words]
        end = place.end
    return "".join([*parts, html[end:]])
