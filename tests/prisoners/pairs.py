"""The evaluation pairs: what a family types, and the name that the museum has stored.

pairs.tsv was written before the rules that it measures, by each tradition's published spelling.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("pairs.tsv")
FULL_NAMES = "full names"


class Pair(NamedTuple):
    tradition: str
    typed: str
    stored: str


@cache
def pairs():
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [Pair(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def single_names():
    return [pair for pair in pairs() if pair.tradition != FULL_NAMES]


def full_names():
    return [pair for pair in pairs() if pair.tradition == FULL_NAMES]
