"""What somebody typed to find a person: parts of a name, initials, years, in any order. Pure."""

import re
from dataclasses import dataclass
from unicodedata import category

from .. import names

LONGEST = 100
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
# "Р.", "Yu.": letters before a full stop, or a letter that stands alone.
INITIAL = re.compile(r"(?<![\w-])(?:([^\W\d_]{1,3})\.|([^\W\d_])(?![\w-]))")
# What is written beside a year, and is no name then; single letters only where they are small.
BESIDE_A_YEAR = re.compile(
    r"(?<!\w)(?:born|died|arrested|released|about|circa|ca|in|(?-i:[bdcвгрж])"
    r"|родилась|родился|рожд(?:ения|ена)?|род|умерла|умер|арестована|арестован|около|ок|год(?:а|у)?"
    r"|туған|қайтыс|болған|ұсталған|шамамен|жыл(?:ы|ғы)?)(?!\w)\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Part:
    """One word of a name. `joined`: the hyphenated word that it is a half of, written in one; "" otherwise."""

    text: str
    joined: str = ""


@dataclass(frozen=True)
class Query:
    """`text` is what the box shows again."""

    text: str
    parts: tuple[Part, ...] = ()
    initials: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def is_blank(self):
        """Nothing in it can be looked for."""
        return not (self.parts or self.years)


def shown(text):
    """The text in one line, without signs that are not seen, at most LONGEST characters."""
    seen = (char for char in text[: LONGEST * 4] if char.isspace() or category(char)[0] != "C")
    return " ".join("".join(seen).split())[:LONGEST].strip()


def read(text):
    """The Query that a typed text is; never raises."""
    text = shown(text)
    years = tuple(dict.fromkeys(map(int, YEAR.findall(text))))
    # An apostrophe or a dot above is no end of a word: O’Sullivan, i̇brahimov.
    rest = YEAR.sub(" ", names.clean(text).replace("i\u0307", "i"))
    if years:
        rest = BESIDE_A_YEAR.sub(" ", rest)
    found = [one or other for one, other in INITIAL.findall(rest)]
    words = [part for word in INITIAL.sub(" ", rest).split() for part in word_parts(word)]
    if not words:
        # A Korean surname may be one letter: Ю, О.
        words, found = [Part(letter) for letter in found], []
    return Query(text, tuple(words[: names.MOST_PARTS]), tuple(found[: names.MOST_PARTS]), years)


def word_parts(word):
    """The parts of a word without blanks: names.parts() gives the joined form of a hyphenated one last."""
    found = [part for part in names.parts(word) if any(char.isalpha() for char in part)]
    if len(found) > 2 and names.HYPHENS.search(word):
        return [Part(half, found[-1]) for half in found[:-1]]
    return [Part(part) for part in found]
