"""How a rule table is written and applied: from a name's letters to its readings in Russian letters.

A table is a text of rules: letters, then how they are read, the most usual way first.

    sch     ш|ж     each further way costs one point more
    (s)V    з|с     only what stands in the brackets is read; around it stands what must come before and after
    (h)$    -       read as nothing

V is a vowel, C a consonant, ^ the beginning and $ the end of a name, [eiy] one of these letters.
The longest letters win, then those with more around them.
"""

import re
from collections import defaultdict
from functools import cached_property
from unicodedata import normalize

VOWELS = "aeiouyáàâãäåāăąæéèêëēėęěíìîïīįıóòôõöøōőœúùûüūůųűýÿəаәеёиіїоөуұүыэюяє"
CLASSES = {"V": f"[{VOWELS}]", "C": f"[^{VOWELS}]"}
RULE = re.compile(r"(?P<left>[^()]*)\((?P<letters>\w+)\)(?P<right>\S*)|(?P<alone>\w+)(?P<end>\$?)")
SILENT = "-"


class Tradition:
    """One way to write names: its rules, and how likely a given name was written so.

    marks: the letters with marks that it uses; None for any. cost: points for reading a name in this way when nothing
    in it is `typical` of it (a pattern). `never`: a pattern of what it does not have.
    """

    def __init__(self, *tables, marks=None, cost=0, typical="", never=""):
        self.otherwise = cost
        self.typical = re.compile(typical) if typical else None
        self.foreign = re.compile(f"[^a-z{marks}]") if marks is not None else None
        self.never = re.compile(never) if never else None
        self.tables = tables

    @cached_property
    def rules(self):
        """compiled() when a name is first read in this way: not each process that starts reads names."""
        return compiled({pattern: ways for table in self.tables for pattern, ways in rows(table)})

    def cost(self, word):
        """The points for reading `word` in this way; None where it cannot be."""
        if self.never and self.never.search(word):
            return None
        if self.foreign and not word.isascii() and self.foreign.search(word):
            return None
        return 0 if self.typical and self.typical.search(word) else self.otherwise

    def ways(self, word):
        """[(reading, ...), ...]: for each group of letters its ways to be read."""
        found, place = [], 0
        word = word if word.isascii() else "".join(map(self.known, word))
        while place < len(word):
            pattern, ways = self.rules[word[place]]
            match = pattern.match(word, place)
            found.append(ways[match.lastindex - 1])
            place = match.end()
        return found

    def known(self, letter):
        """The letter, without its mark where no rule reads it; "" where none reads it at all."""
        return letter if letter in self.rules else bare(letter) if bare(letter) in self.rules else ""


def bare(letter):
    """The letter without its mark."""
    return normalize("NFD", letter)[0]


def rows(table):
    words = table.split()
    for pattern, ways in zip(words[::2], words[1::2], strict=True):
        yield pattern, tuple("" if way == SILENT else way for way in ways.split("|"))


def compiled(rules):
    """{first letter: (one pattern with a group for each rule, [ways, ...])}; one of them always matches."""
    by_letter = defaultdict(list)
    for pattern, ways in rules.items():
        match = RULE.fullmatch(pattern)
        letters = match["letters"] or match["alone"]
        left, right = match["left"] or "", match["right"] or match["end"] or ""
        by_letter[letters[0]].append(
            ((-len(letters), -len(left + right)), expression(left, letters, right), ways)
        )
    found = {}
    for letter, group in by_letter.items():
        group.sort(key=lambda rule: rule[0])
        group.append(((), f"({letter})", rules.get(letter) or rules.get(bare(letter), ("",))))
        found[letter] = (re.compile("|".join(rule[1] for rule in group)), [rule[2] for rule in group])
    return found


def expression(left, letters, right):
    before, after = (re.sub("[VC]", lambda found: CLASSES[found[0]], side) for side in (left, right))
    return (f"(?<={before})" if before else "") + f"({letters})" + (f"(?={after})" if after else "")
