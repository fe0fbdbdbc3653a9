"""Lines and dates as GEDCOM 7 writes them; gedcom.py says which. Pure."""

import re

from . import dates

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
BREAKS = re.compile("\r\n?|\u2028|\u2029|\x85")
# What a line may not hold: control characters, lone surrogates, and the two signs that the standard bans.
BANNED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def node(tag, text="", children=(), *, xref="", pointer=""):
    """A structure with what stands under it; a child that is None or "" is left out."""
    return tag, str(text), [child for child in children if child], xref, pointer


def lines(found, level=0):
    """The lines of a node and of all below it."""
    tag, text, children, xref, pointer = found
    first, *rest = clean(text).split("\n")
    yield " ".join(filter(None, (str(level), xref, tag, pointer or first)))
    for line in rest:
        yield " ".join(filter(None, (str(level + 1), "CONT", line)))
    for child in children:
        yield from lines(child, level + 1)


def clean(text):
    """Without signs that the standard bans; the @ that begins a line is doubled."""
    plain = BANNED.sub("", BREAKS.sub("\n", text)).replace("\t", " ")
    return re.sub("^@", "@@", plain, flags=re.MULTILINE)


def exact_date(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_node(edtf, language, lasting=False):
    """The DATE of an EDTF date, with its own words where GEDCOM says less; None without one.

    An interval is "between", or with `lasting` "from ... to".
    """
    if not edtf:
        return None
    found = dates.parts(edtf)
    value = interval(*found, lasting) if len(found) == 2 else single(found[0])
    first = found[0]
    is_said = len(found) == 1 and not first.mark and first.precision in ("year", "month", "day")
    return node("DATE", value, [] if is_said else [node("PHRASE", dates.told(edtf, language))])


def single(part):
    """One date: "ABT" for about and for uncertain, a span for a decade or a season."""
    first, last = point(part), point(part, last=True)
    if first != last:
        return f"BET {first} AND {last}"
    return f"ABT {first}" if part.mark else first


def interval(first, last, lasting):
    if first is None:
        return f"{'TO' if lasting else 'BEF'} {point(last, last=True)}"
    if last is None:
        return f"{'FROM' if lasting else 'AFT'} {point(first)}"
    pattern = "FROM {} TO {}" if lasting else "BET {} AND {}"
    return pattern.format(point(first), point(last, last=True))


def point(part, last=False):
    """A date without its mark: of a decade or a season the first, or with `last` the last year or month."""
    day = part.bounds[1 if last else 0]
    if part.day:
        return exact_date(day)
    # Winter has no months of its own: it may be the beginning or the end of the year.
    is_year = part.precision in ("year", "decade") or (part.bounds[1].month - part.bounds[0].month) > 2
    return str(day.year) if is_year else f"{MONTHS[day.month - 1]} {day.year}"
