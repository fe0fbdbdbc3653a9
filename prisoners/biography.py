"""One person as her page, her file and the search engines tell her: facts in order, sources numbered, days held back."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch
from django.utils.timezone import localdate
from django.utils.translation import gettext, gettext_lazy
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import build_localized_fieldname, resolution_order

from . import alphabets, dates
from .models import Document, Fact, FactKind, FormKind, MemoryStone, Person, Quotation, Relative

# What is asked of every person: said to be missing where no source states it.
ASKED = {
    FactKind.NATIONALITY: gettext_lazy("nationality"),
    FactKind.EDUCATION: gettext_lazy("education"),
    FactKind.PROFESSION: gettext_lazy("profession"),
    FactKind.RESIDENCE: gettext_lazy("residence before the arrest"),
    FactKind.ARREST: gettext_lazy("arrest"),
    FactKind.SENTENCE: gettext_lazy("sentencing body"),
    FactKind.TERM: gettext_lazy("term"),
    FactKind.RELEASE: gettext_lazy("release"),
    FactKind.REHABILITATION: gettext_lazy("rehabilitation"),
    FactKind.DEATH: gettext_lazy("death"),
}
BORN_ON, BORN_IN = gettext_lazy("date of birth"), gettext_lazy("place of birth")
FORM_ORDER = (FormKind.PRINCIPAL, FormKind.MAIDEN, FormKind.MARRIED, FormKind.ALIAS, FormKind.SPELLING)


def persons(among=None):
    """The published persons, or those of `among`, with all that is told of them, in a fixed number of queries."""
    stones = Prefetch("nationality__stones", MemoryStone.objects.published())
    facts = Fact.objects.select_related("place", "nationality__country", "profession", "source")
    relatives = Relative.objects.select_related("other", "source")
    chosen = Person.objects.published() if among is None else among
    return chosen.select_related("portrait").prefetch_related(
        "forms",
        Prefetch("facts", facts.prefetch_related(stones)),
        Prefetch("relatives", relatives),
        Prefetch("quotations", Quotation.objects.select_related("source")),
        Prefetch("documents", Document.objects.select_related("source", "picture")),
    )


@dataclass(frozen=True)
class Statement:
    """Something that a source states. `date` is EDTF, without the day where she may be living."""

    record: object
    date: str
    number: int | None

    @property
    def is_more_than_text(self):
        record = self.record
        return bool(self.date or record.place_id or record.nationality_id or record.profession_id)

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


@dataclass(frozen=True)
class SeenForm:
    """A form of the name as it is listed: `language` is that of its first record, `remarks` are words for people."""

    full: str
    language: str
    remarks: tuple[str, ...]

    @classmethod
    def of(cls, forms):
        """Of the records that are written alike."""
        kind = [] if forms[0].kind == FormKind.PRINCIPAL else [forms[0].get_kind_display()]
        languages = [form.get_language_display() for form in forms if form.language]
        seen = [gettext("seen in: %(where)s") % {"where": form.seen_in} for form in forms if form.seen_in]
        return cls(forms[0].full, forms[0].language, tuple(dict.fromkeys([*kind, *languages, *seen])))


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
    def changed_on(self):
        """The day in Kazakhstan when the record changed last."""
        return localdate(self.person.changed_at)

    @property
    def holds_back(self):
        """Whether a day that is known is not shown."""
        shown = [*self.facts, *self.documents]
        return any(statement.date != statement.record.date for statement in shown)

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
        return found + [label for kind, label in ASKED.items() if kind not in self.by_kind]

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
        """A SeenForm for every other spelling of the name; one that is written as the heading is not repeated."""
        heading, found = self.principal, {}
        for form in sorted(self.person.forms.all(), key=lambda form: FORM_ORDER.index(form.kind)):
            is_heading = form.kind == heading.kind and form.full == heading.full
            if not is_heading:
                found.setdefault((form.kind, form.full), []).append(form)
        return [SeenForm.of(forms) for forms in found.values()]

    @property
    def initials(self):
        """Of the given name and the surname, for a tile in place of a portrait."""
        form = self.principal
        return alphabets.initials(f"{form.given_name} {form.surname}") if form else ""

    @property
    def nationalities(self):
        """The nationalities stated, each once."""
        stated = (statement.record.nationality for statement in self.facts)
        return list(dict.fromkeys(nationality for nationality in stated if nationality))

    @property
    def stones(self):
        """The published memory stones of those nationalities."""
        return [stone for nationality in self.nationalities for stone in nationality.stones.all()]
