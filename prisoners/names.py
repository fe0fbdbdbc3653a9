"""Names across scripts: which spellings may be one name. Pure.

A part of a name in Latin letters is read in Russian letters under every tradition that it may be written in (spellings/):
Schtscherbakowa is щербакова in German, Chtcherbakova in French. A key is the sound of such a reading in plain ASCII, at
most 40 letters, without what says the gender of a surname: Щербакова and Щербаков have the one key werbakov. Two parts
may be the same name when they share a key. A coarse key keeps the consonants only.

    a e i o u    vowels; я is a, ю is u, й and the и before another vowel are not heard
    b v g d z k l m n p r s t f h    as in English; h is х
    j ж, дж    c ц    q ч    w ш, щ
"""

import re
from functools import lru_cache
from unicodedata import category, normalize

from rapidfuzz.distance import Levenshtein

from .alphabets import plain
from .spellings import CYRILLIC_TRADITIONS, INITIALS, LATIN_TRADITIONS, TO_LATIN

KEY_LENGTH, MOST_KEYS, MOST_READINGS = 40, 24, 24
LONGEST_TEXT, LONGEST_PART, MOST_PARTS = 400, 40, 8
# A tradition gives so many readings, within so many points of its first one.
MOST_WAYS, MOST_POINTS = 8, 3

CYRILLIC, LATIN = re.compile("[\u0400-\u052f]"), re.compile("[a-z\u00df-\u024f\u0259\u1e00-\u1eff]")
# Letters that look alike, typed or scanned in the other script.
LOOK_LIKE = str.maketrans("aceopxykmtbhiäë03", "асеорхукмтвніӓёоз")
LOOK_LIKE_LATIN = str.maketrans("асеорхукмтвніӓё", "aceopxykmtbhiäë")
APOSTROPHES = re.compile("['’‘ʼʹʺ`´′\u02bb\u02bf\u02be\"]")
BETWEEN = re.compile(r"[\s,;:./\\|()\[\]{}<>«»“”„+*=&_!?#№~^%$@§]+")
HYPHENS = re.compile("[-\u2010-\u2015\u2212]+")

SOUNDS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "q", "ш": "w", "щ": "w", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo",
    }
)  # fmt: skip
# What says the gender of a surname, on the Russian reading; Latvian and Bulgarian endings too.
ENDINGS = [
    (re.compile(r"(?<=[сцз]к)(?:ая|ий|ый|ой|ои|и|а|е|аа|ы)$"), ""),
    (re.compile(r"(?<=...[бвгдзклмнпрстх])(?:ая|ый|ий|ой)$"), ""),
    (re.compile(r"(?<=..[оеё]в)(?:а|ы)$"), ""),
    (re.compile(r"(?<=..[иы]н)(?:а|я)$"), ""),
    (re.compile(r"(?<=.ин)ь?ш$"), ""),
]
# Heard alike, on the sounds: glides before a vowel, о after ш, дж, тц, double letters.
ALIKE = [
    (re.compile("[iy]+(?=[aeou])"), ""),
    (re.compile("y"), "i"),
    (re.compile("(?<=[jqwc])o"), "e"),
    (re.compile("dj"), "j"),
    (re.compile("t[sc]"), "c"),
    (re.compile("tq"), "q"),
    (re.compile("wq|sq"), "w"),
    (re.compile("dt"), "t"),
    (re.compile(r"(.)\1+"), r"\1"),
]
VOICELESS = str.maketrans("bdgvzjwqcfh", "ptkfsssssfk")


def parts(text):
    """The parts of a typed name: Stepanova-Klyuchnikova gives both halves and the joined form; at most 8."""
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
def readings(part):
    """((points, reading in Russian letters), ...) of a part, the likeliest first; () without letters."""
    word = letters(part)
    traditions = CYRILLIC_TRADITIONS if CYRILLIC.search(word) else LATIN_TRADITIONS
    found = read(word, traditions) or read(plain(word), traditions)
    ranked = sorted(found.items(), key=lambda reading: reading[1])
    return tuple((points, text) for text, points in ranked[:MOST_READINGS])


def read(word, traditions):
    """{reading: points} under those of the traditions that know all letters of `word`."""
    found = {}
    for tradition in traditions:
        cost = tradition.cost(word)
        if cost is None:
            continue
        for points, text in expanded(tradition.ways(word)):
            if text and points + cost < found.get(text, 99):
                found[text] = points + cost
    return found


@lru_cache(20_000)
def letters(part):
    """The part in small letters of one script; look-alikes of the other script are put right."""
    word = normalize("NFC", clean(part)).lower().replace("i\u0307", "i").replace("ß", "ss")[:LONGEST_PART]
    if CYRILLIC.search(word) and not re.fullmatch("[\u0400-\u052f]*", word):
        repaired = word.translate(LOOK_LIKE)
        if LATIN.search(repaired):
            other = word.translate(LOOK_LIKE_LATIN)
            repaired = other if not CYRILLIC.search(other) else repaired
        word = repaired
    return "".join(char for char in word if char.isalpha())


def expanded(ways):
    """[(points, text), ...]: the cheapest combinations of the ways to read each group of letters."""
    paths = [(0, "")]
    for alternatives in ways:
        if len(alternatives) == 1:
            paths = [(points, text + alternatives[0]) for points, text in paths]
        else:
            longer = [
                (points + more, text + way) for points, text in paths for more, way in enumerate(alternatives)
            ]
            paths = [path for path in sorted(longer)[:MOST_WAYS] if path[0] <= MOST_POINTS]
    return paths


@lru_cache(50_000)
def keys(part):
    """The keys of one part, at most 24; none without letters."""
    found = {}
    for _, text in readings(part):
        for key in sounded(text):
            found[key] = None
    return frozenset(list(found)[:MOST_KEYS])


def sounded(text):
    """The keys of one reading: ё is heard and written as е too."""
    for ending, kept in ENDINGS:
        text = ending.sub(kept, text)
    variants = (text, text.replace("ё", "е")) if "ё" in text else (text,)
    return [key for key in map(fold, variants) if key]


def fold(text):
    key = text.translate(SOUNDS)
    for pattern, sound in ALIKE:
        key = pattern.sub(sound, key)
    return key[:KEY_LENGTH]


def coarse(key):
    """The consonants of a key, voiced and voiceless ones alike; a vowel at the beginning counts."""
    first = "a" if key[:1] in "aeiou" else ""
    text = first + re.sub("[aeiou]", "", key).translate(VOICELESS)
    return re.sub(r"(.)\1+", r"\1", text)


def sounds(part):
    """The first sounds of the keys: what an initial and a whole given name share."""
    own = frozenset(key[0] for key in keys(part))
    return own | INITIALS.get(letters(part), frozenset())


def same(typed, stored):
    return not keys(typed).isdisjoint(keys(stored))


# Two signs a letter, so that kindred letters differ by half a letter.
FINE = str.maketrans(
    {
        "е": "e0", "э": "e1", "ё": "e2", "о": "o0", "а": "a0", "я": "a1", "и": "i0", "й": "i1", "ы": "i2", "у": "u0",
        "ю": "u1", "ш": "w0", "щ": "w1", "ь": "'", "ъ": "'", "з": "s1", "с": "s0", "ж": "j0", "г": "g0", "х": "g1",
        "в": "v0", "ф": "v1", "т": "t0", "д": "t1", "п": "p0", "б": "p1",
        **{letter: letter + "0" for letter in "клмнрцч"},
    }
)  # fmt: skip
FINER = [(re.compile("ль(?![аеёиоуыэюя])"), "л"), (re.compile(r"(.)\1"), r"\1+")]
POINT = 0.7


@lru_cache(50_000)
def fine(part):
    """((points, signs), ...): the readings as signs to compare letter by letter."""
    found = []
    for points, text in readings(part):
        for pattern, kept in FINER:
            text = pattern.sub(kept, text)
        found.append((points * POINT, text.translate(FINE)))
    return tuple(found)


def likeness(typed, stored):
    """How near a typed part is to a stored one, 0 to 1; the likeliest readings weigh most."""
    if plain(typed) == plain(stored):
        return 1.0
    best, size = 99.0, 1
    for cost, one in fine(typed):
        for other_cost, other in fine(stored):
            size = max(size, len(one), len(other))
            best = min(best, cost + other_cost + Levenshtein.distance(one, other))
    return max(0.0, 1 - best / size)


def reading(part):
    """How a part was read, for people: a Latin one in Russian letters, a Cyrillic one in Latin letters."""
    word = letters(part)
    if CYRILLIC.search(word):
        return "".join(ways[0] for ways in TO_LATIN.ways(word))
    return next((text for _, text in readings(part)), "")
