"""The language that the letters of a text tell. Pure."""

import re
from unicodedata import name

KAZAKH, UKRAINIAN = set("әғқңөұүһі"), set("їєґ")
CYRILLIC, LATIN = re.compile("[а-яёѐ-ӿ]"), re.compile("[a-zà-ɏḀ-ỿ]")
# The first word of the Unicode name of a letter.
SCRIPTS = {
    "ARMENIAN": "hy", "GEORGIAN": "ka", "HEBREW": "he", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh",
}  # fmt: skip


def language_of(text):
    """kk, ru, uk for Cyrillic letters, en for Latin ones, else the language of the script; "" without letters.

    Of Cyrillic and Latin letters in one text the Cyrillic ones count.
    """
    folded = text.casefold()
    if CYRILLIC.search(folded):
        if UKRAINIAN & set(folded):
            return "uk"
        return "kk" if KAZAKH & set(folded) else "ru"
    if LATIN.search(folded):
        return "en"
    words = (name(char, "").split(" ")[0] for char in folded if char.isalpha())
    return next((SCRIPTS[word] for word in words if word in SCRIPTS), "")


def is_mixed(word):
    """Whether Cyrillic and Latin letters stand in one word, which the eye does not tell apart."""
    folded = word.casefold()
    return bool(CYRILLIC.search(folded) and LATIN.search(folded))
