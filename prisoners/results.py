"""What a page shows of each hit of a search: the person, the form that matched, and why."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from . import bearers, names
from .alphabets import plain
from .models import LANGUAGES, FactKind, FormKind

COLUMNS = [f"{name}_{code}" for name in ("listed", "fate") for code in LANGUAGES]
Person = namedtuple("Person", ["id", "slug", *COLUMNS, "birth", "death", "is_disputed"])
Form = namedtuple("Form", "surname given_name patronymic language kind")
PERSONS = f"""
SELECT {", ".join(f"p.{name}" for name in Person._fields)}, {", ".join(f"f.{name}" for name in Form._fields)}
FROM prisoners_person p LEFT JOIN prisoners_nameform f ON f.person_id = p.id AND f.id IN ({{forms}})
WHERE p.is_published AND p.id IN ({{persons}})"""  # noqa: S608 - names of our own columns
# What a year stands for, where the name of the fact needs an object.
YEAR_WORDS = {FactKind.SENTENCE: _("sentenced"), FactKind.CAMP: _("in the camp")}
FORM_WORDS = {
    FormKind.MAIDEN: _("maiden name"),
    FormKind.MARRIED: _("married name"),
    FormKind.ALIAS: _("alias"),
}


@dataclass
class Result:
    """`pairs`: {how: [(stored word, typed word), ...]} of what is not written in the same letters."""

    person: Person
    form: Form
    pairs: dict
    missing: list
    is_identical: bool
    dated: list = field(default_factory=list)

    @property
    def listed(self):
        """The form that matched, as it stands in a list; "" for a search by a year alone."""
        parts = (self.form.surname, self.form.given_name, self.form.patronymic)
        return " ".join(filter(None, parts))

    @property
    def form_word(self):
        return FORM_WORDS.get(self.form.kind, "")


def of(hits, years=()):
    """[Result, ...] of hits that a page shows; who is no longer published is left out. One query, two with years."""
    if not hits:
        return []
    rows = records(hits)
    dated = facts_in(years, [hit.person for hit in hits]) if years else {}
    return [result(hit, *rows[hit.person], dated.get(hit.person, [])) for hit in hits if hit.person in rows]


def records(hits):
    """{person id: (Person, Form)}."""
    sql = PERSONS.format(
        forms=bearers.listed(hit.form for hit in hits), persons=bearers.listed(hit.person for hit in hits)
    )
    width = len(Person._fields)
    return {
        row[0]: (Person(*row[:width]), Form(*(text or "" for text in row[width:])))
        for row in bearers.fetched(sql)
    }


def result(hit, person, form, dated):
    pairs = defaultdict(list)
    for typed, meeting in hit.met:
        if meeting and plain(meeting.text) != plain(typed):
            pairs[meeting.how].append((written(meeting.text, form), typed))
    missing = [typed for typed, meeting in hit.met if not meeting]
    return Result(person, form, dict(pairs), missing, bool(hit.met) and not (pairs or missing), dated)


def written(word, form):
    """A word of the index as the form has it; with a capital where it is another form's."""
    for part in (form.surname, form.given_name, form.patronymic):
        for one in part.split():
            if word in (piece.lower() for piece in names.parts(one)):
                return one
    return word.capitalize()


def facts_in(years, persons):
    """{person id: [(year, what happened), ...]}."""
    found = defaultdict(dict)
    for person, kind, first, last in bearers.dates_of(persons):
        for year in years:
            if first <= year <= last:
                label = YEAR_WORDS.get(kind) or FactKind(kind).label
                found[person].setdefault((year, str(label)))
    return {person: list(told) for person, told in found.items()}


def readings(parts):
    """[(typed, how it was read in the other script), ...] for a page that found nothing."""
    return [(part.text, names.reading(part.text)) for part in parts]
