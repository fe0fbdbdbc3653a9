"""What one cell of an imported table may hold, field by field. Pure."""

import re
from functools import cache
from unicodedata import category, normalize

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from .. import dates
from . import columns
from .sheets import Unusable

YES = {"yes", "true", "1", "да", "иә", "+", "y"}
NO = {"no", "false", "0", "нет", "жоқ", "-", "n"}
CERTAINTIES = ("documented", "testimony", "press", "disputed")
# As the columns of the database; a test compares them.
LENGTHS = {
    "id": 60, "slug": 80, "surname": 80, "given_name": 80, "patronymic": 80, "fate": 300, "life": 100_000,
    "disputed": 10_000, "place": 160, "name": 160, "text": 300, "source": 300, "source_url": 200, "cited": 120,
}  # fmt: skip
LONGEST = 1000
MANY_LINES = {"life", "disputed"}
FIRST_YEAR = 1800
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
BLANKS = re.compile(r"\s+")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
is_url = URLValidator(schemes=["http", "https"])


def read(field, text, today):
    """The value of a cell: text, EDTF for a date, bool for a switch; "" for nothing. Raises ValueError with the reason."""
    return taken(text, rules(field), today)


def taken(text, rule, today):
    """The value of a cell that `rule` reads: (greatest length, whether line breaks stay, what reads it)."""
    if isinstance(text, Unusable):
        raise ValueError(str(text))
    if CONTROL.search(text):
        raise ValueError(_("The cell holds control characters."))
    longest, many_lines, reader = rule
    text = plain(text, many_lines)
    if len(text) > longest:
        raise ValueError(
            _("The text has %(length)d characters; %(longest)d fit.")
            % {"length": len(text), "longest": longest}
        )
    return reader(text, today) if text else ""


@cache
def rules(field):
    """(greatest length, whether line breaks stay, what reads it) of a field."""
    what = attribute(field)
    longest = LENGTHS.get(field) or LENGTHS.get(what) or LONGEST
    return longest, field in MANY_LINES, READERS.get(field) or READERS.get(what) or read_text


def plain(text, many_lines=False):
    """Composed letters, one blank between words; line breaks stay where they mean something."""
    text = normalize("NFC", text)
    if not many_lines:
        return BLANKS.sub(" ", text).strip()
    return "\n".join(
        line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ).strip()


def attribute(field):
    """date for arrest_date, source_url for arrest_source_url; the field itself where it is none of a fact's."""
    kind = columns.FACT_KINDS.get(field)
    return field[len(kind) + 1 :] if kind else field


def read_text(text, today):
    return text


def read_date(text, today):
    """EDTF; raises ValueError for what is no date, and for a year that cannot be meant."""
    try:
        edtf = dates.read(text)
    except ValueError:
        raise ValueError(
            _("“%(text)s” is not a date.") % {"text": text[:40]} + " " + str(dates.HINT)
        ) from None
    first, last = dates.span(edtf)
    if (last and last.year < FIRST_YEAR) or (first and first > today):
        raise ValueError(_("The year of “%(text)s” is out of range.") % {"text": text[:40]})
    return edtf


def read_year(text, today):
    if not re.fullmatch("[0-9]{4}", text):
        raise ValueError(_("“%(text)s” is not a year.") % {"text": text[:40]})
    return read_date(text, today)


def read_switch(text, today):
    word = text.casefold()
    if word not in YES | NO:
        raise ValueError(_("Write yes or no."))
    return word in YES


def read_disputed(text, today):
    """Yes or no, or what is disputed."""
    return read_switch(text, today) if text.casefold() in YES | NO else text


def read_certainty(text, today):
    word = text.casefold()
    if word not in CERTAINTIES:
        raise ValueError(_("Write one of: %(words)s.") % {"words": ", ".join(CERTAINTIES)})
    return word


def read_url(text, today):
    try:
        is_url(text)
    except ValidationError:
        raise ValueError(_("This is not a link that begins with http:// or https://.")) from None
    return text


def read_slug(text, today):
    if not SLUG.fullmatch(text):
        raise ValueError(_("An address consists of small Latin letters, digits and hyphens."))
    return text


READERS = {
    "date": read_date, "source_url": read_url, "certainty": read_certainty, "disputed": read_disputed,
    "slug": read_slug, **dict.fromkeys(columns.SWITCHES, read_switch), **dict.fromkeys(columns.YEARS, read_year),
}  # fmt: skip


def is_before(date, other):
    """Whether the whole of one EDTF date lies before another; False where that is not known."""
    last, first = dates.span(date)[1], dates.span(other)[0]
    return bool(last and first) and last < first


def overlap(date, other):
    return not (is_before(date, other) or is_before(other, date))


def is_odd_name(text):
    """Digits in a name, and a name without a letter, are seldom meant."""
    return bool(text) and (any(category(char) == "Nd" for char in text) or not any(map(str.isalpha, text)))
