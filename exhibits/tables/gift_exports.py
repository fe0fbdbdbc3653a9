"""Gifts as a table: the columns of import_donations, a row for each object; a gift's own cells stand in its first row.

The public one tells of donors what they agreed to, and neither the number of an act nor that of the museum's own list;
the `whole` one is for the museum.
"""

from collections import defaultdict

from django.db.models import Count, Max, Q, Sum

from prisoners.models import Country
from prisoners.tables import datasets
from prisoners.tables.columns import Column

from ..models import LANGUAGES, Donation, DonationItem, Donor, Exhibit, Kind
from .exports import text_of, translated
from .vocabulary import MOST

NAME = "donations"
SCHEMA = 1

PATHS = {
    "id": "slug",
    "slug": "slug",
    "date": "date",
    "mode": "mode",
    **translated("title"),
    **translated("story"),
    **translated("credit_line"),
    "persons": "pk",
}
STAFF_PATHS = {"act_number": "act_number", "published": "is_published"}
# (what is told of a donor, in which language): where the database has it. Those of staff are for the whole table.
DONOR_PATHS = {
    **{("donor", code): f"name_{code}" for code in LANGUAGES},
    ("donor_relation", ""): "relation",
    ("donor_person", ""): "person__slug",
    ("donor_country", ""): "country__slug",
    **{("donor_place", code): f"place_{code}" for code in LANGUAGES},
    ("donor_shows_name", ""): "shows_name",
    ("donor_shows_country", ""): "shows_country",
}
DONOR_STAFF_PATHS = {
    ("donor_shows_photo", ""): "shows_photo",
    ("donor_agreed_on", ""): "agreed_on",
}
# In public: those who agreed to something.
SHOWN = Q(shows_name=True) | Q(shows_country=True)
WITH_NAME = {"donor", "donor_relation", "donor_person"}
WITH_COUNTRY = {"donor_country", "donor_place"}
ITEM_PATHS = {
    **translated("item", "name"),
    **translated("item_kind", "kind__name"),
    "item_originality": "originality",
    "item_count": "count",
    **translated("item_note", "note"),
    "item_exhibit": "exhibit__accession_number",
}


def state():
    """(what changes with the gifts that are given out, when one of them last changed or None)."""
    found = Donation.objects.public().aggregate(count=Count("pk"), sum=Sum("pk"), last=Max("changed_at"))
    exhibits = Exhibit.objects.public().filter(donation_items__isnull=False)
    parts = [
        list(Donor.objects.order_by("pk").values_list("pk", "shows_name", "shows_country")),
        list(exhibits.order_by("pk").values_list("pk", "accession_number")),
        list(Kind.objects.order_by("pk").values_list("pk", *(f"name_{code}" for code in LANGUAGES))),
        list(Country.objects.order_by("pk").values_list("pk", "slug")),
    ]
    return (found["count"], found["sum"], parts), found["last"]


def selection(*, whole):
    return Donation.objects.all() if whole else Donation.objects.public()


def paths(*, whole):
    return PATHS | STAFF_PATHS if whole else PATHS


def header(*, whole):
    """The columns; of donors as many as the gift has that has most of them."""
    shown = Q() if whole else SHOWN
    counted = Donor.objects.filter(shown, donation__in=selection(whole=whole)).values("donation")
    most = counted.annotate(n=Count("pk")).order_by("-n").values_list("n", flat=True).first() or 1
    numbers = range(1, min(most, MOST) + 1)
    donors = [
        str(Column(what, number, code)) for number in numbers for what, code in donor_paths(whole=whole)
    ]
    return [*paths(whole=whole), *donors, *ITEM_PATHS]


def donor_paths(*, whole):
    return DONOR_PATHS | DONOR_STAFF_PATHS if whole else DONOR_PATHS


def gifts(*, whole=False):
    """[({column: text} of a gift, [{column: text} of an object, ...]), ...], batch by batch; no empty texts."""
    wanted = dict.fromkeys(["pk", "import_id", *paths(whole=whole).values()])
    for batch in datasets.batches(selection(whole=whole).values_list(*wanted, named=True)):
        ids = [gift.pk for gift in batch]
        persons, donors, items = persons_of(ids), donors_of(ids, whole), items_of(ids, whole)
        yield [(gift_row(gift, persons[gift.pk], donors[gift.pk], whole), items[gift.pk]) for gift in batch]


def gift_row(gift, persons, donors, whole):
    found = {column: text_of(getattr(gift, path)) for column, path in paths(whole=whole).items()}
    found["persons"] = "; ".join(persons)
    if whole and gift.import_id:
        found["id"] = gift.import_id
    for number, donor in enumerate(donors[:MOST], start=1):
        found |= {str(Column(what, number, code)): text for (what, code), text in donor.items()}
    return full(found)


def full(found):
    return {column: text for column, text in found.items() if text}


def persons_of(ids):
    found = defaultdict(list)
    links = Donation.persons.through.objects.filter(donation__in=ids).order_by("pk")
    for pk, slug, number in links.values_list("donation", "person__slug", "person__import_id"):
        found[pk].append(number or slug)
    return found


def donors_of(ids, whole):
    """{id of a gift: [{(what, language): text}, ...]}."""
    found = defaultdict(list)
    columns = donor_paths(whole=whole)
    rows = Donor.objects.filter(Q() if whole else SHOWN, donation__in=ids).order_by("order", "pk")
    for pk, number, *values in rows.values_list("donation", "person__import_id", *columns.values()):
        donor = dict(zip(columns, values, strict=True))
        donor["donor_person", ""] = number or donor["donor_person", ""]
        found[pk].append({key: text_of(value) for key, value in agreed(donor, whole).items()})
    return found


def agreed(donor, whole):
    hidden = set()
    if not whole and not donor["donor_shows_name", ""]:
        hidden |= WITH_NAME
    if not whole and not donor["donor_shows_country", ""]:
        hidden |= WITH_COUNTRY
    return {(what, code): value for (what, code), value in donor.items() if what not in hidden}


def items_of(ids, whole):
    """{id of a gift: [{column: text}, ...]}; in public without the number of an exhibit that is not."""
    found = defaultdict(list)
    rows = list(
        DonationItem.objects.filter(donation__in=ids)
        .order_by("order", "pk")
        .values_list("donation", "exhibit", *ITEM_PATHS.values())
    )
    exhibits = (Exhibit.objects.all() if whole else Exhibit.objects.public()).filter(
        pk__in=[row[1] for row in rows if row[1]]
    )
    shown = set(exhibits.values_list("pk", flat=True))
    for pk, exhibit, *values in rows:
        item = {column: text_of(value) for column, value in zip(ITEM_PATHS, values, strict=True)}
        if exhibit not in shown:
            item["item_exhibit"] = ""
        found[pk].append(full(item))
    return found


def as_csv(*, whole=False):
    """The parts of a CSV file."""
    return datasets.as_csv(header(whole=whole), lines(whole=whole))


def lines(*, whole):
    """[{column: text}, ...]: the gift with its first object, then its other objects under its id."""
    for batch in gifts(whole=whole):
        yield [
            {**(gift if not number else {"id": gift["id"]}), **item}
            for gift, items in batch
            for number, item in enumerate(items or [{}])
        ]


def as_json(*, whole=False):
    """The parts of a JSON file; a gift has its objects as a list."""
    rows = ([{**gift, "items": items} for gift, items in batch] for batch in gifts(whole=whole))
    return datasets.as_json(NAME, SCHEMA, state()[1], rows)
