"""Finding a person by her name in any spelling.

First the same names: every typed part meets a part of one person's forms by a key or by the table of equivalents. Where
these are few, similar ones: one error in a part, or one part missing. Both groups come in a total order that no
database decides: the same letters first, then likeness, one form before several, the kind of form, the alphabet.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import islice

from .. import names
from ..models import FormKind, NamePart, Person
from . import bearers, meetings, queries

# Similar names are looked for where the same name has fewer bearers, and shown up to this number.
FEW = 10
# So many bearers of a similar word alone (and so many words), or of several together, are ranked to show FEW.
MOST_OF_ONE, MOST_WORDS, MOST_OF_SEVERAL = 20, 15, 60
OTHER_PART = 200
KINDS = {kind: place for place, kind in enumerate(FormKind.values)}


@dataclass
class Hit:
    """A person that was found. `met`: [(typed part, Meeting or None), ...]; `form`: the id of the form that fits best."""

    person: int
    form: int
    met: list
    rank: tuple
    kind: str = FormKind.PRINCIPAL

    @property
    def is_complete(self):
        """Whether each typed part met the same or an equivalent name."""
        return all(meeting and meeting.how != meetings.SIMILAR for _, meeting in self.met)


@dataclass
class Found:
    """`same` and `similar` are ranked. `more`: some of the same name were left out. `years_dropped`: nobody had the year."""

    query: queries.Query
    same: list = field(default_factory=list)
    similar: list = field(default_factory=list)
    more: bool = False
    years_dropped: bool = False


def find(text, *, language, limit=bearers.MOST, with_similar=True):
    """The Found for a typed text on a page in `language`; at most `limit` of the same name. Three to five queries."""
    found = Found(queries.read(text))
    if not found.query.parts:
        found.same = of_years(found.query.years, language, limit + 1) if found.query.years else []
    else:
        find_by_name(found, language, limit + 1, with_similar)
    found.more = len(found.same) > limit
    found.same = found.same[:limit]
    return found


def find_by_name(found, language, limit, with_similar):
    query, wanted = found.query, meetings.exact(found.query.parts)
    terms = bearers.Terms(query.years, tuple(names.sounds(initial) for initial in query.initials))
    found.same = same_names(query, wanted, terms, language, limit)
    if not with_similar:
        return
    undated = replace(terms, years=())
    if not found.same and query.years and (without := same_names(query, wanted, undated, language, FEW)):
        found.similar, found.years_dropped = without, True
    elif len(found.same) < FEW:
        found.similar = similar_names(query, wanted, terms, language, {hit.person for hit in found.same})


def same_names(query, wanted, terms, language, limit):
    uses = bearers.of_all(scores(wanted), terms, language=language, limit=limit)
    return [hit for hit in ranked(uses, query.parts, wanted) if hit.is_complete]


def similar_names(query, wanted, terms, language, already):
    """Up to FEW others; of several parts one may be missing where nobody was found."""
    blurred = meetings.similar(query.parts, wanted)
    wider = [{**near, **words} for words, near in zip(wanted, blurred, strict=True)]
    if len(wider) == 1:
        best = [dict(islice(scores(wider)[0].items(), MOST_WORDS))]
        uses = bearers.of_all(best, terms, language=language, limit=MOST_OF_ONE)
    else:
        given = {"language": language, "limit": MOST_OF_SEVERAL}
        uses = bearers.of_all(scores(wider), terms, **given)
        if not (uses or already):
            uses = bearers.of_all_but_one(scores(wider), scores(wanted), terms, **given)
    hits = ranked(uses, query.parts, wider)
    return [hit for hit in hits if hit.person not in already and is_near(hit, alone=not already)][:FEW]


def is_near(hit, alone):
    """Whether a hit is worth showing: one part may be missing where nobody (`alone`) bears the whole name."""
    met = [meeting for _, meeting in hit.met if meeting]
    missing = len(hit.met) - len(met)
    if not missing or not met:
        return bool(met)
    return alone and missing == 1 and (len(met) > 1 or met[0].how != meetings.SIMILAR)


def scores(wanted):
    """As bearers.py takes what is wanted, the best words first; ids say nothing, another database has others."""
    return [
        {
            number: meeting.score
            for number, meeting in sorted(words.items(), key=lambda item: in_rank(item[1]))
        }
        for words in wanted
    ]


def in_rank(meeting):
    return -meeting.score, meeting.text


def ranked(uses, parts, wanted):
    """The Hits of [Use, ...], best first."""
    by_person = defaultdict(list)
    for use in uses:
        by_person[use.person].append(use)
    return sorted((hit_of(rows, parts, wanted) for rows in by_person.values()), key=lambda hit: hit.rank)


def hit_of(uses, parts, wanted):
    """The Hit of one person by all her uses of wanted words; of forms that meet alike the first, on either database."""
    by_form = defaultdict(dict)
    for use in sorted(uses, key=lambda use: use.form):
        keep_best(by_form[use.form, use.kind], use, wanted)
    total = best_of(by_form.values(), len(parts))
    (form, kind), own = min(
        by_form.items(), key=lambda item: (-sum_of(item[1]), KINDS[item[0][1]], item[0][0])
    )
    met = [(part.text, total[place][0] if place in total else None) for place, part in enumerate(parts)]
    rank = rank_of(total, own, parts, kind, uses[0])
    return Hit(person=uses[0].person, form=form, met=met, rank=rank, kind=kind)


def keep_best(met, use, wanted):
    """Sets {place of the typed part: (Meeting, NamePart)} where this use is the best of its form."""
    for place, words in enumerate(wanted):
        meeting = words.get(use.word)
        if not meeting:
            continue
        if meeting.part not in (0, use.part):
            # A surname where given names are equivalent, or the other way round.
            meeting = meeting._replace(score=meeting.score - OTHER_PART)
        if place not in met or (-meeting.score, use.part) < (-met[place][0].score, met[place][1]):
            met[place] = (meeting, use.part)


def best_of(forms, count):
    """{place: (Meeting, NamePart)}: the best of all forms."""
    found = {}
    for place in range(count):
        options = [met[place] for met in forms if place in met]
        if options:
            found[place] = min(options, key=lambda option: (-option[0].score, option[1]))
    return found


def sum_of(met):
    return sum(meeting.score for meeting, _ in met.values())


def rank_of(total, own, parts, kind, use):
    """What hits are sorted by: nothing here depends on a database."""
    missing = len(parts) - len(total)
    first_part = min((part for _, part in total.values()), default=NamePart.PATRONYMIC)
    return (missing, -sum_of(total), len(total) - len(own), KINDS[kind], first_part, use.sort, use.slug)


def of_years(years, language, limit):
    """Hits by a year alone, in the order of the alphabet."""
    return [
        Hit(person=person, form=0, met=[], rank=()) for person in bearers.of_years(years, language, limit)
    ]


def alike(person, most=10):
    """Other persons, published or not, who share the keys of surname and given name: they may be the same woman."""
    uses = list(person.uses.select_related("word"))
    parts = [
        [queries.Part(text) for text in sorted({use.word.text for use in uses if use.part == part})]
        for part in (NamePart.SURNAME, NamePart.GIVEN_NAME)
    ]
    wanted = [union(meetings.exact(given)) for given in parts if given]
    found = bearers.of_all(scores(wanted), bearers.Terms(published=False), language="ru")
    first = [queries.Part("")] * len(wanted)
    ids = [hit.person for hit in ranked(found, first, wanted) if hit.is_complete and hit.person != person.pk]
    return in_order(ids[:most], Person.objects.all())


def union(dicts):
    """One dict of Meetings out of several: the better of two is kept."""
    found = {}
    for words in dicts:
        for number, meeting in words.items():
            if number not in found or meetings.weight(meeting) > meetings.weight(found[number]):
                found[number] = meeting
    return found


def records_for(text, year=None, most=10):
    """The published persons that a text may mean, the likeliest first: for a contribution that names somebody."""
    found = find(f"{text} {year}" if year else text, language="ru", limit=most)
    hits = found.same or found.similar
    return in_order([hit.person for hit in hits[:most]], Person.objects.published())


def in_order(ids, persons):
    by_id = persons.in_bulk(ids)
    return [by_id[number] for number in ids if number in by_id]
