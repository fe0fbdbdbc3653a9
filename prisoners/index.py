"""The keys that a search looks up: written for every form of every person."""

from . import names
from .models import DistinctKey, NameKey, NamePart

# Before a coarse key, so that it never meets a full one.
COARSE = "~"
FIELDS = {NamePart.SURNAME: "surname", NamePart.GIVEN_NAME: "given_name", NamePart.PATRONYMIC: "patronymic"}


def rewrite(persons, forms):
    """Replaces the keys of the persons with these ids by those of their `forms`."""
    NameKey.objects.filter(person__in=persons).delete()
    rows = [row for form in forms for row in rows_of(form)]
    NameKey.objects.bulk_create(rows, batch_size=2000)
    found = {row.key for row in rows if not row.key.startswith(COARSE)}
    DistinctKey.objects.bulk_create(
        [DistinctKey(key=key) for key in sorted(found)], ignore_conflicts=True, batch_size=2000
    )


def rows_of(form):
    for part, field in FIELDS.items():
        for key in sorted(part_keys(getattr(form, field))):
            yield NameKey(key=key, part=part, form_id=form.pk, person_id=form.person_id)


def part_keys(text):
    """The full and the coarse keys of all words in one part of a name."""
    full = {key for word in names.parts(text) for key in names.keys(word)}
    return full | {COARSE + names.coarse(key) for key in full}
