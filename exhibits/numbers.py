"""Accession and inventory numbers: the museum's own, with blanks, slashes and letters of two alphabets. Pure."""

import re
from unicodedata import category, normalize

# Letters that look the same: КП typed in Russian and KП typed half in English are one number.
ALIKE = str.maketrans("авекмнорстухіј", "abekmhopctyxij")
BLANKS_AT_SIGNS = re.compile(r" ?([/.,:-]) ?")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def plain(text):
    """As it is kept: composed letters, one blank where there were several, none at the ends; "" for None.

    Without signs that nobody sees, which come along from web pages and would make two numbers of one.
    """
    seen = "".join(char for char in text or "" if category(char) != "Cf")
    return " ".join(normalize("NFC", seen).split())


def key(text):
    """What numbers are compared by: numbers that a reader takes for one, as КП 12 / 3 and КП 12/3, have one key."""
    told = plain(text).casefold().translate(DASHES).translate(ALIKE)
    return BLANKS_AT_SIGNS.sub(r"\1", told)[:80]
