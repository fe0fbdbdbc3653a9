"""The years that a date in words means, for museums' own ways of dating: late 1930s, XIX век, 193?, c. 500 BCE. Pure.

Wider than prisoners.dates, which is for the days of a life: here are centuries, thirds of decades, and years before
Christ (500 BCE is -500). What is read are bounds: the text itself is kept as it was typed.
"""

import re
from functools import lru_cache
from itertools import groupby

from prisoners import dates
from prisoners.dates.typed import plain
from prisoners.dates.words import ABOUT, AFTER, BEFORE, BETWEEN, FILLER, TO, UNCERTAIN
from prisoners.dates.words import WORDS as DATE_WORDS

# What a SmallIntegerField holds.
FIRST, LAST = -32768, 32767
LONGEST = 200
# "About" moves a bound by so many years: the third where a date is before 1000 or counted in centuries.
ABOUT_YEARS, ABOUT_LONG_AGO = 2, 10

UNDATED = re.compile(
    r"n\. ?d\.?|s\. ?d\.?|undated|no date|date (?:un|not )known|unknown(?: date)?|not dated|б\. ?д\.?|без даты|"
    r"не датировано?|дата неизвестна|неизвестно|күні белгісіз|белгісіз|-+|\?+"
)
# What follows tells of another thing than the object: when a photograph was printed, a bronze cast.
LATER_ACT = re.compile(
    r"[,;(\[] ?(?:later |this )?(?:printed|print|cast|published|reprinted|отпечатан|напечатан)\w*\b.*"
)
NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
ROMAN = {numeral: number for number, numeral in enumerate(NUMERALS.split(), 1)}
LATIN = str.maketrans("хі", "xi")
# 1961-62; dates.read has taken what might be a month or a season.
SHORT_RANGE = re.compile(r"\b([0-9]{2})([0-9]{2}) ?[-–/] ?([0-9]{2})(?![0-9])")
# 1826-7.
SHORTEST_RANGE = re.compile(r"\b([0-9]{3})([0-9]) ?[-–/] ?([0-9])(?![0-9])")
CENTURY_WORD = r"(?:centur(?:y|ies)|cent\b|c\.|век\w*|вв?\b|столети\w*|ст\.|ғасыр\w*|ғғ?\b)\.?"
BEFORE_CHRIST = r"b\. ?c\. ?(?:e\.)?|bce?\b|до н\. ?э\b|до нашей эры|б\. ?з\. ?д\b"
AFTER_CHRIST = r"a\. ?d\.|ad\b|c\. ?e\.|ce\b|н\. ?э\b|нашей эры|б\. ?з\b"
DECADES = r"(?:’?s\b|-?(?:е|х|ые|ых)\b|[ -]?(?:(?:шы|ші|ыншы|інші)\s)?жылдар\w*)"
ORDINAL = r"[0-9]{1,2}(?:st\b|nd\b|rd\b|th\b|-?(?:й|го|м|шы|ші|ыншы|інші)\b)?"
# {part of a decade or century: the words for it}; a part is (its number, of how many).
PARTS = {
    (1, 2): "first half|1st half|1-я половина|перв(?:ая|ой) половин[аы]|бірінші жартысы",
    (2, 2): "second half|2nd half|latter half|2-я половина|втор(?:ая|ой) половин[аы]|екінші жартысы",
    (1, 4): "first quarter|1st quarter|перв(?:ая|ой) четверт[ьи]|бірінші ширегі",
    (2, 4): "second quarter|2nd quarter|втор(?:ая|ой) четверт[ьи]|екінші ширегі",
    (3, 4): "third quarter|3rd quarter|трет(?:ья|ьей) четверт[ьи]|үшінші ширегі",
    (4, 4): "(?:last|fourth|4th) quarter|последн(?:яя|ей) четверт[ьи]|соңғы ширегі",
    (1, 3): "early|beginning|начал[оае]|басы|бас кезі|басында",
    (2, 3): "mid(?:dle)?|середин[аыеу]|ортасы|ортасында",
    (3, 3): "late|end|кон(?:ец|ца|це)|соңы|соңында|аяғы|аяғында",
}
TOKEN = re.compile(
    "|".join(
        [
            rf"(?P<bc>{BEFORE_CHRIST})",
            rf"(?P<ad>{AFTER_CHRIST})",
            *(
                rf"(?P<part{number}_{count}>\b(?:{words})(?!\w)-?)"
                for (number, count), words in PARTS.items()
            ),
            rf"(?P<century>(?:{ORDINAL}|\b[ivxіх]+)[ -]?{CENTURY_WORD})",
            rf"(?P<decade>[0-9]{{3}}0{DECADES})",
            rf"(?P<short>(?<![0-9])[1-9]0{DECADES})",
            r"(?P<hidden>(?<![0-9])[0-9]{2}(?:[0-9][?x_]|[0-9]-(?![0-9])|\?\?|--|xx|__)(?![0-9]))",
            r"(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b|\b[ivxіх]+\b)",
            r"(?P<year>(?<![0-9])[0-9]{1,5}(?:-(?:ге|ға|ке|қа|ден|дан|тен|тан|нен|нан|ші|шы|го|м)\b)?(?![0-9]))",
            r"(?P<onwards>(?:or|and) later|(?:или|и) (?:позднее|позже)|(?:немесе|және) (?:одан )?кейін)",
            r"(?P<backwards>(?:or|and) earlier|(?:или|и) ранее|(?:немесе|және) (?:одан )?бұрын)",
            r"(?P<word>[^\W\d_]+)",
            r"(?P<sign>[~?–/-])",
            r"(?P<nothing>[\s.,;()\[\]]+)",
        ]
    )
)
SIDES = {"onwards": AFTER, "backwards": BEFORE}
SIGNS = {"~": ABOUT, "?": UNCERTAIN, "–": TO, "-": TO, "/": TO}
MORE_WORDS = {
    "or": TO, "или": TO, "немесе": TO, "early": FILLER, "possibly": UNCERTAIN, "возможно": UNCERTAIN, "not": FILLER,
    "позднее": BEFORE, "later": FILLER, "жылдардың": FILLER, "конца": FILLER,
}  # fmt: skip
WORDS = {**{word: kind for word, (kind, _number) in DATE_WORDS.items()}, **MORE_WORDS}


@lru_cache(maxsize=8192)
def years(text):
    """(earliest, latest) year, None where it is open or not stated; raises ValueError for what is not read as a date."""
    text = plain(text)
    if not text or UNDATED.fullmatch(text):
        return None, None
    if len(text) > LONGEST:
        raise ValueError(text)
    text = LATER_ACT.sub("", text)
    try:
        first, last = dates.span(dates.read(text))
    except ValueError:
        text = SHORTEST_RANGE.sub(r"\1\2–\1\3", SHORT_RANGE.sub(r"\1\2–\1\3", text))
        return checked(text, read(text))
    return first and first.year, last and last.year


def checked(text, found):
    first, last = found
    known = [year for year in found if year is not None]
    if not known or min(known) < FIRST or max(known) > LAST or (len(known) == 2 and first > last):
        raise ValueError(text)
    return found


def read(text):
    row = [token for token in tokens(text) if token[0] not in (FILLER, UNCERTAIN, BETWEEN)]
    sides = [list(group) for is_to, group in groupby(row, lambda token: token[0] == TO) if not is_to]
    if not 1 <= len(sides) <= 2:
        raise ValueError(text)
    if len(sides) == 1:
        return bounds(sides[0])
    first, last = sides
    # "300–200 BCE" and "1900 or 1898" alike: the whole of both.
    ends = [*bounds(completed(first, last)), *bounds(completed(last, first))]
    if None in ends:
        raise ValueError(text)
    return min(ends), max(ends)


def tokens(text):
    """[(kind, value), ...]; raises ValueError at what is no part of a date."""
    found, end = [], 0
    while end < len(text):
        match = TOKEN.match(text, end)
        if not match:
            raise ValueError(text)
        end = match.end()
        if match.lastgroup != "nothing":
            found.append(token(match.lastgroup, match[0]))
    return found


def token(kind, text):
    if kind == "word":
        if text not in WORDS:
            raise ValueError(text)
        return WORDS[text], 0
    if kind in SIDES:
        return SIDES[kind], 0
    if kind == "sign":
        return SIGNS[text], 0
    if kind.startswith("part"):
        return "part", tuple(map(int, kind.removeprefix("part").split("_")))
    if kind in ("century", "ordinal"):
        return kind, number_of(text)
    if kind == "hidden":
        return ("decade", int(text[:3]) * 10) if text[2].isdigit() else ("century", int(text[:2]) + 1)
    return kind, int(re.match("[0-9]+", text)[0]) if text[0].isdigit() else 0


def number_of(text):
    """Of a century: 19 for "19th century", "xix век" and «ХІХ ғасыр»."""
    digits = re.match("[0-9]+", text)
    roman = re.match("[ivx]*", text.translate(LATIN))[0]
    if not digits and roman not in ROMAN:
        raise ValueError(text)
    return int(digits[0]) if digits else ROMAN[roman]


def completed(side, other):
    """A side with what is said once for both: "19th–20th century", "300–200 BCE"."""
    kinds, others = {kind for kind, _value in side}, {kind for kind, _value in other}
    if "ordinal" in kinds and "century" in others:
        side = [("century", value) if kind == "ordinal" else (kind, value) for kind, value in side]
    if not kinds & {"bc", "ad"} and "bc" in others:
        side = [*side, ("bc", 0)]
    return side


def bounds(side):
    """(earliest, latest) of one date with its words."""
    values = dict(side)
    if len(values) != len(side):
        raise ValueError(side)
    first, last = period(values)
    if "part" in values:
        first, last = part_of(first, last, *values["part"])
    if "bc" in values:
        first, last = -last, -first
    if ABOUT in values:
        margin = ABOUT_YEARS if first >= 1000 and last - first < 100 else ABOUT_LONG_AGO
        first, last = first - margin, last + margin
    if BEFORE in values:
        return None, last
    return first, None if AFTER in values else last


def period(values):
    """The years of the century, decade or year, counted upwards; before Christ they are turned round later."""
    if {"century", "short"} <= set(values):
        start = (values["century"] - 1) * 100 + values["short"]
        return start, start + 9
    if len({"century", "decade", "year"} & set(values)) != 1 or {"ordinal", "short"} & set(values):
        raise ValueError(values)
    if "century" in values:
        return values["century"] * 100 - 99, values["century"] * 100
    if "decade" in values:
        return values["decade"], values["decade"] + 9
    # Two digits are a year where the era is told: "AD 79".
    if values["year"] < 100 and not {"bc", "ad"} & set(values):
        raise ValueError(values)
    return values["year"], values["year"]


def part_of(first, last, number, count):
    """Early 1930s are 1930-1934, late ones 1935-1939: a decade has two halves that overlap in its middle."""
    length = last - first + 1
    if length == 1:
        raise ValueError(first)
    if length == 10 and count == 3:
        start, end = {1: (0, 4), 2: (3, 6), 3: (5, 9)}[number]
        return first + start, first + end
    step = length / count
    return first + round(step * (number - 1)), first + round(step * number) - 1
