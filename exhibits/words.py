"""Words of a text as searches compare them: folded, without the endings that Russian changes. Pure."""

import re
from functools import lru_cache
from unicodedata import normalize

from prisoners.alphabets import LIGATURES, plain_letter

MOST_WORDS, LONGEST_WORD = 8, 40
# A shorter beginning would mean half of all words.
LEAST_BEGINNING = 3
ENDING = re.compile(r"(?<=\w{4})[аеёиоуыэюяйь]{1,2}$")
WORD = re.compile(r"[^\W_]+")


def typed(text):
    """The words of a typed text, at most 8; signs between them are left out."""
    found = (word[:LONGEST_WORD] for word in WORD.findall(normalize("NFC", text)))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def stem(word):
    """Without the vowels that a Russian word ends with: стена finds стены, Мамаева finds Мамаевой."""
    return ENDING.sub("", word)


@lru_cache(maxsize=65536)
def folded(word):
    """In small letters, е and ё one letter, Latin ones without accents; of an unknown sign nothing is left."""
    letters = (
        char if char.isdigit() else plain_letter(char)
        for char in word[:LONGEST_WORD].casefold().translate(LIGATURES)
    )
    return "".join(letters).replace("ё", "е")


def of(texts):
    """The set of folded words that stand in `texts`; None is an empty text."""
    found = {folded(word) for text in texts if text for word in WORD.findall(normalize("NFC", text))}
    return found - {""}


def beginning(word):
    """(what stored words begin with, whether they may go on) of a typed word: short ones are asked for whole."""
    found = folded(stem(word.lower()))
    return found, len(found) >= LEAST_BEGINNING
