"""Dates as people type them, read as EDTF text. Pure; dates.py is the way in, and checks what is found here."""

import re
from itertools import groupby
from unicodedata import normalize

from .words import ABOUT, AFTER, BEFORE, BETWEEN, FILLER, MONTH, TO, UNCERTAIN, WORDS, YEARS

DAY, YEAR, DATE = "D", "Y", "T"
# In order: a longer form before the shorter one that begins it.
TOKEN = re.compile(
    r"""(?<![0-9])(?:
      (?P<dotted>(?:([0-9]{1,2})\.\s?)?([0-9]{1,2})\.\s?([0-9]{4}))
    | (?P<edtf>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{3}x)
    | (?P<decade>[0-9]{3}0(?:’?s\b|-?(?:е|х|ые|ых)\b|-(?:(?:шы|ші|ыншы|інші)\s)?жылдар\w*))
    | (?P<year>[0-9]{4})(?:-(?:ге|ға|ке|қа|ден|дан|тен|тан|нен|нан|ші|шы|го|м)\b)?
    | (?P<day>[0-9]{1,2})(?:st\b|nd\b|rd\b|th\b|-?(?:го|е|ое|ші|шы)\b)?
    )(?![0-9])
    | (?P<since>жылдан\s(?:кейін|бастап))
    | (?P<word>[^\W\d_]+)
    | (?P<sign>[~?–/-])
    | (?P<nothing>[\s.,()]+)""",
    re.VERBOSE,
)
SIGNS = {"~": ABOUT, "?": UNCERTAIN, "–": TO, "-": TO, "/": TO}
SAME_SIGNS = str.maketrans({"—": "–", "‒": "–", "−": "–", "‐": "-", "‑": "-", "'": "’", "ʼ": "’"})
# 1937/38 and 1937–38; with twelve or less it might be a month, and with a hyphen it might be EDTF's season.
SHORT_RANGE = re.compile(r"([0-9]{2})([0-9]{2})[/–](1[3-9]|[2-9][0-9])(?![0-9])")
# The orders that the parts of one date may stand in, with the kinds of date_words.
ORDERS = {"T", "Y", "MY", "YM", "DMY", "YDM", "MDY", "YMD", "SY", "YS"}


def plain(text):
    """Small letters, one kind of dash, one blank between words; full-width digits become plain ones."""
    return " ".join(normalize("NFKC", text).casefold().translate(SAME_SIGNS).split())


def edtf(text):
    """The EDTF text of a plain() one. Raises ValueError where it is not a date; numbers are not checked."""
    rest = [token for token in tokens(SHORT_RANGE.sub(r"\1\2–\1\3", text)) if token[0] != FILLER]
    kinds = {kind for kind, _ in rest}
    if YEARS in kinds:
        rest = decades(rest, single=TO not in kinds)
    groups = [list(group) for is_to, group in groupby(rest, lambda token: token[0] == TO) if not is_to]
    if sum(kind == TO for kind, _ in rest) != len(groups) - 1 or len(groups) > 2:
        raise ValueError(text)
    return one(groups[0]) if len(groups) == 1 else two(*groups)


def tokens(text):
    """[(kind, value), ...] from left to right."""
    found, end = [], 0
    while end < len(text):
        match = TOKEN.match(text, end)
        if not match:
            raise ValueError(text)
        end = match.end()
        if match.lastgroup != "nothing":
            found.append(token(match))
    return found


def token(match):
    kind, text = next((name, text) for name, text in match.groupdict().items() if text is not None)
    if kind == "word":
        if text not in WORDS:
            raise ValueError(text)
        return WORDS[text]
    if kind == "dotted":
        day, month, year = match[2], match[3], match[4]
        return DATE, f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    if kind == "decade":
        return DATE, f"{text[:3]}X"
    if kind in ("year", "day"):
        return (YEAR, text) if kind == "year" else (DAY, int(text))
    if kind == "edtf":
        return DATE, text.upper()
    return (AFTER, 0) if kind == "since" else (SIGNS[text], 0)


def decades(tokens, single):
    """Kazakh: "1930 жылдары" is a decade, "1939–1940 жылдары" are two years."""
    row = []
    for kind, value in tokens:
        if kind != YEARS:
            row.append((kind, value))
        elif single and row and row[-1][0] == YEAR and row[-1][1].endswith("0"):
            row[-1] = DATE, f"{row[-1][1][:3]}X"
    return row


def one(group):
    """A date, or what is before or after one."""
    sides = [kind for kind, _ in group if kind in (BEFORE, AFTER)]
    text = single([token for token in group if token[0] not in (BEFORE, AFTER)])
    if len(sides) > 1:
        raise ValueError(sides)
    if not sides:
        return text
    return f"../{text}" if sides == [BEFORE] else f"{text}/.."


def two(first, last):
    """An interval: "between" or "from" (Kazakh: "until", "between" at the end) may stand around it."""
    if first[0][0] in (BETWEEN, AFTER):
        first = first[1:]
    if last[-1][0] in (BETWEEN, BEFORE):
        last = last[:-1]
    both = completed(first, last), completed(last, first)
    if both != (first, last) and len({frozenset(unmarked(side)) for side in both}) > 1:
        raise ValueError(both)
    return f"{single(both[0])}/{single(both[1])}"


def completed(group, other):
    """With the year and month that are said once for both: "6–9 October 2019", "қаңтар–ақпан"."""
    kinds = unmarked(group)
    if DATE in kinds | unmarked(other):
        return group
    lacking = {YEAR, MONTH} - kinds if DAY in kinds else {YEAR} - kinds
    lent = [token for token in other if token[0] in lacking]
    return sorted([*group, *lent], key=lambda token: "DMSYA?".find(token[0])) if lent else group


def unmarked(group):
    return {kind for kind, _ in group} - {ABOUT, UNCERTAIN}


def single(group):
    """One date with its marks."""
    marks = [kind for kind, _ in group if kind in (ABOUT, UNCERTAIN)]
    group = [token for token in group if token[0] not in (ABOUT, UNCERTAIN)]
    order = "".join(kind for kind, _ in group)
    if order not in ORDERS or len(marks) > 1:
        raise ValueError(order)
    values = dict(group)
    text = values.get(DATE) or values[YEAR]
    for kind in "MSD":
        if kind in values:
            text += f"-{values[kind]:02}"
    return text + ("~" if marks == [ABOUT] else "?" if marks else "")
