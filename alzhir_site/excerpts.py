"""Words that were typed, found again in a text: patterns, marks and the sentence around them. Pure."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from exhibits.words import stem

BEFORE, LONGEST = 60, 220


def pattern(word):
    """A regular expression of a word's stem, the same for Python and PostgreSQL: е and ё are one letter.

    Words have no other signs.
    """
    return re.sub("[её]", "[её]", stem(word.lower()))


def outside_tags(pattern):
    """The pattern for a text that is HTML, where it stands neither in a tag nor in &amp; or its like."""
    return rf"(?<!&){pattern}(?![^<>]*>)"


@lru_cache(maxsize=512)
def compiled(pattern):
    return re.compile(pattern, re.IGNORECASE)


def has_all(patterns, texts):
    """Whether each pattern stands in one of the texts."""
    return all(any(compiled(one).search(text) for text in texts) for one in patterns)


def marked(text, patterns):
    """The text as HTML; what was found is in <mark>, to the end of its word."""
    if not patterns:
        return conditional_escape(text)
    out, end = [], 0
    for found in compiled(rf"(?:{'|'.join(patterns)})\w*").finditer(text):
        out += [conditional_escape(text[end : found.start()]), format_html("<mark>{}</mark>", found[0])]
        end = found.end()
    return mark_safe("".join([*out, conditional_escape(text[end:])]))  # noqa: S308 - each part is escaped


def excerpt(text, patterns):
    """Some 220 characters of the text around the first word that stands in it, from whole words."""
    text = " ".join(text.split())
    found = compiled("|".join(patterns)).search(text) if patterns else None
    begin = max(0, (found.start() if found else 0) - BEFORE)
    if begin:
        begin = text.find(" ", begin) + 1 or begin
    cut = text[begin : begin + LONGEST]
    if begin + LONGEST < len(text):
        cut = cut.rpartition(" ")[0] + " …"
    return ("… " if begin else "") + cut
