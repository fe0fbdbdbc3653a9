"""Placeholders, tags and links of a text and of its translation. Pure."""

import re
from collections import Counter
from html import unescape

from django.utils.translation import gettext_lazy as _

from .findings import ERROR, WARNING, Finding, named

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdif](?![^\W_])|\{\w*\}")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
ADDRESS = re.compile(
    r"""(?:href|src)\s*=\s*["']?([^"'\s>]+)|(\b(?:https?|mailto|tel):[^\s<>"'»”)]+)""", re.IGNORECASE
)
# A page of this site has another address in each language.
OF_LANGUAGE = re.compile(r"(?<=/)(?:kk|ru|en)(?=/|$)")
UNSAFE = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
EMPTY_TAGS = {"br", "hr", "img"}
BLOCKS = re.compile(r"</?(?:p|div|li|ul|ol|h\d|blockquote|br|tr|td|th)\b[^<>]*>", re.IGNORECASE)
DOUBLE_BLANK = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")


def plain(text):
    """Without tags and addresses, blocks in lines of their own."""
    text = TAG.sub("", BLOCKS.sub("\n", text)) if "<" in text else text
    return ADDRESS.sub(" ", unescape(text) if "&" in text else text)


def difference(source, target):
    """(those of the source that the target lacks, those that only the target has), each as often as it is so."""
    wanted, there = Counter(source), Counter(target)
    return list((wanted - there).elements()), list((there - wanted).elements())


def differing(source, target, level, code, lacks, has):
    missing, more = difference(source, target)
    if missing:
        yield Finding(level, code, lacks, {"items": named(missing)})
    if more:
        yield Finding(level, code, has, {"items": named(more)})


def placeholders(source, target):
    yield from differing(
        PLACEHOLDER.findall(source),
        PLACEHOLDER.findall(target),
        ERROR,
        "placeholder",
        _("The translation lacks what is filled in later: %(items)s."),
        _("The source has nothing that is filled in here: %(items)s."),
    )


def tags(source, target):
    """Open tags are errors; others are counted, since a translator may join two paragraphs."""
    unclosed = open_tags(target)
    if unclosed and not open_tags(source):
        said = _("Tags that are opened and not closed, or closed and not opened: %(items)s.")
        yield Finding(ERROR, "tag", said, {"items": named(unclosed)})
        return
    yield from differing(
        [name.lower() for end, name in TAG.findall(source) if not end],
        [name.lower() for end, name in TAG.findall(target) if not end],
        WARNING,
        "tag",
        _("Tags of the source that are missing: %(items)s."),
        _("Tags that the source does not have: %(items)s."),
    )


def open_tags(text):
    """The names of the tags that have no partner, in no order that means anything."""
    balance = Counter()
    for end, name in TAG.findall(text):
        if name.lower() not in EMPTY_TAGS:
            balance[name.lower()] += -1 if end else 1
    return [name for name, count in balance.items() if count]


def links(source, target):
    unsafe = [address for address in addresses(target) if UNSAFE.match(unescape(address))]
    if unsafe:
        yield Finding(ERROR, "link", _("A link runs a script: %(items)s."), {"items": named(unsafe)})
        return
    yield from differing(
        addresses(source),
        addresses(target),
        WARNING,
        "link",
        _("Links of the source that are missing: %(items)s."),
        _("Links that the source does not have: %(items)s."),
    )


def addresses(text):
    """Without the part that names the language, so that /ru/news/ and /kk/news/ are one."""
    found = (one or other for one, other in ADDRESS.findall(text))
    return [OF_LANGUAGE.sub("..", address).rstrip(".,;") for address in found]
