"""The words of all names and their keys, kept for the search; see models/indexing.py."""

from collections import defaultdict
from itertools import groupby
from operator import attrgetter

from django.db import connection, transaction

from .. import names
from ..models import NameForm, NameKey, NamePart, NameUse, NameWord

# Before a coarse key, so that it never meets a full one.
COARSE = "~"
# Before a word that has no phonemic key.
LETTERS = "="
FIELDS = {NamePart.SURNAME: "surname", NamePart.GIVEN_NAME: "given_name", NamePart.PATRONYMIC: "patronymic"}
# SQLite takes so many values in one statement at least.
CHUNK = 900
# Forms that are indexed at a time when everything is made anew.
BATCH = 5000


def rewrite(persons, forms):
    """Replaces what the index has of the persons with these ids by their `forms`."""
    NameUse.objects.filter(person__in=persons).delete()
    add(forms)


def add(forms, known=None):
    """Adds forms that are not in the index: anything with pk, person_id, surname, given_name and patronymic.

    All forms of a person come in one call. `known`: {word: id}; a dict that the caller keeps over many calls spares
    looking words up again.
    """
    uses = [use for form in forms for use in uses_of(form)]
    ids = word_ids({word for word, *_ in uses}, {} if known is None else known)
    initials = initials_of(uses)
    rows = [(ids[word], part, form, person, initials[person]) for word, part, form, person in uses]
    insert(NameUse, ("word_id", "part", "form_id", "person_id", "initials"), rows)


def uses_of(form):
    """[(word, part, form id, person id), ...], each word of a part once."""
    return [
        (word, int(part), form.pk, form.person_id)
        for part, field in FIELDS.items()
        if getattr(form, field)
        for word in dict.fromkeys(one.lower() for one in names.parts(getattr(form, field)))
    ]


def initials_of(uses):
    """{person: the first sounds of all her given names and patronymics}."""
    sounds = defaultdict(set)
    for word, part, _, person in uses:
        sounds[person] |= names.sounds(word) if part != NamePart.SURNAME else set()
    return {person: "".join(sorted(found)) for person, found in sounds.items()}


def word_ids(words, known):
    """{word: id} of all `words`, in `known`; words that no name had before are written with their keys."""
    look_up(words - known.keys(), known)
    new = sorted(words - known.keys())
    if new:
        NameWord.objects.bulk_create([NameWord(text=word) for word in new], CHUNK, ignore_conflicts=True)
        look_up(new, known)
        insert_keys({word: known[word] for word in new})
    return known


def look_up(words, known):
    words = sorted(words)
    for start in range(0, len(words), CHUNK):
        found = NameWord.objects.filter(text__in=words[start : start + CHUNK])
        known.update(found.values_list("text", "id"))


def insert_keys(ids):
    rows = [NameKey(key=key, word_id=number) for word, number in ids.items() for key in sorted(keys_of(word))]
    NameKey.objects.bulk_create(rows, CHUNK, ignore_conflicts=True)


def keys_of(word):
    """The full and the coarse keys of a word."""
    full = full_keys(word)
    return full | {COARSE + names.coarse(key) for key in full if not key.startswith(LETTERS)}


def full_keys(word):
    """Its phonemic keys; of a word in letters that no rule reads, the letters themselves."""
    return names.keys(word) or {(LETTERS + word.lower())[: names.KEY_LENGTH]}


def insert(model, columns, rows):
    """Bulk INSERT without objects: a third of the time, and on PostgreSQL a COPY."""
    table, fields = connection.ops.quote_name(model._meta.db_table), ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({fields}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        elif rows:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({fields}) VALUES ({marks})", rows)  # noqa: S608


@transaction.atomic
def rebuild(report=lambda count: None):
    """Makes the whole index anew, as after a change of the rules; `report` is told how many forms are done."""
    for model in (NameUse, NameKey, NameWord):
        empty(model)
    known, batch = {}, []
    forms = NameForm.objects.order_by("person_id", "id").iterator(BATCH)
    for _, own in groupby(forms, key=attrgetter("person_id")):
        batch += own
        if len(batch) >= BATCH:
            add(batch, known)
            report(len(batch))
            batch = []
    add(batch, known)
    report(len(batch))


def empty(model):
    """DELETE of all rows without the ORM's care for what hangs on them."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
