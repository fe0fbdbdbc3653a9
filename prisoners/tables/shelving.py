"""Entries of a table become records: persons with their name forms, facts and sources, in bulk."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from pictures import versions

from .. import dates, register
from ..models import Fact, FactKind, NameForm, Person
from ..search import index
from .addresses import free_slugs
from .columns import FACT_KINDS, LANGUAGES, NAMES, OTHER_NAMES, SOURCES
from .entries import Statement

BATCH = 1000
TEXTS = ("fate", "life", "dispute")


def in_languages(field, texts):
    return {f"{field}_{code}": text for code, text in zip(LANGUAGES, texts, strict=True)}


@dataclass(slots=True)
class FactRow:
    """A fact on its way to the database: objects of the model would take three times the whole import."""

    statement: Statement
    order: int
    earliest: date | None
    latest: date | None
    place_id: int | None
    nationality_id: int | None
    profession_id: int | None
    source_id: int | None

    COLUMNS = (
        "person_id", "kind", "date", "earliest", "latest", "place_id", "nationality_id", "profession_id", "source_id",
        "text", "text_kk", "text_ru", "text_en", "certainty", "cited", '"order"',
    )  # fmt: skip

    @property
    def kind(self):
        return self.statement.kind

    @property
    def date(self):
        return self.statement.date

    def values(self, person):
        told = self.statement
        return (
            person, told.kind, told.date, self.earliest and str(self.earliest), self.latest and str(self.latest),
            self.place_id, self.nationality_id, self.profession_id, self.source_id,
            "", *told.text, told.certainty, told.cited, self.order,
        )  # fmt: skip


class Shelf:
    """Writes entries that were read from these columns; new ones unpublished where `draft`."""

    def __init__(self, catalogues, columns, *, draft):
        self.catalogues, self.draft = catalogues, draft
        self.scope = sorted(map(str, columns))
        self.fields = {column.field for column in columns}
        self.kinds = kinds_of(self.fields)
        self.texts = texts_of(columns)
        self.words = {}

    def name_shared(self, entry):
        """Looks up, and so makes, what the entry shares with others."""
        self.source_ids(entry)
        for statement in entry.facts:
            self.shared(statement)

    def source_ids(self, entry):
        return list(dict.fromkeys(self.catalogues.sources.get(source) for source in entry.sources))

    def forms(self, entry):
        return [
            NameForm(
                kind=form.kind,
                language=form.language,
                order=order,
                **dict(zip(NAMES, form.parts, strict=True)),
            )
            for order, form in enumerate(entry.forms)
        ]

    def facts(self, entry):
        return [self.fact(statement, order) for order, statement in enumerate(entry.facts)]

    def fact(self, statement, order):
        earliest, latest = dates.span(statement.date)
        shared = self.shared(statement)
        return FactRow(statement, order, earliest, latest, *shared)

    def shared(self, statement):
        """The ids of place, nationality, profession and source."""
        shelves, kind = self.catalogues, statement.kind
        return (
            shelves.places.get(statement.place),
            shelves.nationalities.get(statement.name) if kind == FactKind.NATIONALITY else None,
            shelves.professions.get(statement.name) if kind == FactKind.PROFESSION else None,
            shelves.sources.get(statement.source),
        )

    # New persons --------------------------------------------------------------------------------------

    def make(self, entries):
        rows = []
        for entry, slug in zip(entries, free_slugs(entries), strict=True):
            forms, facts = self.forms(entry), self.facts(entry)
            person = self.person(entry, slug)
            register.copy_columns(person, forms, facts)
            rows.append((person, entry, forms, facts))
        Person.objects.bulk_create([person for person, *_rest in rows], BATCH)
        self.store(rows)

    def person(self, entry, slug):
        has_died = any(statement.kind == "death" for statement in entry.facts)
        return Person(
            slug=slug,
            import_id=entry.id,
            import_digest=entry.digest(self.scope),
            is_disputed=entry.is_disputed,
            is_published=not self.draft and entry.published is not False,
            is_possibly_living=not has_died and entry.possibly_living is not False,
            is_generated=bool(entry.generated),
            **in_languages("fate", entry.fate),
            **in_languages("life", entry.life),
            **in_languages("dispute", entry.dispute),
        )

    def store(self, rows):
        """Writes what belongs to persons that are stored."""
        forms, facts, sources = [], [], []
        Link = Person.sources.through  # noqa: N806
        for person, entry, its_forms, its_facts in rows:
            for form in its_forms:
                form.person_id = person.pk
            forms += its_forms
            facts += [fact.values(person.pk) for fact in its_facts]
            sources += [Link(person_id=person.pk, source_id=pk) for pk in self.source_ids(entry)]
        NameForm.objects.bulk_create(forms, BATCH)
        index.insert(Fact, FactRow.COLUMNS, facts)
        Link.objects.bulk_create(sources, BATCH)
        index.add(forms, self.words)
        ids = [person.pk for person, *_rest in rows]
        # From now on a later change is one that staff made.
        Person.objects.filter(pk__in=ids).update(imported_at=F("changed_at"))

    # Known persons --------------------------------------------------------------------------------------

    def change(self, found, now):
        """Replaces what columns of the table tell; what has no column stays. `found`: [(Entry, id), ...]."""
        ids = [pk for _entry, pk in found]
        with versions.in_bulk(Person, ids):
            self.replace(found, ids, now)
        register.refresh(ids)

    def replace(self, found, ids, now):
        persons = Person.objects.in_bulk(ids)
        rows = []
        for entry, pk in found:
            person = persons[pk]
            self.tell(person, entry, now)
            forms = [form for form in self.forms(entry) if form.kind in self.kinds]
            facts = [fact for fact in self.facts(entry) if fact.kind in self.kinds]
            rows.append((person, entry, forms, facts))
        self.clear(ids)
        written = [
            "import_id",
            "import_digest",
            "is_disputed",
            "is_published",
            "is_possibly_living",
            "changed_at",
        ]
        Person.objects.bulk_update(persons.values(), [*written, *self.texts], BATCH)
        self.store(rows)

    def tell(self, person, entry, now):
        """Sets the person's own columns as far as the table has them."""
        person.import_id, person.import_digest, person.changed_at = entry.id, entry.digest(self.scope), now
        if "disputed" in self.fields:
            person.is_disputed = entry.is_disputed
        if entry.published is not None:
            person.is_published = entry.published
        if entry.possibly_living is not None:
            person.is_possibly_living = entry.possibly_living
        if any(statement.kind == "death" for statement in entry.facts):
            person.is_possibly_living = False
        texts = {}
        for field in TEXTS:
            texts |= in_languages(field, getattr(entry, field))
        for name in self.texts:
            setattr(person, name, texts[name])

    def clear(self, ids):
        with register.held():
            NameForm.objects.filter(person__in=ids, kind__in=self.kinds).delete()
            Fact.objects.filter(person__in=ids, kind__in=self.kinds).delete()
        if self.kinds & set(SOURCES):
            Person.sources.through.objects.filter(person__in=ids).delete()


def texts_of(columns):
    """The translated columns of a person that these columns tell: fate_en alone, or fate in any language."""
    names = {"fate": "fate", "life": "life", "disputed": "dispute"}
    return [
        f"{names[column.field]}_{code}"
        for column in columns
        if column.field in names
        for code in ([column.language] if column.language else LANGUAGES)
    ]


def kinds_of(scope):
    """The kinds of forms and facts that columns of these fields tell, and "source" where they tell sources.

    A column of a name tells the principal form and other spellings: a second name in one language is one of these.
    """
    names = {kind for field, kind in OTHER_NAMES.items() if field in scope}
    facts = {FACT_KINDS[field] for field in scope if field in FACT_KINDS}
    years = {field.removesuffix("_year") for field in ("birth_year", "death_year") if field in scope}
    return names | facts | years | {"principal", "spelling"} | (scope & set(SOURCES))
