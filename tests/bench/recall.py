"""Finding a name in every spelling: how often the engine of names.py gives the right one, and how many beside it.

`python -m tests.bench.recall [--names FILE]` measures the pairs of tests/prisoners/pairs.tsv, without a database.
FILE has lines of a Latin and a Russian spelling, with a tab between: its Russian spellings stand among the pairs' names,
and half of its lines are asked for. `--misses` lists what was not found first.
"""

import argparse
import csv
import sys
import zlib
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from prisoners import names
from tests.prisoners.pairs import full_names, single_names

SHOWN, MOST_ASKED = 10, 3000
EQUIVALENTS = Path(names.__file__).parent / "search" / "equivalents.tsv"


class Found(NamedTuple):
    """What a typed name gives: the first group, and the first ten of all groups in their order."""

    same: set
    shown: list


class Index:
    """Names under their keys, as the search stores them."""

    def __init__(self, candidates):
        self.full, self.coarse = defaultdict(set), defaultdict(set)
        for name in candidates:
            for key in names.keys(name):
                self.full[key].add(name)
                self.coarse[names.coarse(key)].add(name)
        self.distinct = list(self.full)

    def find(self, typed):
        keys = names.keys(typed)
        same = gathered(self.full, keys)
        shown = ranked(typed, same)
        for wider in (self.alike, self.near):
            if len(shown) < SHOWN:
                shown += ranked(typed, wider(keys) - set(shown))
        return Found(same, shown[:SHOWN])

    def alike(self, keys):
        return gathered(self.coarse, {names.coarse(key) for key in keys})

    def near(self, keys):
        near = [
            key
            for typed in keys
            for key, *_ in process.extract(
                typed, self.distinct, scorer=Levenshtein.distance, score_cutoff=2, limit=20
            )
        ]
        return gathered(self.full, near)


def gathered(index, keys):
    return set().union(*(index.get(key, ()) for key in keys))


def ranked(typed, found):
    return sorted(found, key=lambda name: (-names.likeness(typed, name), name))


def classes(pairs):
    """{name: every spelling of it}: spellings joined by pairs, however many steps apart, are one name."""
    joined = {}
    for _, typed, stored in pairs:
        whole = joined.get(flat(typed), {flat(typed)}) | joined.get(flat(stored), {flat(stored)})
        joined.update(dict.fromkeys(whole, whole))
    return joined


def flat(name):
    return name.casefold().replace("ё", "е")


def ask_pairs(distractors):
    """[(typed, Found, right names)] for the single names; a stored name counts in each of its spellings."""
    pairs = single_names()
    stored = {pair.stored.casefold() for pair in pairs} | set(distractors)
    index, right = Index(sorted(stored)), classes(pairs)
    return [
        (typed, index.find(typed), {name for name in stored if flat(name) in right[flat(typed)]})
        for typed in dict.fromkeys(pair.typed for pair in pairs)
    ]


def ask_rows(rows):
    """The same for half of the rows of a file, chosen by their letters."""
    right = defaultdict(set)
    for latin, russian in rows:
        right[latin].add(russian)
    index = Index(sorted({russian for _, russian in rows}))
    asked = [latin for latin in right if zlib.crc32(latin.encode()) % 2][:MOST_ASKED]
    return [(latin, index.find(latin), right[latin]) for latin in asked]


def equivalents():
    """{plain form: keys of all forms of its groups}."""
    found = defaultdict(set)
    with EQUIVALENTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            forms = row["forms"].split()
            for form in forms:
                found[names.plain(form)].update(*(names.keys(other) for other in forms))
    return found


def persons():
    """The stored full names, and each surname of the pairs with one given name after the other."""
    stored = list(dict.fromkeys(pair.stored for pair in full_names()))
    whole = [set(name.split()) for name in stored]
    given = cycle(sorted({name.split()[1] for name in stored}))
    others = dict.fromkeys(f"{pair.stored} {next(given)}" for pair in single_names())
    return stored + [other for other in others if not any(set(other.split()) <= its for its in whole)]


def coarse_keys(part):
    return frozenset(names.coarse(key) for key in names.keys(part))


def meets(part, stored, joined, keys_of):
    """How well a typed part goes with one of the parts of a person: 0 to 1, None when it does not."""
    if len(part) == 1:
        return 1.0 if any(names.sounds(part) & names.sounds(name) for name in stored) else None
    keys = keys_of(part) | joined.get(names.plain(part), set())
    met = [names.likeness(part, name) for name in stored if not keys.isdisjoint(keys_of(name))]
    return max(met, default=None)


def typed_parts(typed):
    """The parts to be met; of a name with a hyphen both halves, not their joined form."""
    return [part for word in typed.split() for part in names.parts(word)[:2]]


def whole_names(typed, stored, joined, keys_of):
    """The persons in {person: parts} who are met by every typed part, best first."""
    scores = {}
    for person, its in stored.items():
        met = [meets(part, its, joined, keys_of) for part in typed_parts(typed)]
        if None not in met:
            scores[person] = fmean(met)
    return sorted(scores, key=lambda person: (-scores[person], person))


def ask_full():
    """[(typed, Found, right persons)] for the full names; by coarse keys where the full ones find nobody."""
    stored, joined = {person: names.parts(person) for person in persons()}, equivalents()
    asked = []
    for _, typed, right in full_names():
        same = whole_names(typed, stored, joined, names.keys)
        shown = same or whole_names(typed, stored, joined, coarse_keys)
        asked.append((typed, Found(set(same), shown[:SHOWN]), {right}))
    return asked


def rows_of(what, asked, goals=(0.85, 0.97, 2)):
    first = fmean(bool(right & set(found.shown[:1])) for _, found, right in asked)
    shown = fmean(bool(right & set(found.shown)) for _, found, right in asked)
    group = fmean(bool(right & found.same) for _, found, right in asked)
    size = fmean(len(found.same) for _, found, _ in asked)
    least_first, least_shown, most = goals
    return [
        (
            f"{what}: the right name first",
            f"{first:.3f} of {len(asked)}",
            f"at least {least_first}",
            first >= least_first,
        ),
        (f"{what}: among ten", f"{shown:.3f}", f"at least {least_shown}", shown >= least_shown),
        (f"{what}: in the first group", f"{group:.3f}", "", True),
        (f"{what}: names in the first group", f"{size:.2f}", f"at most {most}", size <= most),
    ]


def measure():
    return rows_of("single names", ask_pairs([])) + rows_of("full names", ask_full())


def read(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")[:2]) for line in lines if line.count("\t")]


def misses(asked):
    return [
        f"{typed}: {', '.join(sorted(right))}; shown {', '.join(found.shown[:3])}"
        for typed, found, right in asked
        if not right & set(found.shown[:1])
    ]


def main(options):
    rows = read(options.names) if options.names else []
    kinds = {"single names": ask_pairs([russian for _, russian in rows]), "full names": ask_full()}
    if rows:
        kinds["names of the file"] = ask_rows(rows)
    told = [row for what, asked in kinds.items() for row in rows_of(what, asked)]
    for what, figure, goal, holds in told:
        print(f"| {what} | {figure} | {goal} | {'' if not goal else 'holds' if holds else 'MISSED'} |")
    if options.misses:
        print(*(line for asked in kinds.values() for line in misses(asked)), sep="\n")
    return int(not all(row[3] for row in told))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", help="a file of Latin and Russian spellings")
    parser.add_argument("--misses", action="store_true")
    sys.exit(main(parser.parse_args()))
