"""Two versions of a text in one: what was taken out stands in <del>, what came in <ins>."""

import re
from difflib import SequenceMatcher
from itertools import groupby

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

register = template.Library()
# A tag of HTML or a whole word is never cut.
WORD = re.compile(r"</?[A-Za-z][^<>]{0,500}>|\w+|\s+|[^\w\s]")
ENDS = frozenset(".!?…")
# How many pieces of one text times those of another are compared at most: a comparison takes as many steps or more.
# What is above is told as taken out and written anew. Words in one stretch, and in all stretches of a text.
MOST_SENTENCES = 4_000_000
MOST_WORDS = 250_000
ALL_WORDS = 2_000_000


def pieces(before, now):
    """[("=" | "-" | "+", text), ...]: the texts as one, in their order; never two neighbours of one kind.

    Long texts are compared by sentences first and by words where sentences differ.
    """
    words = [WORD.findall(text) for text in (before, now)]
    start, end = alike(*words)
    middles = [sentences(found[start : len(found) - end]) for found in words]
    found, left = [("=", "".join(words[0][:start]))], ALL_WORDS
    for kind, *texts in compared(*middles, most=MOST_SENTENCES):
        if kind == "=":
            found.append((kind, texts[0]))
        else:
            texts = [WORD.findall(text) for text in texts]
            found += in_words(*texts, most=min(MOST_WORDS, left))
            left -= min(left, len(texts[0]) * len(texts[1]))
    found.append(("=", "".join(words[0][len(words[0]) - end :])))
    return list(joined([piece for piece in found if piece[1]]))


def sentences(words):
    """["Ол келді.", ...]: words and what stands between them, joined as far as a full stop or the end of a line."""
    found, begin = [], 0
    for place, word in enumerate(words, 1):
        if word in ENDS or word.endswith("\n"):
            found.append("".join(words[begin:place]))
            begin = place
    return [*found, "".join(words[begin:])] if begin < len(words) else found


def alike(one, other):
    """How many pieces two lists share at their beginnings, and how many of the rest at their ends."""
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest = shorter - start
    end = next((place for place in range(rest) if one[-1 - place] != other[-1 - place]), rest)
    return start, end


def compared(one, other, *, most, junk=None):
    """("=" or "~", text of one, text of other) for each stretch of two lists of pieces."""
    if len(one) * len(other) > most:
        yield "~", "".join(one), "".join(other)
        return
    for kind, i1, i2, j1, j2 in SequenceMatcher(junk, one, other, autojunk=junk is None).get_opcodes():
        yield "=" if kind == "equal" else "~", "".join(one[i1:i2]), "".join(other[j1:j2])


def in_words(before, now, most):
    """The pieces of two stretches that differ; a space alone between two changes belongs to them."""
    found = list(compared(before, now, most=most, junk=str.isspace))
    last = len(found) - 1
    for place, (kind, old, new) in enumerate(found):
        if kind == "=" and not (0 < place < last and old.isspace()):
            yield "=", old
        else:
            yield "-", old
            yield "+", new


def joined(found):
    """Between two stretches that stay, what goes is one piece and what comes another, in this order."""
    for stays, stretch in groupby(found, key=lambda piece: piece[0] == "="):
        texts = {"=": "", "-": "", "+": ""}
        for kind, text in stretch:
            texts[kind] += text
        yield from ((kind, texts[kind]) for kind in ("=" if stays else "-+") if texts[kind])


@register.simple_tag
def word_difference(before, now):
    """{% word_difference before now %}: escaped; None is an empty text. Set it where lines are kept (.difference)."""
    said = {"-": ("del", gettext("[taken out:")), "+": ("ins", gettext("[added:"))}
    html = {"=": "{text}"}
    for kind, (tag, words) in said.items():
        hidden = format_html('<span class="visually-hidden">{} </span>', words)
        closing = format_html('<span class="visually-hidden">{}</span>', "]")
        html[kind] = f"<{tag}>{hidden}{{text}}{closing}</{tag}>"
    found = pieces(as_text(before), as_text(now))
    return format_html_join("", "{}", ((format_html(html[kind], text=text),) for kind, text in found))


def as_text(value):
    return "" if value is None else str(value).replace("\r\n", "\n")
