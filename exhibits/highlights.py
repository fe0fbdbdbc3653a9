"""What the home page tells of the collection, as plain values: rows cost a tenth of records, and what is rendered of them is
remembered by them."""

import json
from collections import namedtuple
from functools import lru_cache

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from pictures.models import Picture

from .models import LANGUAGES, Exhibit, Exhibition, ExhibitMedia

# What is needed to show a picture.
PICTURE = ("file", "small", "width", "height", "tone", "made", "alt_kk", "alt_ru", "alt_en")
TITLE, NAME = ([f"{field}_{code}" for code in LANGUAGES] for field in ("title", "name"))
Named = namedtuple("Named", ["slug", *NAME])
OBJECT = (
    "slug",
    "accession_number",
    *TITLE,
    *(f"date_text_{code}" for code in LANGUAGES),
    "earliest",
    "latest",
)
KIND, HALL = ((f"{name}__slug", *(f"{name}__{column}" for column in NAME)) for name in ("kind", "hall"))
SHOW = ("slug", *TITLE, "opens_on", "closes_on")


class Highlight(namedtuple("Highlight", [*OBJECT, "kind", "picture"])):
    """An exhibit for its tile; `kind` is a Named or None, `picture` the JSON of PICTURE or None."""

    def get_absolute_url(self):
        return reverse("exhibits:exhibit-detail", args=[self.slug])

    @property
    def first_picture(self):
        return Picture(**json.loads(self.picture)) if self.picture else None


class Show(namedtuple("Show", [*SHOW, "hall"])):
    """An exhibition that is on; `hall` is a Named or None."""

    def get_absolute_url(self):
        return reverse("exhibitions:exhibition-detail", args=[self.slug])


@lru_cache
def unique_query(vendor):
    """(SQL, parameters) of all Highlights; making it takes longer than asking it, and no parameter changes."""
    media = ExhibitMedia.objects.filter(exhibit=OuterRef("pk")).order_by("position", "pk")
    data = JSONObject(**{name: f"picture__{name}" for name in PICTURE})
    exhibits = Exhibit.objects.public().unique().order_by("pk")
    picture = Subquery(media.annotate(data=data).values("data")[:1])
    return exhibits.annotate(first=picture).values_list(*OBJECT, *KIND, "first").query.sql_with_params()


def unique_of_the_day(day, count):
    """`count` of the public unique exhibits, others each day until all have had their turn; fewer when there are fewer."""
    rows = asked(*unique_query(connection.vendor))
    begin = day.toordinal() * count
    return tuple(highlight(rows[(begin + place) % len(rows)]) for place in range(min(count, len(rows))))


def highlight(row):
    """The Highlight of {column: value}."""
    return Highlight(*map(row.get, OBJECT), named(list(map(row.get, KIND))), row["first"])


@lru_cache(maxsize=2)
def shows_query(vendor, today):
    """(SQL, parameters) of the exhibitions that are on; made once a day."""
    shows = Exhibition.objects.published().now_on(today)
    return shows.values_list(*SHOW, *HALL).query.sql_with_params()


def now_on(today):
    """The published exhibitions that are on, as Shows."""
    return tuple(
        Show(*map(row.get, SHOW), named(list(map(row.get, HALL))))
        for row in asked(*shows_query(connection.vendor, today))
    )


def asked(sql, params):
    """Rows as {column: value}: modeltranslation gives the columns an order of its own."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def named(columns):
    """The Named of a joined row; None where there is none."""
    return Named(*columns) if columns[0] else None
