"""The words of exhibits, kept for the search; see models/indexing.py.

A save of an exhibit calls refresh() by a signal (apps.py). Bulk writes make no signal: call add() for exhibits that are
new, refresh() for those that were there, in the same transaction; both take any number.
"""

from django.db import transaction

from prisoners.search.index import insert

from .. import numbers, words
from ..models import LANGUAGES, Exhibit, ExhibitWord, Place

BATCH = 1000
NUMBER = "#"
TITLES = tuple(f"title_{code}" for code in LANGUAGES)
TRANSLATED = (
    "description", "material", "technique", "date_text", "inscription_meaning", "provenance", "archive", "rights_holder",
    "credit_line",
)  # fmt: skip
TEXTS = (
    *(f"{field}_{code}" for field in TRANSLATED for code in LANGUAGES),
    "inscription",
    "accession_number",
    "inventory_number",
)
COLUMNS = ("exhibit_id", "word", "place")


def number_word(text):
    """How a number stands among the words: whatever its blanks and look-alike letters; "" for no number."""
    key = numbers.key(text).replace(" ", "")
    return NUMBER + key if key else ""


def rows_of(exhibit):
    """[(exhibit id, word, Place), ...]."""
    titles = words.of(getattr(exhibit, field) for field in TITLES)
    texts = words.of(getattr(exhibit, field) for field in TEXTS) - titles
    own = {number_word(exhibit.accession_number), number_word(exhibit.inventory_number)} - {""}
    return [
        *((exhibit.pk, word, Place.TITLE.value) for word in sorted(titles | own)),
        *((exhibit.pk, word, Place.TEXT.value) for word in sorted(texts)),
    ]


def add(exhibits):
    """Adds exhibits (instances with a primary key) that the index does not have yet."""
    insert(ExhibitWord, COLUMNS, [row for exhibit in exhibits for row in rows_of(exhibit)])


@transaction.atomic
def refresh(ids, report=lambda count: None):
    """Makes anew what the index has of the exhibits with these ids; `report` is told how many are done."""
    ids = list(ids)
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        ExhibitWord.objects.filter(exhibit__in=batch).delete()
        add(Exhibit.objects.filter(pk__in=batch).only("pk", *TITLES, *TEXTS))
        report(len(batch))


def missing():
    """The ids of exhibits without any word in the index."""
    return list(Exhibit.objects.filter(words=None).order_by("pk").values_list("pk", flat=True))
