"""Made-up records for measuring at scale; each says that it is none of a real person."""

from dataclasses import dataclass
from itertools import islice

from django.core.management.color import no_style
from django.db import connection, transaction

from . import alphabets, planner, register
from .made_up import women
from .models import LANGUAGES, Fact, NameForm, Person
from .search import index

BATCH = 20_000
FATE = {
    "kk": "Өлшеуге арналған жасанды жазба, шынайы адам емес.",
    "ru": "Запись создана программой для измерений, это не настоящий человек.",
    "en": "Generated record, not a real person.",
}


def generate(count, *, now, seed=0, tick=lambda rows: None):
    """Writes `count` published records, in batches of a transaction each; `tick` is told how many are done."""
    drawn, words, keys = islice(women(seed), count), {}, SortKeys()
    start = Person.objects.filter(is_generated=True).count()
    while batch := list(islice(drawn, BATCH)):
        with transaction.atomic():
            write(batch, start, now, words, keys)
        start += len(batch)
        tick(len(batch))
    planner.look_again("prisoners")


def write(batch, start, now, words, keys):
    """The records of `batch`, whose slugs are numbered from start + 1."""
    persons = numbered(Person, batch)
    forms = [form for pk, woman in persons for form in forms_of(pk, woman)]
    for form_pk, form in numbered(NameForm, forms):
        form.pk = form_pk
    shared = shared_columns(now)
    columns = ("id", "slug", *OWN_COLUMNS, *shared)
    rows = (
        (pk, f"generated-{number:06}", *own_values(woman, keys), *shared.values())
        for number, (pk, woman) in enumerate(persons, start=start + 1)
    )
    index.insert(Person, columns, list(rows))
    index.insert(NameForm, FORM_COLUMNS, [form.values() for form in forms])
    index.insert(Fact, FACT_COLUMNS, [row for pk, woman in persons for row in facts_of(pk, woman)])
    index.add(forms, words)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Person, NameForm]):
            cursor.execute(statement)


def numbered(model, things):
    """[(id that is free, thing), ...]."""
    last = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return list(enumerate(things, start=last + 1))


# Rows ---------------------------------------------------------------------------------------------------

OWN_COLUMNS = (
    "name", "name_ru", "listed", "listed_ru", "sort_kk", "sort_ru", "sort_en", "birth", "born_from", "born_to",
)  # fmt: skip
FORM_COLUMNS = (
    "id", "person_id", "kind", "language", "surname", "given_name", "patronymic", "seen_in", '"order"',
)  # fmt: skip
FACT_COLUMNS = (
    "person_id", "kind", "date", "earliest", "latest", "text", "certainty", "cited", '"order"',
)  # fmt: skip


@dataclass(slots=True)
class Form:
    """A form of a name, as the index takes it."""

    pk: int
    person_id: int
    kind: str
    surname: str
    given_name: str = ""
    patronymic: str = ""

    def values(self):
        names = (self.surname, self.given_name, self.patronymic)
        return (self.pk, self.person_id, self.kind, "ru", *names, "", int(self.kind == "maiden"))


def forms_of(pk, woman):
    yield Form(0, pk, "principal", woman.surname, woman.given_name, woman.patronymic)
    if woman.maiden_name:
        yield Form(0, pk, "maiden", woman.maiden_name)


def facts_of(pk, woman):
    for order, (kind, year) in enumerate((("birth", woman.born), ("arrest", woman.arrested))):
        yield pk, kind, f"{year}", f"{year}-01-01", f"{year}-12-31", "", "", "", order


def own_values(woman, keys):
    """The values of OWN_COLUMNS."""
    parts = [part for part in (woman.surname, woman.given_name, woman.patronymic) if part]
    listed, full = " ".join(parts), " ".join([*parts[1:], parts[0]])
    born = f"{woman.born}"
    return (full, full, listed, listed, *keys.of(parts), born, f"{born}-01-01", f"{born}-12-31")


def shared_columns(now):
    """{column: value} of the columns that are the same for all: the model's defaults, and what marks the records."""
    person = Person(is_generated=True, is_published=True, is_possibly_living=False)
    for code, text in FATE.items():
        setattr(person, f"fate_{code}", text)
    own = {"id", "slug", "changed_at", *OWN_COLUMNS}
    fields = [field for field in Person._meta.concrete_fields if field.column not in own]
    values = {
        field.column: field.get_db_prep_save(getattr(person, field.attname), connection) for field in fields
    }
    return {**values, "changed_at": connection.ops.adapt_datetimefield_value(now)}


class SortKeys:
    """The sort keys of a name from those of its words, which come again and again."""

    def __init__(self):
        self.known = {}

    def of(self, parts):
        """In the order of LANGUAGES."""
        found = [self.known.get(part) or self.remember(part) for part in parts]
        joined = (alphabets.BLANK.join(keys) for keys in zip(*found, strict=True))
        return [key[: alphabets.LONGEST_KEY] for key in joined]

    def remember(self, part):
        return self.known.setdefault(part, tuple(alphabets.sort_key(part, code) for code in LANGUAGES))


def remove(tick=lambda rows: None):
    """Deletes all generated records; how many."""
    gone = 0
    while ids := list(Person.objects.filter(is_generated=True).values_list("pk", flat=True)[: BATCH // 10]):
        with register.held(), transaction.atomic():
            Person.objects.filter(pk__in=ids).delete()
        gone += len(ids)
        tick(len(ids))
    return gone
