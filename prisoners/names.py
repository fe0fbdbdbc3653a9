"""Names across scripts: which spellings may be one name. Pure.

A part of a name is read in Russian letters under every tradition that it may be written in (spellings/): Schtscherbakowa
is щербакова in German, Chtcherbakova in French. A key is the sound of such a reading in plain ASCII, at most 40 letters,
without what says the gender of a surname: Щербакова and Щербаков have the one key werbakov. Two parts may be the same
name when they share a key. A coarse key keeps the consonants only.

    a e i o u    vowels; й and и are not heard before another vowel, я is ia at the beginning and a elsewhere
    b v g d z k l m n p r s t f h    as in English; h is х
    j ж, дж    c ц    q ч    w ш, щ
"""

import re
from functools import lru_cache
from operator import itemgetter
from unicodedata import category, normalize

from rapidfuzz.distance import Levenshtein

from .alphabets import plain
from .spellings import INITIALS, TO_LATIN, traditions
from .spellings.sounds import (
    ALIKE,
    DOUBLE,
    DOUBLES,
    ENDINGS,
    GLIDES,
    LAST_LETTERS,
    SIGNS,
    SOFT,
    SOUNDS,
    VOICELESS,
)

KEY_LENGTH, MOST_KEYS = 40, 24
LONGEST_TEXT, LONGEST_PART, MOST_PARTS = 400, 40, 8
# Readings of more points are left out: of two hundred names that they brought in, some ten were right.
MOST_READINGS, MOST_WAYS, MOST_POINTS = 24, 8, 2
# What a point takes off the likeness, in signs (half letters).
POINT = 0.5

CYRILLIC, LATIN = re.compile("[\u0400-\u052f]"), re.compile("[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
# Letters that look alike, typed or scanned in the other script.
TO_CYRILLIC = str.maketrans("aceopxykmtbhiäë03", "асеорхукмтвніӓёоз")
FROM_CYRILLIC = str.maketrans("асеорхукмтвніӓё", "aceopxykmtbhiäë")
APOSTROPHES = re.compile("['’‘ʼʹʺ`´′ʻʿʾ\"״׳]")
BETWEEN = re.compile(r"[\s,;:./\\|()\[\]{}<>«»“”„+*=&_!?#№~^%$@§]+")
HYPHENS = re.compile("[-\u2010-\u2015\u2212\u05be]+")


def parts(text):
    """The parts of a typed name, at most 8; a name with a hyphen gives its halves and then the whole without it."""
    found = []
    for word in BETWEEN.split(clean(text[:LONGEST_TEXT])):
        halves = [half for half in HYPHENS.split(word) if half]
        found += halves if len(halves) < 2 else [*halves, "".join(halves)]
    return list(dict.fromkeys(part[:LONGEST_PART] for part in found))[:MOST_PARTS]


def clean(text):
    """Without signs that are not seen and without apostrophes."""
    shown = "".join(char if char.isspace() or category(char)[0] != "C" else "" for char in text)
    return APOSTROPHES.sub("", normalize("NFKC", shown))


@lru_cache(20_000)
def letters(part):
    """The part in small letters of one script."""
    word = normalize("NFC", clean(part)).lower().replace("i\u0307", "i").replace("ß", "ss")[:LONGEST_PART]
    word = repaired(word) if CYRILLIC.search(word) else word
    return "".join(char for char in decomposed(word) if char.isalpha())


def repaired(word):
    """Look-alikes of the other script are put right, where that leaves one script."""
    cyrillic, latin = word.translate(TO_CYRILLIC), word.translate(FROM_CYRILLIC)
    if LATIN.search(cyrillic) and not CYRILLIC.search(latin):
        return latin
    return cyrillic


def decomposed(word):
    """Korean syllables in their parts."""
    return normalize("NFD", word) if any("가" <= char <= "힣" for char in word) else word


@lru_cache(20_000)
def readings(part):
    """((points, reading in Russian letters), ...) of a part, the likeliest first; () without letters."""
    word = letters(part)
    found = read(word) or read(plain(word))
    ranked = sorted(found.items(), key=itemgetter(1))
    return tuple((points, text) for text, points in ranked[:MOST_READINGS])


def read(word):
    """{reading: points} under those of the traditions that know all letters of `word`."""
    found = {}
    for tradition in traditions(word):
        cost = tradition.cost(word)
        if cost is None or cost > MOST_POINTS:
            continue
        for points, text in expanded(tradition.ways(word), MOST_POINTS - cost):
            if text and points + cost < found.get(text, MOST_POINTS + 1):
                found[text] = points + cost
    return found


def expanded(ways, most):
    """[(points, text), ...]: the cheapest combinations of the ways to read each group of letters."""
    paths, certain = [(0, "")], ""
    for alternatives in ways:
        if len(alternatives) == 1:
            certain += alternatives[0]
            continue
        paths = [
            (points + more, text + certain + way)
            for more, way in enumerate(alternatives)
            for points, text in paths
            if points + more <= most
        ]
        paths.sort(key=itemgetter(0))
        del paths[MOST_WAYS:]
        certain = ""
    return [(points, text + certain) for points, text in paths]


@lru_cache(50_000)
def keys(part):
    """The keys of one part, at most 24; none without letters."""
    found = dict.fromkeys(key for _, text in readings(part) for key in sounded(text))
    return frozenset(list(found)[:MOST_KEYS])


def sounded(text):
    """The keys of one reading: ё is heard, and is written as е too."""
    if text[-1:] in LAST_LETTERS:
        for ending, kept in ENDINGS:
            text = ending.sub(kept, text)
    variants = (text, text.replace("ё", "е")) if "ё" in text else (text,)
    return [key for key in map(fold, variants) if key]


def fold(text):
    key = GLIDES.sub("", text.translate(SOUNDS))
    for sound, alike in ALIKE:
        key = key.replace(sound, alike)
    return DOUBLES.sub(r"\1", key)[:KEY_LENGTH]


def coarse(key):
    """The consonants of a key, voiced and voiceless ones alike; a vowel at the beginning counts."""
    first = "a" if key[:1] in "aeiou" else ""
    consonants = re.sub("[aeiou]", "", key).translate(VOICELESS)
    return DOUBLES.sub(r"\1", first + consonants)


def sounds(part):
    """The first sounds of the keys: an initial and a given name that it may stand for share one."""
    own = frozenset(key[0] for key in keys(part))
    return own | INITIALS.get(letters(part), frozenset())


def same(typed, stored):
    return not keys(typed).isdisjoint(keys(stored))


def likeness(typed, stored):
    """How near a typed part is to a stored one, 0 to 1; the likeliest readings weigh most. 0 without letters."""
    word = plain(typed)
    if word and word == plain(stored):
        return 1.0
    best, size = None, 1
    for cost, one in signs(typed):
        for other_cost, other in signs(stored):
            size = max(size, len(one), len(other))
            distance = cost + other_cost + Levenshtein.distance(one, other)
            best = distance if best is None else min(best, distance)
    return 0.0 if best is None else max(0.0, 1 - best / size)


@lru_cache(50_000)
def signs(part):
    """((cost, signs), ...): the readings as signs to compare one by one."""
    return tuple(
        (points * POINT, DOUBLE.sub(r"\1+", SOFT.sub("л", text)).translate(SIGNS))
        for points, text in readings(part)
    )


def reading(part):
    """How a part was read, for people: a Cyrillic one in Latin letters, any other one in Russian letters."""
    word = letters(part)
    if CYRILLIC.search(word):
        return "".join(ways[0] for ways in TO_LATIN.ways(word))
    return next((text for _, text in readings(part)), "")
