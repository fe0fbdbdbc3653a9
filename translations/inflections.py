"""How a word of the glossary is found in a text in other cases and numbers. Pure.

No dictionary of forms: a stem and the endings that a noun or a name takes. What that misses is written into the
term's other forms.
"""

import re
from functools import cache

WORD = r"[^\W_]+"
VOWELS = "аеёиоуыэюяьй"
# Longest first: the pattern takes the first that fits and goes back for a shorter one.
ENDINGS_RU = (
    "иями ями ами ого его ому ему ыми ими ией иям иях ием ьми ьям ьев ой ей ою ею ом ем ём ам ям ах ях ов ев ёв "
    "ый ий ым им ых их ую юю ая яя ое ее ые ие ия ии ию ью ья ье ьи а я ы и у ю е ё о ь й"
)
# Plural, whose it is, case, of that place: each may stand, in this order.
ENDINGS_KK = (
    "лар лер дар дер тар тер",
    "ымыз іміз мыз міз сы сі ым ім ың ің ы і м ң",
    "ның нің дың дің тың тің нда нде дан ден тан тен нан нен мен бен пен ға ге қа ке на не ды ді ты ті ны ні да "
    "де та те а е н",
    "дағы дегі тағы тегі ғы гі",
)
# A last consonant that turns into its voiced sister before a vowel: кітап, кітабы.
VOICED = {"п": "пб", "к": "кг", "қ": "қғ"}
SHORTEST_STEM = 3


OPENING, CLOSING = '«“„"', '»”“"'
# What may stand between two words of a term: no end of a sentence, unless the term has a full stop there itself.
GAP, GAP_WITH_STOP = r"[^\w.!?\n]{1,4}", r"[^\w!?\n]{1,4}"


@cache
def pattern(term, language):
    """The compiled pattern of a term with its endings.

    "лагер*" stands for every word that begins so; a term in quotation marks is found in such alone, of any shape.
    """
    term = term.strip().casefold()
    words = list(re.finditer(rf"{WORD}\*?", term))
    if not words:
        return re.compile(r"(?!)")
    parts = [f"(?<=[{OPENING}])" if term[0] in OPENING else r"(?<![^\W_])"]
    for before, word in zip([None, *words], words, strict=False):
        if before:
            parts.append(GAP_WITH_STOP if "." in term[before.end() : word.start()] else GAP)
        parts.append(word_pattern(word[0], language))
    parts.append(f"(?=[{CLOSING}])" if term[-1] in CLOSING else r"(?![^\W_])")
    return re.compile("".join(parts), re.IGNORECASE)


def word_pattern(word, language):
    stem = re.escape(stem_of(word, language))
    if word.endswith("*"):
        return stem + r"[^\W_]*"
    if language == "en" or word.isascii():
        return stem + "(?:e?s)?"
    if language == "ru":
        # A vowel that flees (конец, конца) is for the other forms.
        return f"{stem}(?:{any_of(ENDINGS_RU)})?"
    last = VOICED.get(word[-1], word[-1])
    return f"{stem}[{last}]" + "".join(f"(?:{any_of(endings)})?" for endings in ENDINGS_KK)


def stem_of(word, language):
    """What all forms of a word in small letters begin with."""
    if word.endswith("*"):
        return word[:-1]
    if language == "en" or word.isascii():
        return word
    if language == "ru":
        stem = word.rstrip(VOWELS)
        return stem if len(stem) >= SHORTEST_STEM else word
    return word[:-1]


def any_of(endings):
    return "|".join(endings.split())


def wordings(term, language):
    """The texts that mark a term in a language: its name and its other forms, one a line; without those that are empty.

    `term` has kk, ru, en and forms_kk, forms_ru, forms_en.
    """
    lines = [getattr(term, language), *getattr(term, f"forms_{language}").splitlines()]
    return [line.strip() for line in lines if line.strip(" *\t")]


def is_in(term, text, language):
    """Whether the text holds the term in any of its forms."""
    return any(pattern(wording, language).search(text) for wording in wordings(term, language))
