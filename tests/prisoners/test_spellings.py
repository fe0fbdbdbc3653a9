import re

import pytest

from prisoners import spellings
from prisoners.spellings import base, cyrillic, eastern, germanic, romance, scripts, slavic, turkic, uralic
from prisoners.spellings.tables import RULE, Tradition, rows

MODULES = (base, cyrillic, eastern, germanic, romance, scripts, slavic, turkic, uralic)
TABLES = [
    (f"{module.__name__}.{name}", table)
    for module in MODULES
    for name, table in vars(module).items()
    if name.isupper() and name != "INITIALS" and not name.endswith("_WORD")
]


def readings(tradition, word):
    return [list(ways) for ways in tradition.ways(word)]


def test_the_longest_letters_win():
    assert readings(Tradition("s с sch ш schtsch щ c к h х t т"), "schtschs") == [["щ"], ["с"]]
    assert readings(Tradition("s с sch ш c к h х t т"), "scht") == [["ш"], ["т"]]


def test_what_stands_around_a_letter_is_not_read():
    tradition = Tradition("s с (s)V з ^(s)t ш (s)$ - a а t т")
    assert readings(tradition, "stas") == [["ш"], ["т"], ["а"], [""]]
    assert readings(tradition, "tsa") == [["т"], ["з"], ["а"]]


def test_more_around_a_letter_wins():
    tradition = Tradition("i и (i)$ й k(i)$ ий k к")
    assert readings(tradition, "ki") == [["к"], ["ий"]]


def test_ways_come_in_their_order():
    assert readings(Tradition("c ц|ч|к"), "c") == [["ц", "ч", "к"]]


def test_a_mark_that_no_rule_knows_is_left_out():
    tradition = Tradition("a а (á)$ я")
    assert readings(tradition, "ǎáá鄭") == [["а"], ["а"], ["я"]]


@pytest.mark.parametrize(
    ("word", "points"), [("schulz", 0), ("kuhn", 1), ("łoś", None), ("szczur", None), ("müller", 0)]
)
def test_cost_of_reading_a_name_in_a_tradition(word, points):
    german = Tradition(germanic.GERMAN, marks="äöü", cost=1, typical="sch|[äöü]", never="szcz")
    assert german.cost(word) == points


@pytest.mark.parametrize(("name", "table"), TABLES, ids=[name for name, _ in TABLES])
def test_tables_are_well_formed(name, table):
    found = list(rows(table))
    patterns = [pattern for pattern, _ in found]
    assert len(patterns) == len(set(patterns))
    assert [pattern for pattern in patterns if not RULE.fullmatch(pattern)] == []
    written = "[a-z]*" if name.endswith("cyrillic.ENGLISH") else "[а-яё]*"
    assert [ways for _, ways in found if not all(re.fullmatch(written, way) for way in ways)] == []
    assert [ways for _, ways in found if len(set(ways)) != len(ways)] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("мамаева", spellings.CYRILLIC),
        ("mamaeva", spellings.LATIN),
        ("", spellings.LATIN),
        ("鄭", spellings.LATIN),
    ],
)
def test_traditions_of_a_script(word, expected):
    assert spellings.traditions(word) == expected


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        (slavic.POLISH, "szczerbakowa", "щербакова"),
        (slavic.SCIENTIFIC, "ščerbakova", "щербакова"),
        (germanic.GERMAN, "schtscherbakowa", "щербакова"),
        (romance.FRENCH, "chtcherbakova", "щербакова"),
        (turkic.TURKIC, "rysqulova", "рыскулова"),
        (germanic.ENGLISH, "wright", "райт"),
        (romance.FRENCH, "moreau", "моро"),
        (uralic.HUNGARIAN, "nagy", "надь"),
        (romance.ITALIAN, "giordano", "джордано"),
        (eastern.JAPANESE, "yoshiko", "ёсико"),
        (eastern.PINYIN, "zhang", "чжан"),
    ],
)
def test_first_reading_of_a_tradition(table, word, expected):
    tradition = Tradition(base.LETTERS, base.MARKED, table)
    assert "".join(ways[0] for ways in tradition.ways(word)) == expected
