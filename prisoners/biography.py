"""One person as her page, her file and the search engines tell her: facts in order, sources numbered, days held back."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch
from django.utils.translation import gettext, gettext_lazy
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import build_localized_fieldname, resolution_order

from . import dates
from .models import Document, Fact, FactKind, FormKind, Person, Quotation, Relative

# What is asked of every person: said to be missing where no source states it.
ASKED = (
    FactKind.NATIONALITY,
    FactKind.EDUCATION,
    FactKind.PROFESSION,
    FactKind.RESIDENCE,
    FactKind.ARREST,
    FactKind.SENTENCE,
    FactKind.TERM,
    FactKind.RELEASE,
    FactKind.REHABILITATION,
    FactKind.DEATH,
)
BORN_ON, BORN_IN = gettext_lazy("date of birth"), gettext_lazy("place of birth")
FORM_ORDER = (FormKind.PRINCIPAL, FormKind.MAIDEN, FormKind.MARRIED, FormKind.ALIAS, FormKind.SPELLING)


def persons():
    """The published persons with all that is told of them, in a fixed number of queries."""
    facts = Fact.objects.select_related("place", "nationality__country", "profession", "source")
    relatives = Relative.objects.select_related("other", "source")
    return (
        Person.objects.published()
        .select_related("portrait")
        .prefetch_related(
            "forms",
            Prefetch("facts", facts),
            Prefetch("relatives", relatives),
            Prefetch("quotations", Quotation.objects.select_related("source")),
            Prefetch("documents", Document.objects.select_related("source", "picture")),
        )
    )


@dataclass(frozen=True)
class Statement:
    """Something that a source states. `date` is EDTF, without the day where she may be living."""

    record: object
    date: str
    number: int | None

    @property
    def is_disputed(self):
        return getattr(self.record, "certainty", "") == "disputed"


@dataclass(frozen=True)
class Kin:
    """One of her family. `person` is the published person, None where there is none; `name` may be ""."""

    statement: Statement
    person: Person | None
    name: str

    @property
    def record(self):
        return self.statement.record


class Biography:
    """`person` comes from persons(); `today` decides whether she may be living; texts are said in `language`."""

    def __init__(self, person, today, language):
        self.person, self.language = person, language
        self.hides_days = person.hides_days(today)
        self.sources = []

        facts = sorted(person.facts.all(), key=lambda fact: FactKind.values.index(fact.kind))
        self.facts = [self.statement(fact) for fact in facts]
        self.kin = [self.relative(relative) for relative in person.relatives.all()]
        self.quotations = [self.statement(quotation) for quotation in person.quotations.all()]
        self.documents = [self.statement(document) for document in person.documents.all()]

    def said(self, record, field):
        """The text of a translated field in this language, else in the next best; "" without any."""
        return self.said_in(record, field)[0]

    def said_in(self, record, field):
        """(text, its language) of a translated field."""
        for code in resolution_order(self.language, FALLBACK_LANGUAGES):
            if text := record and getattr(record, build_localized_fieldname(field, code)):
                return str(text), code
        return "", self.language

    def statement(self, record):
        date = getattr(record, "date", "")
        return Statement(
            record, dates.without_day(date) if self.hides_days else date, self.number(record.source)
        )

    def number(self, source):
        """The place of a source in the list, from 1; None without a source."""
        if source is None:
            return None
        if source not in self.sources:
            self.sources.append(source)
        return self.sources.index(source) + 1

    def relative(self, record):
        other = record.other if record.other and record.other.is_published else None
        name = self.said(other, "name") if other else self.said(record, "name")
        return Kin(self.statement(record), other, name)

    @property
    def family(self):
        """The relatives of whom anything can be said: an unpublished person does not show through."""
        return [kin for kin in self.kin if kin.name or self.said(kin.record, "text")]

    @cached_property
    def by_kind(self):
        """{kind: [Statement]} in the order of a life."""
        found = defaultdict(list)
        for statement in self.facts:
            found[statement.record.kind].append(statement)
        return dict(found)

    @property
    def rows(self):
        """[(the kind's label, [Statement])] in the order of a life."""
        return [(FactKind(kind).label, found) for kind, found in self.by_kind.items()]

    @property
    def missing(self):
        """What no source states, as labels in the order of a life."""
        born = [statement.record for statement in self.by_kind.get(FactKind.BIRTH, ())]
        found = [] if any(fact.date for fact in born) else [BORN_ON]
        if not any(fact.place_id for fact in born):
            found.append(BORN_IN)
        return found + [kind.label for kind in ASKED if kind not in self.by_kind]

    @property
    def missing_text(self):
        return gettext(", ").join(map(str, self.missing))

    @cached_property
    def principal(self):
        """The form of the name that the page shows as its heading; None without any form."""
        forms = list(self.person.forms.all())
        by_language = {form.language: form for form in forms if form.kind == FormKind.PRINCIPAL}
        order = resolution_order(self.language, FALLBACK_LANGUAGES)
        shown = next((by_language[code] for code in order if code in by_language), None)
        return shown or next(iter(by_language.values()), None) or next(iter(forms), None)

    @property
    def other_forms(self):
        """Every other form that was seen; one that is written as the heading is not repeated."""
        heading = self.principal
        others = [
            form
            for form in self.person.forms.all()
            if form != heading and (form.kind != FormKind.PRINCIPAL or form.full != heading.full)
        ]
        return sorted(others, key=lambda form: FORM_ORDER.index(form.kind))

    @property
    def nationalities(self):
        """The nationalities stated, each once."""
        stated = (statement.record.nationality for statement in self.facts)
        return list(dict.fromkeys(nationality for nationality in stated if nationality))

    @property
    def birth(self):
        return self.date_of(FactKind.BIRTH)

    @property
    def death(self):
        return self.date_of(FactKind.DEATH)

    def date_of(self, kind):
        """The first date of that kind as EDTF, "" without any."""
        return next((statement.date for statement in self.by_kind.get(kind, ()) if statement.date), "")
