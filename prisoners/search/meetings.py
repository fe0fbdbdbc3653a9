"""Which words of the index a typed part meets: the same name in any spelling, an equivalent name, a similar one."""

import json
from collections import defaultdict, namedtuple

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from .. import names
from ..alphabets import plain
from ..models import EquivalentKind, NamePart
from . import bearers, equivalents, index

# A word that is met: `score` 1 to 1000 (1000: written in the same letters), `how` one of the three below, `part`
# the NamePart that equivalent names are known for, or 0.
Meeting = namedtuple("Meeting", "text score how part")
SAME, EQUIVALENT, SIMILAR = "same", "equivalent", "similar"
PARTS = {EquivalentKind.SURNAME: NamePart.SURNAME, EquivalentKind.GIVEN_NAME: NamePart.GIVEN_NAME}

# One statement for any number of keys, where the database can.
AMONG = {"postgresql": "= ANY(%s)", "sqlite": "IN (SELECT value FROM json_each(%s))"}
WORDS = """
SELECT k.key, w.id, w.text FROM prisoners_namekey k JOIN prisoners_nameword w ON w.id = k.word_id WHERE k.key """
# Similar names: how near at least, how many of a part, and from how many of its readings one error is allowed.
LEAST_LIKENESS, MOST_SIMILAR, MOST_READINGS = 0.5, 24, 4
# A shorter coarse key with an error in it would mean half of all names.
LEAST_COARSE = 3
CONSONANTS = "apktfslmnr"


def exact(parts):
    """[{word id: Meeting}, ...]: the same and the equivalent names, one dict a part; two queries."""
    table = equivalents.load()
    wanted = [wishes(part, table) for part in parts]
    found = words({key for wish in wanted for key in wish})
    return [met(wish, found) for wish in wanted]


def wishes(part, table):
    """{key: [(spelling to compare with, how, NamePart or 0), ...]} of a part."""
    found = defaultdict(list)
    for text in filter(None, (part.text, part.joined)):
        for key in index.full_keys(text):
            found[key].append((text, SAME, 0))
        for group in table.of_part(text):
            for form, keys in group.forms.items():
                for key in keys:
                    found[key].append((form, EQUIVALENT, PARTS[group.kind]))
    return found


def words(keys):
    """{key: [(word id, text), ...]}."""
    found = defaultdict(list)
    if keys:
        array = sorted(keys) if connection.vendor == "postgresql" else json.dumps(sorted(keys))
        for key, number, text in bearers.fetched(WORDS + AMONG[connection.vendor], [array]):
            found[key].append((number, text))
    return found


def met(wish, found):
    meetings = {}
    for key, spellings in wish.items():
        for number, text in found.get(key, ()):
            for spelling, how, part in spellings:
                made = Meeting(text, score_of(spelling, text, how), how, part)
                if number not in meetings or weight(made) > weight(meetings[number]):
                    meetings[number] = made
    return meetings


def weight(meeting):
    """Which of two meetings of one word counts: never that which came first."""
    return meeting.score, -meeting.part


def score_of(spelling, text, how):
    """The same name always counts more than an equivalent one, the same letters most."""
    likeness = names.likeness(spelling, text)
    if how == EQUIVALENT:
        return 400 + int(190 * likeness)
    return 1000 if plain(spelling) == plain(text) else 600 + int(390 * likeness)


def similar(parts, taken):
    """[{word id: Meeting}, ...] of names with an error in them; without the words that are `taken`. One query."""
    wanted = [
        {key for text in filter(None, (part.text, part.joined)) for key in blurred(text)} for part in parts
    ]
    found = words({key for keys in wanted for key in keys})
    return [
        nearest(part.text, {pair for key in keys for pair in found.get(key, ())}, without)
        for part, keys, without in zip(parts, wanted, taken, strict=True)
    ]


def blurred(text):
    """The coarse keys of a part, and those with one error, in the index's form."""
    likely = [
        names.coarse(key)
        for _, reading in names.readings(text)[:MOST_READINGS]
        for key in names.sounded(reading)
    ]
    found = {names.coarse(key) for key in names.keys(text)}
    for key in dict.fromkeys(likely):
        if len(key) >= LEAST_COARSE:
            found.update(errors(key))
    return {index.COARSE + key for key in found if key}


def errors(key):
    """Every coarse key that is one letter more, less or other."""
    for place in range(len(key) + 1):
        head, tail = key[:place], key[place:]
        yield head + tail[1:]
        for letter in CONSONANTS:
            yield head + letter + tail
            yield head + letter + tail[1:]


def nearest(typed, pairs, without):
    """{word id: Meeting} of the words most like the typed one."""
    choices = {
        number: text
        for text, number in sorted((text, number) for number, text in pairs)
        if number not in without
    }
    near = {number for reading in spelled(typed) for _, _, number in closest(reading, choices)}
    found = {}
    for number in near:
        likeness = names.likeness(typed, choices[number])
        if likeness >= LEAST_LIKENESS:
            found[number] = Meeting(choices[number], int(400 * likeness), SIMILAR, 0)
    return found


def closest(reading, choices):
    return process.extract(
        reading, choices, scorer=Levenshtein.normalized_similarity, limit=MOST_SIMILAR, score_cutoff=0.4
    )


def spelled(typed):
    """The part in its own letters and as it is read in the other script."""
    return {names.letters(typed), names.reading(typed)} | {
        text for _, text in names.readings(typed)[:MOST_READINGS]
    }
