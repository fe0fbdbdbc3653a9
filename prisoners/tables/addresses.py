"""The addresses of new persons: from the name, never one that is taken, and never changed later."""

from pictures.addresses import models as former

from .. import dates
from ..models import Person
from .slugs import RESERVED, person_slug, slug_of


def free_slugs(entries):
    """An address for each new entry: its own, else surname-given-name, with the year of birth or the id where taken."""
    return free(Person, [list(dict.fromkeys(candidates(entry))) for entry in entries], RESERVED)


def free(model, wanted, reserved):
    """The first of each list of addresses that no record of the model has or had, else the last of them with a number."""
    every = {slug for slugs in wanted for slug in slugs}
    present = set(model.objects.filter(slug__in=every).values_list("slug", flat=True))
    taken = reserved | present | former.taken(model, every)
    for slugs in wanted:
        slug = next((slug for slug in slugs if slug not in taken), None) or numbered(model, slugs[-1], taken)
        taken.add(slug)
        yield slug


def candidates(entry):
    if entry.slug:
        yield entry.slug
    in_latin = next((form for form in entry.forms if form.language == "en"), entry.forms[0])
    slug = person_slug(in_latin)
    yield slug
    birth = next((each.date for each in entry.facts if each.kind == "birth" and each.date), "")
    if birth:
        yield f"{slug}-{dates.year(birth)}"
    yield f"{slug}-{slug_of(entry.id)[:15] or 2}"


def numbered(model, slug, taken):
    number = 2
    while f"{slug}-{number}" in taken or is_taken(model, f"{slug}-{number}"):
        number += 1
    return f"{slug}-{number}"


def is_taken(model, slug):
    return model.objects.filter(slug=slug).exists() or bool(former.taken(model, [slug]))
