"""The years that an object is of, told for people. Pure.

Years are whole numbers, None where open; 0 and below are before Christ, as SmallIntegerField and exhibits.years count:
-500 is 500 BC.
"""

from django.utils.translation import gettext

from prisoners import dates


def told(first, last, language):
    """In the grammar of `language` where the years have four digits: "1939", "после 1937 года"; "" for no year."""
    if first is None and last is None:
        return ""
    if is_plain(first) and is_plain(last):
        return dates.told(edtf(first, last), language)
    return short(first, last)


def short(first, last):
    """The years alone, for tight places: 1939, 1937–1938, ≤1938, ≥1938, 500 BC; "" for no year."""
    if first is None and last is None:
        return ""
    if first == last:
        return named(first)
    if first is None or last is None:
        return f"≤{named(last)}" if first is None else f"≥{named(first)}"
    if last <= 0:
        return before_christ(f"{-first}–{-last}")
    return f"{named(first)}–{named(last)}"


def edtf(first, last):
    """As EDTF: "1939", "1937/1938", "1937/..". Of years of four digits."""
    if first == last:
        return str(first)
    return "/".join(".." if year is None else str(year) for year in (first, last))


def is_plain(year):
    return year is None or dates.FIRST_YEAR <= year <= dates.LAST_YEAR


def named(year):
    return str(year) if year > 0 else before_christ(-year)


def before_christ(years):
    return gettext("%(year)s BC") % {"year": years}
