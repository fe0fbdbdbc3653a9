"""Who bears the words that a search met: plain SQL that gives the same rows on SQLite and PostgreSQL.

Only numbers of our own are written into the statements: so the planner sees how common each word is.
A word is wanted with a score; {word id: score}, one dict for each part that was typed.
"""

from collections import namedtuple

from django.db import connection

from .models import LANGUAGES

# So many are looked at and ranked; who has a commoner name is found by typing more of it.
MOST = 300
# So many bearers of a similar surname are asked for the other parts.
MOST_ANCHORS = 3000
# Words of a single part that are asked for, the best first.
MOST_WORDS = 30

Use = namedtuple("Use", "person form part word kind sort slug")

USES = """
SELECT u.person_id, u.form_id, u.part, u.word_id, f.kind, p.sort_{language}, p.slug
FROM met JOIN prisoners_nameuse u ON u.person_id = met.person_id AND u.word_id IN ({words})
JOIN prisoners_nameform f ON f.id = u.form_id JOIN prisoners_person p ON p.id = met.person_id"""
ONE_WORD = """
SELECT * FROM (SELECT u.person_id, {score} AS score, u.part FROM prisoners_nameuse u {who}
WHERE u.word_id = {word}{only} ORDER BY u.part, u.person_id LIMIT {limit}) word_{word}"""
ONE_PART = """
SELECT person_id FROM ({words}) one GROUP BY person_id ORDER BY max(score) DESC, min(part), person_id LIMIT {limit}"""
ALL_PARTS = """
SELECT all_parts.person_id FROM (
    SELECT u0.person_id, max({score}) AS score FROM prisoners_nameuse u0 {others}
    WHERE u0.word_id IN ({words}) GROUP BY u0.person_id
) all_parts {who} ORDER BY all_parts.score DESC, all_parts.person_id LIMIT {limit}"""
SOME_PARTS = """
SELECT met.person_id FROM (
    SELECT u.person_id, w.part, max(w.score) AS score
    FROM (
        SELECT DISTINCT u.person_id, {anchor_score} AS score FROM prisoners_nameuse u {who}
        WHERE u.part = 1 AND u.word_id IN ({anchors}) ORDER BY score DESC, u.person_id LIMIT {most_anchors}
    ) anchor
    JOIN prisoners_nameuse u ON u.person_id = anchor.person_id JOIN wanted w ON w.word = u.word_id
    GROUP BY u.person_id, w.part
) met GROUP BY met.person_id ORDER BY sum(met.score) DESC, met.person_id LIMIT {limit}"""
WITH_YEAR = """
AND EXISTS (SELECT 1 FROM prisoners_fact d WHERE d.person_id = p.id
AND COALESCE(d.earliest, d.latest) <= '{year:04}-12-31' AND COALESCE(d.latest, d.earliest) >= '{year:04}-01-01')"""
GIVEN_WORDS = """
SELECT u.person_id, w.text FROM prisoners_nameuse u JOIN prisoners_nameword w ON w.id = u.word_id
WHERE u.part > 1 AND u.person_id IN ({persons})"""
DATES = """
SELECT d.person_id, d.kind, COALESCE(d.earliest, d.latest), COALESCE(d.latest, d.earliest) FROM prisoners_fact d
WHERE d.person_id IN ({persons}) AND (d.earliest IS NOT NULL OR d.latest IS NOT NULL)
ORDER BY d."order", d.id"""
OF_YEARS = """
SELECT p.id FROM prisoners_person p WHERE p.is_published {dated} ORDER BY p.sort_{language}, p.slug LIMIT {limit}"""
IN_YEAR = """
AND p.id IN (SELECT d.person_id FROM prisoners_fact d
WHERE d.earliest BETWEEN '{year:04}-01-01' AND '{year:04}-12-31' AND d.latest IS NOT NULL)"""


def of_all(wanted, *, language, years=(), published=True, limit=MOST):
    """[Use, ...] of those who bear a wanted word of every part, the best scores first."""
    if not wanted or not all(wanted):
        return []
    met = (one_part if len(wanted) == 1 else all_parts)(wanted, years, published, limit)
    return uses(met, wanted, language)


def of_some(wanted, *, language, years=(), limit=MOST):
    """[Use, ...] of the published whose surname is met by one typed part, those first who meet more of the others."""
    anchors = best({word: score for words in reversed(wanted) for word, score in words.items()})
    if not anchors:
        return []
    met = SOME_PARTS.format(
        anchors=listed(anchors),
        anchor_score=case("u", anchors),
        who=who("u.person_id", years, published=True),
        most_anchors=MOST_ANCHORS,
        limit=limit,
    )
    return uses(met, wanted, language, values(wanted))


def uses(met, wanted, language, before=""):
    """What the persons of the SELECT `met` have of the wanted words."""
    if language not in LANGUAGES:
        raise ValueError(language)
    words = listed({word: score for part in wanted for word, score in part.items()})
    rows = USES.format(language=language, words=words)
    return [Use(*row) for row in fetched(f"WITH {before}met AS ({met}) {rows}")]


def values(wanted):
    """The CTE wanted(part, word, score)."""
    rows = [
        f"({part}, {word}, {score})" for part, words in enumerate(wanted) for word, score in words.items()
    ]
    return f"wanted(part, word, score) AS (VALUES {', '.join(rows)}), "


def one_part(wanted, years, published, limit):
    """Each word by itself, so that of a common one no more is read than is asked for."""
    (words,) = wanted
    parts = [
        ONE_WORD.format(
            word=word, score=score, who=who("u.person_id", years, published), only="", limit=limit
        )
        for word, score in best(words).items()
    ]
    return ONE_PART.format(words=" UNION ALL ".join(parts), limit=limit)


def all_parts(wanted, years, published, limit):
    others = [
        f"JOIN prisoners_nameuse u{number} ON u{number}.person_id = u0.person_id"
        f" AND u{number}.word_id IN ({listed(words)})"
        for number, words in enumerate(wanted)
        if number
    ]
    return ALL_PARTS.format(
        score=" + ".join(case(f"u{number}", words) for number, words in enumerate(wanted)),
        others=" ".join(others),
        words=listed(wanted[0]),
        who=who("all_parts.person_id", years, published),
        limit=limit,
    )


def who(person, years, published):
    """The JOIN that leaves those who may be shown, with each of the years in their records."""
    if not (years or published):
        return ""
    only = " AND p.is_published" if published else ""
    dated = "".join(WITH_YEAR.format(year=year) for year in years)
    return f"JOIN prisoners_person p ON p.id = {person}{only}{dated}"


def best(words):
    """The words with the highest scores, the best first."""
    return dict(sorted(words.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS])


def case(alias, words):
    """The score of a row's word as SQL."""
    whens = " ".join(f"WHEN {word} THEN {score}" for word, score in words.items())
    return f"CASE {alias}.word_id {whens} ELSE 0 END"


def listed(numbers):
    return ", ".join(map(str, numbers))


def fetched(sql, params=None):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def given_words(persons):
    """[(person, word), ...] of the given names and patronymics."""
    return fetched(GIVEN_WORDS.format(persons=listed(persons)))


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
