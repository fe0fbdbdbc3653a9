"""Exhibits as a table: the columns of import_exhibits, so that it can be imported again.

The public one has the exhibits that visitors may see, without what is for staff alone; the `whole` one is for the museum.
"""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Count, Max, Sum

from prisoners.tables import datasets
from visitors.models import Hall

from ..models import LANGUAGES, Exhibit, ExhibitPerson, Kind, Location
from .cells import SIZES
from .exhibit_rows import ATTRIBUTES, TRANSLATED

NAME = "exhibits"
# Of the columns; it rises when one of them changes its meaning or goes.
SCHEMA = 1


def translated(field, path=""):
    """{column: where the database has it} of a translated field."""
    path = path or ATTRIBUTES.get(field, field)
    return {f"{field}_{code}": f"{path}_{code}" for code in LANGUAGES}


def same(*fields):
    return {field: ATTRIBUTES.get(field, field) for field in fields}


TEXTS = {field: translated(field) for field in TRANSLATED}
# {column: where the database has it}, in the order of the table.
PATHS = {
    **same("accession_number", "slug", "inventory_number"),
    **TEXTS["title"],
    **translated("kind", "kind__name"),
    **same("fund", "originality"),
    **TEXTS["date"],
    **same("earliest", "latest"),
    **TEXTS["material"],
    **TEXTS["technique"],
    **TEXTS["dimensions"],
    **same(*SIZES, "unit", "weight", "weight_unit", "parts"),
    **TEXTS["description"],
    **same("inscription", "inscription_language"),
    **TEXTS["meaning"],
    "persons": "pk",
    **TEXTS["provenance"],
    **same("acquisition_method", "acquired_on"),
    **TEXTS["archive"],
    **same("archive_fonds", "archive_inventory", "archive_file", "archive_sheet", "location"),
    "hall": "hall__slug",
    **same("hall_position", "rights"),
    **TEXTS["rights_holder"],
    **TEXTS["credit_line"],
    "unique": "is_unique",
}
STAFF_PATHS = {"showcase": "showcase", "published": "is_published"}
# Whose names stand in many rows.
SHARED = {
    Kind: [f"name_{code}" for code in LANGUAGES],
    Hall: ["slug"],
}
# A unit says nothing where no number stands.
UNITS = {"unit": SIZES, "weight_unit": ("weight",)}


def state():
    """(what changes with the exhibits that are given out, when one of them last changed or None)."""
    found = Exhibit.objects.public().aggregate(count=Count("pk"), sum=Sum("pk"), last=Max("changed_at"))
    return (found["count"], found["sum"], shared()), found["last"]


def shared():
    return [list(model.objects.order_by("pk").values_list("pk", *names)) for model, names in SHARED.items()]


def selection(*, whole):
    return Exhibit.objects.all() if whole else Exhibit.objects.public()


def paths(*, whole):
    return PATHS | STAFF_PATHS if whole else PATHS


def rows(*, whole=False):
    """[{column: text}, ...] of the exhibits, batch by batch, in the order of their records; no empty texts."""
    columns = paths(whole=whole)
    wanted = dict.fromkeys(["pk", *columns.values()])
    for batch in datasets.batches(selection(whole=whole).values_list(*wanted, named=True)):
        people = people_of([each.pk for each in batch])
        yield [row(each, people, columns, whole) for each in batch]


def people_of(ids):
    """{id of an exhibit: "owner: mamayeva-raisa; depicted: 17"}."""
    found = defaultdict(list)
    links = ExhibitPerson.objects.filter(exhibit__in=ids).order_by("order", "pk")
    for pk, role, slug, number in links.values_list("exhibit", "role", "person__slug", "person__import_id"):
        found[pk].append(f"{role}: {number or slug}")
    return {pk: "; ".join(said) for pk, said in found.items()}


def row(record, people, columns, whole):
    found = {column: text_of(getattr(record, path)) for column, path in columns.items()}
    found["persons"] = people.get(record.pk, "")
    for unit, sizes in UNITS.items():
        if not any(found[size] for size in sizes):
            found[unit] = ""
    if record.location != Location.DISPLAY and not whole:
        found["hall"] = found["hall_position"] = ""
    if found["hall_position"] == "0":
        found["hall_position"] = ""
    return {column: text for column, text in found.items() if text}


def text_of(value):
    """As a cell has it; "" for None."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def as_csv(*, whole=False):
    """The parts of a CSV file."""
    return datasets.as_csv(list(paths(whole=whole)), rows(whole=whole))


def as_json(*, whole=False):
    """The parts of a JSON file."""
    return datasets.as_json(NAME, SCHEMA, state()[1], rows(whole=whole))
