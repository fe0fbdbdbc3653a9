"""Dates written for people in Kazakh, Russian and English. Pure; dates.py is the way in."""

from .words import MONTHS_OF, NAMES, PATTERNS, SAID, SEASONS


def told(parts, language):
    """`parts` as dates.parts() gives them."""
    if len(parts) == 1:
        return marked(parts[0], language)
    first, last = parts
    if first is None:
        return bounded(last, "before", language)
    if last is None:
        return bounded(first, "after", language)
    if first.precision == last.precision == "year" and not first.mark and not last.mark:
        return SAID[language, "years"][1].format(first.year, last.year)
    if (first.year, first.precision, first.mark, last.mark) == (last.year, last.precision, "", ""):
        return within_year(first, last, language)
    return SAID[language, "range"][1].format(marked(first, language), marked(last, language))


def within_year(first, last, language):
    """What both have in common is said once: "6–9 October 2019", "2019 жылғы 29 қазан – 2 қараша"."""
    start, end = names_of(first, language, ""), names_of(last, language, "")
    if first.precision != "day":
        return pattern_of(last, language, "").format(**end | {"month": f"{start['month']}–{end['month']}"})
    days = f"{first.day}–{last.day}"
    if first.month != last.month:
        month = start["month_of" if language == "ru" else "month"]
        days = SAID[language, "range"][1].format(f"{first.day} {month}", last.day)
    return pattern_of(last, language, "").format(**end | {"day": days})


def marked(part, language):
    """With "about" or "uncertain" where it is so."""
    said = {"~": "about", "?": "uncertain"}.get(part.mark)
    return said_of(part, said, language) if said else bare(part, language, "")


def bounded(part, side, language):
    """Before or after a date."""
    said = said_of(part, f"about {side}" if part.mark == "~" else side, language)
    return SAID[language, "uncertain"][1].format(said) if part.mark == "?" else said


def said_of(part, said, language):
    case, pattern = SAID[language, said]
    return pattern.format(bare(part, language, case))


def bare(part, language, case):
    """Without its mark, in the grammatical `case`."""
    return pattern_of(part, language, case).format(**names_of(part, language, case))


def pattern_of(part, language, case):
    patterns = PATTERNS[language, ""] | PATTERNS[language, case]
    return patterns.get(part.precision, patterns["month"])


def names_of(part, language, case):
    """What the patterns name: year, day, month (or season), and the month after a day (ru)."""
    months, seasons = NAMES[language, case]
    names = {"year": part.year, "day": part.day}
    if part.precision == "season":
        return names | {"month": seasons[SEASONS.index(part.month)]}
    if part.month:
        names |= {"month": months[part.month - 1], "month_of": MONTHS_OF[part.month - 1]}
    return names
