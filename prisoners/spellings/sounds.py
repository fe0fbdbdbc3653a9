"""From a reading in Russian letters to what is heard, and to signs that show how near two readings are."""

import re

# The sound of each letter; y is a glide.
SOUNDS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "c", "ч": "q", "ш": "w", "щ": "w", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ё": "yo",
    }
)  # fmt: skip
# A glide between vowels is not heard: Мамаева, Мамайева; after the first letter a й or и before a vowel neither.
GLIDES = re.compile("(?<=.)[iy]+(?=[aeou])")
# Heard alike, one after the other: дж as ж, тс as ц, тч as ч, шч as щ, дт as т, о as е after ж, ч, ш, ц.
ALIKE = (
    ("y", "i"), ("dj", "j"), ("ts", "c"), ("tc", "c"), ("tq", "q"), ("wq", "w"), ("sq", "w"), ("dt", "t"),
    ("jo", "je"), ("qo", "qe"), ("wo", "we"), ("co", "ce"),
)  # fmt: skip
DOUBLES = re.compile(r"(.)\1+")
# What says the gender of a surname, and whether it can be there at all: one look at the last letter saves time.
LAST_LETTERS = "аяйиеыш"
ENDINGS = (
    (re.compile(r"(?<=[сцз])ь?к(?:ая|ий|ый|ой|ои|и|а|е|аа|ы)$"), "к"),  # Грабская, Grabski, Савицька
    (re.compile(r"(?<=...[бвгдзклмнпрстх])(?:ая|ый|ий|ой)$"), ""),  # Толстая
    (re.compile(r"(?<=..[оеё]в)[аы]$"), ""),
    (re.compile(r"(?<=..[иы]н)[ая]$"), ""),  # Зорина, Берзиня
    (re.compile(r"(?<=.ин)ь?ш$"), ""),  # Берзиньш
)
# The second tier: voiced as voiceless, all of с, з, ц, ч, ш, ж as one, х as к.
VOICELESS = str.maketrans("bdgvzjwqcfh", "ptkfsssssfk")

# Two signs a letter, so that kindred letters differ by half a letter; a soft sign is half a letter itself.
SIGNS = str.maketrans(
    {
        "е": "e0", "э": "e1", "ё": "e2", "о": "o0", "а": "a0", "я": "a1", "и": "i0", "й": "i1", "ы": "i2", "у": "u0",
        "ю": "u1", "ш": "w0", "щ": "w1", "ь": "'", "ъ": "'", "з": "s1", "с": "s0", "ж": "j0", "г": "g0", "х": "g1",
        "в": "v0", "ф": "v1", "т": "t0", "д": "t1", "п": "p0", "б": "p1",
        "к": "k0", "л": "l0", "м": "m0", "н": "n0", "р": "r0", "ц": "c0", "ч": "q0",
    }
)  # fmt: skip
# No difference: ль and л before a consonant. The second of two equal letters counts half.
SOFT, DOUBLE = re.compile("ль(?![аеёиоуыэюя])"), re.compile(r"(.)\1")
