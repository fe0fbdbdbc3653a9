"""ASCII addresses from titles in Kazakh, Russian and English."""

import unicodedata
from itertools import chain, count

from django.utils.text import slugify

LONGEST = 60
RESERVED = {"feed"}
LETTERS = dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True))
LETTERS |= dict(zip("әғқңөұүһі", "agqnouuhi", strict=True))
LETTERS |= {
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
}
LETTERS |= {"ъ": "", "ь": ""}


def is_reserved(slug):
    """True for what is an address of the news already: the feed, and the years."""
    return slug in RESERVED or (slug.isdecimal() and len(slug) == 4)


def from_title(title):
    """The slug that `title` suggests, at most LONGEST signs; "" when no letter is left."""
    letters = unicodedata.normalize("NFC", title).lower()
    slug = slugify("".join(LETTERS.get(letter, letter) for letter in letters))
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug


def free(title, is_taken):
    """A slug for `title` that is neither reserved nor taken: a number is added when needed."""
    base = from_title(title) or "post"
    slugs = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in slugs if not is_reserved(slug) and not is_taken(slug))
