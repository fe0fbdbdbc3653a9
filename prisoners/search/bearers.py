"""Who bears the words that a search met: plain SQL that gives the same rows on SQLite and PostgreSQL.

Only numbers and key letters of our own are written into the statements: so the planner sees how common each word is.
A word is wanted with a score; {word id: score}, one dict for each part that was typed, the best words first.
"""

from collections import namedtuple
from dataclasses import dataclass

from django.db import connection

from ..models import LANGUAGES, NamePart

# So many are looked at and ranked; who has a commoner name is found by typing more of it.
MOST = 300
# Words of a single part that are asked for, the best first.
MOST_WORDS = 30

Use = namedtuple("Use", "person form part word kind sort slug")

USES = """
WITH met AS ({met}) SELECT u.person_id, u.form_id, u.part, u.word_id, f.kind, p.sort_{language}, p.slug
FROM met JOIN prisoners_nameuse u ON u.person_id = met.person_id AND u.word_id IN ({words})
JOIN prisoners_nameform f ON f.id = u.form_id JOIN prisoners_person p ON p.id = met.person_id"""
# The order inside lets PostgreSQL look at no more persons than it needs.
ONE_WORD = """
SELECT * FROM (SELECT u.person_id, {score} AS score, u.part FROM (
    SELECT u.person_id, u.part FROM prisoners_nameuse u WHERE u.word_id = {word}{conditions}
    ORDER BY u.part, u.person_id
) u {shown} ORDER BY u.part, u.person_id LIMIT {limit}) word_{word}"""
ONE_PART = """
SELECT person_id FROM ({words}) one GROUP BY person_id ORDER BY max(score) DESC, min(part), person_id LIMIT {limit}"""
ALL_PARTS = """
SELECT u.person_id FROM (
    SELECT u.person_id, max({score}) AS score FROM prisoners_nameuse u {others}
    WHERE u.word_id IN ({words}){initials} GROUP BY u.person_id ORDER BY score DESC, u.person_id
) u {shown} WHERE 1 = 1{conditions} ORDER BY u.score DESC, u.person_id LIMIT {limit}"""
# Scalar subqueries, asked one person after the other: as EXISTS they become joins whose size PostgreSQL cannot tell.
WITH_WORD = """
AND (SELECT 1 FROM prisoners_nameuse w WHERE w.person_id = u.person_id AND w.word_id IN ({words}) LIMIT 1) = 1"""
WITH_YEAR = """
AND (SELECT 1 FROM prisoners_fact d WHERE d.person_id = u.person_id
AND COALESCE(d.earliest, d.latest) <= '{year:04}-12-31' AND COALESCE(d.latest, d.earliest) >= '{year:04}-01-01'
LIMIT 1) = 1"""
DATES = """
SELECT d.person_id, d.kind, COALESCE(d.earliest, d.latest), COALESCE(d.latest, d.earliest) FROM prisoners_fact d
WHERE d.person_id IN ({persons}) AND (d.earliest IS NOT NULL OR d.latest IS NOT NULL)
ORDER BY d."order", d.id"""
OF_YEARS = """
SELECT p.id FROM prisoners_person p WHERE p.is_published {dated} ORDER BY p.sort_{language}, p.slug LIMIT {limit}"""
IN_YEAR = """
AND p.id IN (SELECT d.person_id FROM prisoners_fact d
WHERE d.earliest BETWEEN '{year:04}-01-01' AND '{year:04}-12-31' AND d.latest IS NOT NULL)"""
SHOWN = "JOIN prisoners_person p ON p.id = u.person_id AND p.is_published"
EITHER = "SELECT person_id FROM ({one}) met_{number}"


@dataclass(frozen=True)
class Terms:
    """What must hold besides the names: years in the record; sets of first sounds that her given names have."""

    years: tuple[int, ...] = ()
    initials: tuple[frozenset[str], ...] = ()
    published: bool = True

    @property
    def with_initials(self):
        """SQL on a NameUse u."""
        return "".join(map(with_initial, self.initials))

    @property
    def with_years(self):
        """SQL on anything u with a person."""
        return "".join(WITH_YEAR.format(year=year) for year in self.years)

    @property
    def shown(self):
        return SHOWN if self.published else ""


def with_initial(sounds):
    likes = [f"u.initials LIKE '%{sound}%'" for sound in sorted(sounds)]
    return f" AND ({' OR '.join(likes) or '1 = 0'})"


def of_all(wanted, terms, *, language, limit=MOST):
    """[Use, ...] of those who bear a wanted word of every part, the best scores first."""
    if not wanted or not all(wanted):
        return []
    met = one_part(wanted[0], terms, limit) if len(wanted) == 1 else all_parts(wanted, terms, limit)
    return uses(met, wanted, language)


def of_all_but_one(wanted, exact, terms, *, language, limit=MOST):
    """[Use, ...] where one part may be missing. Of two parts the one that is left is a surname, met by an `exact` word."""
    if len(wanted) == 2:
        met = [one_part(words, terms, limit, NamePart.SURNAME) for words in exact if words]
    else:
        left = [[words for words in wanted if words is not out] for out in wanted]
        met = [all_parts(words, terms, limit) for words in left if all(words)]
    if not met:
        return []
    either = [EITHER.format(one=one, number=number) for number, one in enumerate(met)]
    return uses(" UNION ".join(either), wanted, language)


def uses(met, wanted, language):
    """What the persons of the SELECT `met` have of the wanted words."""
    if language not in LANGUAGES:
        raise ValueError(language)
    words = listed({word: score for part in wanted for word, score in part.items()})
    return [Use(*row) for row in fetched(USES.format(met=met, language=language, words=words))]


def one_part(wanted, terms, limit, only=0):
    """Each word by itself, so that of a common one no more is read than is asked for; `only` in that NamePart."""
    best = list(wanted.items())[:MOST_WORDS]
    conditions = (f" AND u.part = {only:d}" if only else "") + terms.with_initials + terms.with_years
    given = {"conditions": conditions, "shown": terms.shown, "limit": limit}
    words = [ONE_WORD.format(word=word, score=score, **given) for word, score in best]
    return ONE_PART.format(words=" UNION ALL ".join(words), limit=limit)


def all_parts(wanted, terms, limit):
    """Scored by the first two parts: a join of more would multiply the forms of a person by each other."""
    first, second, *rest = wanted
    others = f"JOIN prisoners_nameuse v ON v.person_id = u.person_id AND v.word_id IN ({listed(second)})"
    return ALL_PARTS.format(
        score=f"{case('u', first)} + {case('v', second)}",
        others=others,
        words=listed(first),
        initials=terms.with_initials,
        conditions="".join(WITH_WORD.format(words=listed(words)) for words in rest) + terms.with_years,
        shown=terms.shown,
        limit=limit,
    )


def case(alias, words):
    """The score of a row's word as SQL."""
    whens = " ".join(f"WHEN {word} THEN {score}" for word, score in words.items())
    return f"CASE {alias}.word_id {whens} ELSE 0 END"


def listed(numbers):
    return ", ".join(map(str, numbers))


def of_years(years, language, limit):
    """The ids of the published with a date in each of these years, in the order of the alphabet."""
    if language not in LANGUAGES:
        raise ValueError(language)
    dated = " ".join(IN_YEAR.format(year=year) for year in years)
    return [number for (number,) in fetched(OF_YEARS.format(dated=dated, language=language, limit=limit))]


def dates_of(persons):
    """[(person, kind of fact, first year, last year), ...] of their dated facts, in the order of the record."""
    rows = fetched(DATES.format(persons=listed(persons)))
    # SQLite gives a date as text.
    return [(person, kind, int(str(first)[:4]), int(str(last)[:4])) for person, kind, first, last in rows]


def fetched(sql, params=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
