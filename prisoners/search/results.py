"""What a page shows of each hit of a search: the person, the form that matched, and why."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from .. import names
from ..alphabets import plain
from ..models import LANGUAGES, FactKind, FormKind
from . import bearers, meetings

COLUMNS = [f"{name}_{code}" for name in ("listed", "fate") for code in LANGUAGES]
Person = namedtuple("Person", ["id", "slug", *COLUMNS, "birth", "death", "is_disputed"])
Form = namedtuple("Form", "surname given_name patronymic language kind")
PERSONS = f"""
SELECT {", ".join(f"p.{name}" for name in Person._fields)}, {", ".join(f"f.{name}" for name in Form._fields)}
FROM prisoners_person p LEFT JOIN prisoners_nameform f ON f.person_id = p.id AND f.id IN ({{forms}})
WHERE p.is_published AND p.id IN ({{persons}})"""  # noqa: S608 - names of our own columns
# What a year stands for, where the name of the fact needs an object.
YEAR_WORDS = {FactKind.SENTENCE: _("sentenced"), FactKind.CAMP: _("in the camp")}
HOW = {
    meetings.SAME: _("the same name in another spelling:"),
    meetings.EQUIVALENT: _("equivalent names:"),
    meetings.SIMILAR: _("a similar name:"),
}
SIGNS = {meetings.SAME: "=", meetings.EQUIVALENT: "=", meetings.SIMILAR: "≈"}
# The kinds of form that are told beside the name.
TOLD_KINDS = (FormKind.MAIDEN, FormKind.MARRIED, FormKind.ALIAS)


@dataclass
class Result:
    """`why`: the reasons, as HTML."""

    person: Person
    form: Form
    why: str

    @property
    def listed(self):
        """The form that matched, as it stands in a list; "" for a search by a year alone."""
        parts = (self.form.surname, self.form.given_name, self.form.patronymic)
        return " ".join(filter(None, parts))

    @property
    def form_word(self):
        return FormKind(self.form.kind).label if self.form.kind in TOLD_KINDS else ""


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
    reasons = [*name_reasons(hit.met, form), *(format_html("{}: {}", year, told) for year, told in dated)]
    return Result(person, form, format_html_join("; ", "<span>{}</span>", ((reason,) for reason in reasons)))


def name_reasons(met, form):
    """Why a name was found, as HTML: how its words are related to those that were typed."""
    pairs, missing = defaultdict(list), []
    for typed, meeting in met:
        if not meeting:
            missing.append((typed,))
        elif plain(meeting.text) != plain(typed):
            pairs[meeting.how].append((written(meeting.text, form), SIGNS[meeting.how], typed))
    if met and not (pairs or missing):
        yield _("written in the same way")
    for how, words in HOW.items():
        if how in pairs:
            yield format_html(
                "{} {}", words, format_html_join(", ", "<bdi>{}</bdi> {} <bdi>{}</bdi>", pairs[how])
            )
    if missing:
        yield format_html("{} {}", _("not in this record:"), format_html_join(", ", "<bdi>{}</bdi>", missing))


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
    return [(part.text, names.reading(part.text).capitalize()) for part in parts]
