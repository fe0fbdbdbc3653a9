"""Words that were typed, found again in a text: patterns, marks and the sentence around them. Pure."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

MOST_WORDS, LONGEST_WORD = 8, 40
BEFORE, LONGEST = 60, 220
ENDING = re.compile(r"(?<=\w{4})[аеёиоуыэюяйь]{1,2}$")


def words(text):
    """The words of a typed text, at most 8; signs between them are left out."""
    found = (word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", text))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def pattern(word):
    """A regular expression, the same for Python and PostgreSQL: е and ё are one letter. Words have no other signs.

    The vowels that a Russian word ends with are left out: стена finds стены, Мамаева finds Мамаевой.
    """
    return re.sub("[её]", "[её]", ENDING.sub("", word.lower()))


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
