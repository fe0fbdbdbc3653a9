"""One row of an imported table as a person: names, facts, texts, and what is wrong with it. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from . import cells, columns
from .columns import Column
from .rows import NOTHING, Entry, Row
from .spelled_names import name_forms


class Origin(NamedTuple):
    """A source: its name in kk, ru, en, and a link."""

    name: tuple = NOTHING
    url: str = ""


NO_ORIGIN = Origin()


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact: `kind` as in FactKind, `date` EDTF; `place`, `name` (nationality, profession), `text` in kk, ru, en."""

    kind: str
    date: str = ""
    place: tuple = NOTHING
    name: tuple = NOTHING
    text: tuple = NOTHING
    certainty: str = ""
    source: Origin = NO_ORIGIN
    cited: str = ""


@dataclass(frozen=True, slots=True)
class PersonEntry(Entry):
    """A person as a row tells of her; switches are None where the row does not say."""

    id: str
    slug: str
    forms: tuple
    facts: tuple
    sources: tuple
    fate: tuple
    life: tuple
    dispute: tuple
    is_disputed: bool
    published: bool | None
    possibly_living: bool | None
    generated: bool | None


class PersonRow(Row):
    """One row as a person."""

    def read(self, field, text):
        return cells.read(field, text, self.today)

    def origin(self, prefix="", number=1):
        url = self.one(f"{prefix}source_url", number)
        name = self.translated(f"{prefix}source", number)
        return Origin(name, url)

    def entry(self):
        """The PersonEntry; it means nothing where there are faults."""
        self.check_id()
        facts = tuple(self.statements())
        self.check_life(facts)
        disputed = self.one("disputed")
        if isinstance(disputed, bool):
            del self.values["disputed", 1][""]
        dispute = self.translated("disputed")
        sources = (self.origin(number=number) for number in range(1, columns.MOST + 1))
        return PersonEntry(
            id=self.one("id"),
            slug=self.one("slug"),
            forms=tuple(name_forms(self)),
            facts=facts,
            sources=tuple(source for source in sources if source != NO_ORIGIN),
            fate=self.translated("fate"),
            life=self.translated("life"),
            dispute=dispute,
            is_disputed=disputed is True or any(dispute),
            **{name: self.one(name, default=None) for name in columns.SWITCHES},
        )

    def check_id(self):
        if not self.one("id") and not any(fault.column == "id" for fault in self.faults):
            self.fault("id", _("The id is missing."))

    # Facts -------------------------------------------------------------------------------------------

    def statements(self):
        """The facts of the row in the order of a life."""
        self.years()
        stated = sorted({(field, number) for field, number in self.values if field in columns.FACT_KINDS})
        kinds = sorted({(columns.KINDS.index(columns.FACT_KINDS[field]), number) for field, number in stated})
        for place, number in kinds:
            yield self.statement(columns.KINDS[place], number)

    def statement(self, kind, number):
        return Statement(
            kind=kind,
            date=self.one(f"{kind}_date", number),
            place=self.translated(f"{kind}_place", number),
            name=self.translated(f"{kind}_name", number),
            text=self.translated(f"{kind}_text", number),
            certainty=self.one(f"{kind}_certainty", number) or self.one("certainty"),
            source=self.origin(f"{kind}_", number),
            cited=self.one(f"{kind}_cited", number),
        )

    def years(self):
        """A year alone gives the date, or agrees with it."""
        for field, full in columns.YEARS.items():
            year, date = self.one(field), self.one(full)
            if year and not date:
                self.values[full, 1][""] = year
            elif year and not cells.overlap(year, date):
                self.fault(field, _("The year and the date do not agree."))

    def check_life(self, facts):
        """Nothing happened before the birth, and whoever died is not possibly living."""
        birth = next((fact for fact in facts if fact.kind == "birth" and fact.date), None)
        for fact in facts if birth else ():
            if cells.is_before(fact.date, birth.date):
                column = Column(f"{fact.kind}_date")
                self.fault(
                    column,
                    _("%(date)s is before the birth, %(birth)s.") % {"date": fact.date, "birth": birth.date},
                )
        if self.one("possibly_living") is True and any(fact.kind == "death" for fact in facts):
            self.fault("possibly_living", _("A death is recorded."))
