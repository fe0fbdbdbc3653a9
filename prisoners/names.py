"""Names as they are read: in which order they stand, under which letter. Pure."""

from itertools import groupby
from unicodedata import normalize

# The Kazakh alphabet, which holds the Russian one in its order.
ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# After Latin letters and their kin.
POSITIONS = {letter: 0x10000 + place for place, letter in enumerate(ALPHABET)}


def plain(name):
    """Lower case, words parted by one blank; Latin letters without their accents, other signs left out."""
    chars = normalize("NFC", name).casefold()
    return " ".join("".join(map(plain_letter, chars)).split())


def plain_letter(char):
    if char in POSITIONS or char.isspace():
        return char
    return "".join(part for part in normalize("NFKD", char) if part.isalpha())


def order(name):
    """The sort key of a name: the same on every database, Latin before Kazakh and Russian letters."""
    return [POSITIONS.get(char, ord(char)) for char in plain(name)]


def initial(name):
    """The letter that a name stands under; "" when it has none."""
    return plain(name)[:1].upper()


def initials(name):
    """The initials of the first and the last word, for a tile in place of a portrait: РМ."""
    found = [word[0].upper() for word in plain(name).split()]
    return "".join(found if len(found) < 2 else (found[0], found[-1]))


def by_initial(people, name_of):
    """[(letter, [person, ...]), ...] in the order of the alphabet; who has no name comes first, under ""."""
    in_order = sorted(people, key=lambda person: (order(name_of(person)), name_of(person), person.slug))
    grouped = groupby(in_order, key=lambda person: initial(name_of(person)))
    return [(letter, list(group)) for letter, group in grouped]
