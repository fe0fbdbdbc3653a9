"""In which order names stand, and under which letter: Kazakh, Russian, English. Pure."""

from functools import cache
from string import ascii_lowercase, digits
from unicodedata import normalize

# The Kazakh alphabet, which holds the Russian one in its order.
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LETTERS = {"kk": KAZAKH, "ru": RUSSIAN, "en": ascii_lowercase}
# Letters of kindred alphabets that stand after a letter of this one, and under it.
GUESTS = {
    "kk": {"ґ": "ғ", "є": "е"},
    "ru": {
        "ә": "а", "ғ": "г", "ґ": "г", "є": "е", "і": "и", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х",
    },
    "en": {},
}  # fmt: skip
CYRILLIC = set(KAZAKH) | set(GUESTS["kk"])
# Latin letters that Unicode does not take apart.
LIGATURES = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h", "ŋ": "n",
    }
)  # fmt: skip
# A letter's code is two of these signs: digits and lower-case letters stand in one order in every collation.
SIGNS = digits + ascii_lowercase
BLANK, ELSEWHERE = "00", "zz"
LONGEST_KEY, LONGEST_TEXT = 120, 1000


def plain(text):
    """Lower case, words parted by one blank; Latin letters without their accents, other signs left out."""
    chars = normalize("NFC", text[:LONGEST_TEXT]).casefold().translate(LIGATURES)
    return " ".join("".join(map(plain_letter, chars)).split())


def plain_letter(char):
    if char in CYRILLIC or char.isspace():
        return char
    return normalize("NFC", "".join(part for part in normalize("NFKD", char) if part.isalpha()))


def letters(language):
    """The capital letters of the alphabet, in order."""
    return list(LETTERS[language].upper())


def sort_key(text, language):
    """What a name is sorted by: plain ASCII of at most 120 signs, in one order on every database.

    The language's own script comes first, then the other one, then every other script; "" without a letter.
    """
    codes = code_table(language)
    return "".join(codes.get(char) or other_code(char) for char in plain(text))[:LONGEST_KEY]


@cache
def code_table(language):
    """{letter: code} of Cyrillic and Latin letters; a guest stands right after its host, in a fixed order."""
    other = ascii_lowercase if language != "en" else KAZAKH
    hosts = GUESTS[language] or GUESTS["kk"]
    order = [
        letter
        for host in LETTERS[language] + other
        for letter in (host, *(guest for guest, its in hosts.items() if its == host))
    ]
    return {" ": BLANK} | {letter: digits_of(place, 2) for place, letter in enumerate(order, start=1)}


def other_code(char):
    return ELSEWHERE + digits_of(ord(char), 4)


def digits_of(number, width):
    text = ""
    for _ in range(width):
        number, place = divmod(number, len(SIGNS))
        text = SIGNS[place] + text
    return text


def initial(text, language):
    """The capital letter that a name stands under; "" when it has none, the letter itself in another script."""
    first = plain(text)[:1]
    return GUESTS[language].get(first, first).upper()


def initials(text):
    """The initials of the first and the last word, for a tile in place of a portrait: РМ."""
    found = [word[0].upper() for word in plain(text).split()]
    return "".join(found if len(found) < 2 else (found[0], found[-1]))
