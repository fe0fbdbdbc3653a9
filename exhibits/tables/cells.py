"""What one cell of an imported table of exhibits or donations may hold, field by field. Pure."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from unicodedata import normalize

from django.utils.translation import gettext as _

from prisoners import dates
from prisoners.tables.cells import LONGEST, plain, read_slug, read_switch, taken

from .. import numbers
from ..years import FIRST, LAST, years
from .words import CHOICES, ROLES, VALUES

# As the columns of the database; a test compares them. Longer texts are refused, or cut where the mapping says so.
LENGTHS = {
    "accession_number": 80, "inventory_number": 80, "slug": 80, "title": 1000, "date": 300, "material": 2000,
    "technique": 1000, "dimensions": 2000, "description": 100_000, "inscription": 100_000, "meaning": 100_000,
    "provenance": 100_000, "archive": 300, "archive_fonds": 40, "archive_inventory": 40, "archive_file": 40,
    "archive_sheet": 40, "showcase": 60, "rights_holder": 300, "credit_line": 2000, "kind": 160, "hall": 120,
    "persons": 2000,
}  # fmt: skip
DONATION_LENGTHS = {
    "id": 60, "slug": 80, "title": 200, "story": 100_000, "credit_line": 300, "act_number": 80, "persons": 2000,
    "donor": 160, "donor_place": 120, "donor_country": 160, "donor_person": 80, "item": 300, "item_kind": 160,
    "item_note": 300, "item_exhibit": 80,
}  # fmt: skip
MANY_LINES = {"description", "inscription", "meaning", "provenance", "story"}
SIZES = ("height", "width", "depth", "diameter")
MOST_COUNT = 32767
CENTS, LARGEST = Decimal("0.01"), Decimal(10) ** 8
NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)?(?:(?:^|(?<=\d)[ -]|(?<=\d))(\d+)[/⁄](\d+))?\s*([^\W\d]+\.?|[″\"])?")
ISO_YEAR = re.compile(r"(-?\d{1,5})(?:-\d{2}-\d{2}(?:[T ].*)?)?")
MIDNIGHT = re.compile(r"(?<=\d)[T ]\d{2}:\d{2}.*")


def read(field, text, today):
    """The value of a cell of exhibits; "" for nothing. Raises ValueError with the reason."""
    return taken(text, rule(field, LENGTHS, EXHIBIT_READERS), today)


def read_of_donation(field, text, today):
    """The same for a table of donations."""
    return taken(text, rule(field, DONATION_LENGTHS, DONATION_READERS), today)


def rule(field, lengths, readers):
    """(greatest length, whether line breaks stay, what reads it) of a field."""
    return lengths.get(field, LONGEST), field in MANY_LINES, readers.get(field, read_text)


def cut(text, field, lengths):
    """A text as long as fits, with … at its end; as it is where it fits."""
    longest = lengths.get(field, LONGEST)
    text = plain(text, field in MANY_LINES)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def read_text(text, today):
    return text


def choice_of(field):
    """What reads one of the words for a choice."""

    def read_choice(text, today):
        found = CHOICES[field].get(text.casefold())
        if found is None:
            raise ValueError(_("Write one of: %(words)s.") % {"words": examples(field)})
        return found

    return read_choice


def examples(field):
    return ", ".join(row.partition("|")[0] for row in VALUES[field].values())


def read_number(text, today):
    """An accession or inventory number, as it is kept."""
    return numbers.plain(text)


def read_earliest(text, today):
    return year_of(text, 0)


def read_latest(text, today):
    return year_of(text, 1)


def year_of(text, side):
    """A year: 1903, -500, 1903-01-01, "c. 500 BCE"; of a span its first or its last one. None for 0, which is no year."""
    found = ISO_YEAR.fullmatch(text)
    try:
        year = int(found[1]) if found else years(text)[side]
    except ValueError:
        year = None
    if year is None or not FIRST <= year <= LAST:
        raise ValueError(_("“%(text)s” is not a year.") % {"text": text[:40]})
    return year or None


def read_day(text, today):
    """EDTF; never a day to come."""
    try:
        edtf = dates.read(MIDNIGHT.sub("", text))
    except ValueError:
        raise ValueError(
            _("“%(text)s” is not a date.") % {"text": text[:40]} + " " + str(dates.HINT)
        ) from None
    first = dates.span(edtf)[0]
    if first and first > today:
        raise ValueError(_("The year of “%(text)s” is out of range.") % {"text": text[:40]})
    return edtf


def read_full_day(text, today):
    """A day, as 2018-10-09."""
    day = read_day(text, today)
    if len(day) != len("2018-10-09") or not day[-1].isdigit():
        raise ValueError(_("Write the whole day, as 9.10.2018."))
    return day


def read_size(text, today):
    """(Decimal, its unit or ""): 24, 24.5, 24,5 cm, 11 1/2 in; rounded to the hundredth. Zero is nothing."""
    found = NUMBER.fullmatch(normalize("NFKC", text).strip())
    if not found or not (found[1] or found[2]) or found[3] == "0":
        raise ValueError(_("“%(text)s” is not a number.") % {"text": text[:40]})
    try:
        number = Decimal((found[1] or "0").replace(",", "."))
        number += Decimal(int(found[2])) / int(found[3]) if found[2] else 0
        number = number.quantize(CENTS, ROUND_HALF_UP)
    except InvalidOperation:
        number = LARGEST
    if number >= LARGEST:
        raise ValueError(_("“%(text)s” is too large a number.") % {"text": text[:40]})
    return (number, (found[4] or "").casefold()) if number else ""


def read_count(text, today):
    if not re.fullmatch("[0-9]{1,9}", text) or not 0 < int(text) <= MOST_COUNT:
        raise ValueError(_("Write a whole number from 1 to %(most)d.") % {"most": MOST_COUNT})
    return int(text)


def read_roles(text, today):
    """((role, address or id of a person), ...): "owner: mamayeva-raisa; depicted: 17"."""
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        word, colon, person = (each.strip() for each in part.partition(":"))
        role = ROLES.get(word.casefold())
        if not (colon and person and role):
            said = _("Write persons as “owner: mamayeva-raisa; depicted: 17”; the roles are: %(words)s.")
            raise ValueError(said % {"words": examples("persons")})
        found.append((role, person))
    return tuple(dict.fromkeys(found))


def read_persons(text, today):
    """(address or id of a person, ...) of a donation."""
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in text.split(";")))))


CHOICE_READERS = {field: choice_of(field) for field in CHOICES}
EXHIBIT_READERS = {
    **CHOICE_READERS, **dict.fromkeys(SIZES, read_size), "accession_number": read_number, "inventory_number": read_number,
    "slug": read_slug, "earliest": read_earliest, "latest": read_latest, "acquired_on": read_day, "parts": read_count,
    "hall_position": read_count, "weight": read_size, "persons": read_roles, "unique": read_switch,
    "published": read_switch,
}  # fmt: skip
DONATION_READERS = {
    **CHOICE_READERS, "slug": read_slug, "date": read_day, "persons": read_persons, "published": read_switch,
    "item_exhibit": read_number, "item_count": read_count, "donor_agreed_on": read_full_day, "donor_shows_name": read_switch,
    "donor_shows_country": read_switch, "donor_shows_photo": read_switch,
}  # fmt: skip
