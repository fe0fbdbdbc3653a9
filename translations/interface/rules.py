"""What a text must keep of the message that it says: else it would break a page, a letter or a form. Pure.

Texts of templates are printed as they stand, so that a tag or a quotation mark too much is code.
"""

import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from string import Formatter

from django.utils.translation import gettext_lazy as _

PERCENT = re.compile(
    r"%(?:%|(?:\([^()%]*\))?[#0\-+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlL]?[diouxXeEfFgGcrsa](?![^\W\d_])|\([^()]*\)[a-z]?|)"
)
TAG = re.compile(r"<(?=[a-zA-Z/!?])[^<>]*>?")
VOID = {"br", "hr", "img", "wbr", "input"}
# What a tag may say in each language anew; every other value stays.
SAID = {"title", "alt", "aria-label"}
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
LONGEST = 300, 6  # characters at least, and so many times the length of the message

EMPTY = _("Write the text, or go back to the repository’s.")
CONTROL = _("The text holds signs that cannot be seen; type it anew.")
UNKNOWN = _("The message has no %(item)s.")
MISSING = _("%(item)s is missing: it is filled in later.")
LONE_PERCENT = _(
    "The percent sign cannot be read here: write it in words, or as %% where the message has it so."
)
BRACES = _("The curly brackets differ from those of the message: %(items)s.")
TAGS = _("The tags differ from those of the message: %(items)s.")
NESTING = _("The tags are not closed in their order.")
QUOTE = _("Write quotation marks as the language does, « » or “ ”; straight ones break the page.")
EDGE = _("The text must begin and end with a line break where the message does, and only there.")
BREAKS = _("The message is one line, so the text must be one.")
LENGTH = _("The text has %(length)d characters; %(longest)d fit where it stands.")
COUNT = _("Forms for numbers: %(given)d were given, %(count)d are needed.")


def check(message, forms, plurals):
    """{number of the form: [what is wrong, in the page's language]}; {} where all is right.

    `plurals` are those of the language; a wrong number of forms stands under None.
    """
    wanted = plurals.count if message.msgid_plural else 1
    if len(forms) != wanted:
        return {None: [COUNT % {"count": wanted, "given": len(forms)}]}
    found = {number: list(faults(message, text, number, plurals)) for number, text in enumerate(forms)}
    return {number: said for number, said in found.items() if said}


def faults(message, text, number, plurals):
    """The faults of one form. Beside the plural, where the message has one; the figure may be left out of "one place"."""
    source = message.sources[-1]
    if not text.strip():
        yield EMPTY
        return
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in text) or BIDI.search(text):
        yield CONTROL
        return
    yield from lines(source, text)
    may_leave_out = bool(message.msgid_plural) and plurals.is_of_one_number(number)
    yield from percents(message, source, text, may_leave_out)
    yield from braces(source, text, may_leave_out)
    yield from tags(source, text)
    yield from quotes(message.sources, text)


def lines(source, text):
    longest = max(LONGEST[0], LONGEST[1] * len(source))
    if len(text) > longest:
        yield LENGTH % {"length": len(text), "longest": longest}
    if [source.startswith("\n"), source.endswith("\n")] != [text.startswith("\n"), text.endswith("\n")]:
        yield EDGE
    elif "\n" in text and "\n" not in source:
        yield BREAKS


def signs(text):
    """Counter of what stands at the percent signs: "%(count)s", "%d", "%%", and "%" where nothing can be read."""
    return Counter(PERCENT.findall(text))


def percents(message, source, text, may_leave_out):
    """A sign that is not filled in would stop the page; one that is missing loses a figure or a name."""
    known, used = signs(source), signs(text)
    for item in used.keys() - known.keys():
        if item in ("%", "%%"):
            yield LONE_PERCENT
        else:
            yield UNKNOWN % {"item": item}
    if not may_leave_out:
        for item in known.keys() - used.keys() - {"%", "%%"}:
            yield MISSING % {"item": item}
    if "python-format" in message.flags and used["%"]:
        yield LONE_PERCENT
    positional = [item for item in PERCENT.findall(source) if is_positional(item)]
    given = [item for item in PERCENT.findall(text) if is_positional(item)]
    if set(positional) == set(given) and positional != given:
        yield MISSING % {"item": " ".join(positional)}


def is_positional(item):
    return item not in ("%", "%%") and "(" not in item


def fields(text):
    """Counter of the fields in curly brackets, written whole; None where they cannot be read."""
    try:
        return Counter(
            f"{{{name}{'!' + turn if turn else ''}{':' + form if form else ''}}}"
            for _before, name, form, turn in Formatter().parse(text)
            if name is not None
        )
    except ValueError:
        return None


def braces(source, text, may_leave_out):
    if "{" not in source + text and "}" not in source + text:
        return
    known, used = fields(source), fields(text)
    if known is None:
        known, used = (Counter(re.findall(r"[{}]", one)) for one in (source, text))
    if used is None or used - known or (known - used and not may_leave_out):
        yield BRACES % {"items": ", ".join(known or ["–"])}


class Tag(HTMLParser):
    """One tag as it is compared: name and attributes, without what may be said anew in them."""

    def __init__(self, text):
        super().__init__()
        self.told = ("text", text)
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.told = ("open", tag, frozenset((name, None if name in SAID else value) for name, value in attrs))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        self.told = ("close", tag)


def tags(source, text):
    wanted, given = ([Tag(tag).told for tag in TAG.findall(one)] for one in (source, text))
    if Counter(wanted) != Counter(given):
        items = " ".join(TAG.findall(source)) or "–"
        yield TAGS % {"items": items}
    elif not is_nested(given) and is_nested(wanted):
        yield NESTING


def is_nested(told):
    opened = []
    for kind, name, *_rest in told:
        if kind == "open" and name not in VOID:
            opened.append(name)
        elif kind == "close" and (not opened or opened.pop() != name):
            return False
    return not opened


def quotes(sources, text):
    """Outside tags: the text may stand in an attribute, which a straight quotation mark would end."""
    if '"' in TAG.sub("", text) and not any('"' in TAG.sub("", source) for source in sources):
        yield QUOTE
