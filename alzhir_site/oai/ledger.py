"""Compares what harvesters were given with what is public now, and notes the differences with a datestamp.

By comparison, not by signals: records stop being public by bulk updates, by imports, and an exhibit because a person linked
with it was unpublished. What has no changed_at of its own (a kind, a place that is renamed) is not noticed by itself.
"""

from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from exhibits.models import Donation, Exhibit
from prisoners.models import Person

from .records import HarvestRecord, RecordKind

# Of rows that are written and not yet stamped; no other transaction sees one.
UNSTAMPED = datetime(9999, 12, 31, tzinfo=UTC)

# What makes a record, as one number: the sum of the times when its parts were changed, in milliseconds. Their newest time
# would not do: what a slow transaction wrote may be older than what was seen already. Dublin Core names persons and gifts.
PARTS_OF_EXHIBITS = """
SELECT id, CAST(SUM({milliseconds}) AS BIGINT) AS seen FROM (
    SELECT id, changed_at FROM exhibits_exhibit
    UNION ALL SELECT link.exhibit_id, person.changed_at FROM exhibits_exhibitperson link
        JOIN prisoners_person person ON person.id = link.person_id
    UNION ALL SELECT item.exhibit_id, gift.changed_at FROM exhibits_donationitem item
        JOIN exhibits_donation gift ON gift.id = item.donation_id
        WHERE item.exhibit_id IS NOT NULL AND gift.id IN ({gifts})
) part WHERE {narrowed} id IN ({exhibits}) GROUP BY id"""
PARTS_OF_PERSONS = "SELECT id, {milliseconds} AS seen FROM prisoners_person WHERE id IN ({persons})"
MILLISECONDS = {
    "postgresql": "CAST(date_part('epoch', changed_at) * 1000 AS BIGINT)",
    "sqlite": "CAST(julianday(changed_at) * 86400000 AS INTEGER)",
}
CHANGED = """
FROM ({parts}) public LEFT JOIN alzhir_site_harvestrecord known
    ON known.kind = '{kind}' AND known.object_id = public.id
WHERE (known.id IS NULL OR known.is_deleted OR known.seen <> public.seen)"""
WRITE = """
INSERT INTO alzhir_site_harvestrecord (kind, object_id, datestamp, is_deleted, seen)
SELECT '{kind}', public.id, %s, {false}, public.seen {changed} ORDER BY public.id
ON CONFLICT (kind, object_id)
    DO UPDATE SET datestamp = excluded.datestamp, is_deleted = excluded.is_deleted, seen = excluded.seen"""


class Side:
    """The records of one kind that are public now, against the ledger's. `pk` narrows both to one record."""

    def __init__(self, kind, pk=None):
        self.kind = kind
        self.one = {} if pk is None else {"pk": pk}
        # Said as a number, so that both databases look for it in every part instead of reading them whole.
        self.narrowed = "" if pk is None else f"id = {int(pk)} AND"
        self.known = HarvestRecord.objects.filter(kind=kind, **({} if pk is None else {"object_id": pk}))

    @property
    def public(self):
        rows = Exhibit.objects.public() if self.kind == RecordKind.EXHIBIT else Person.objects.published()
        return rows.filter(**self.one).order_by().values("pk")

    @property
    def parts(self):
        """(SQL, parameters) of the rows id, seen."""
        milliseconds = MILLISECONDS[connection.vendor]
        if self.kind == RecordKind.PERSON:
            persons, parameters = self.public.query.sql_with_params()
            return PARTS_OF_PERSONS.format(milliseconds=milliseconds, persons=persons), parameters
        gifts, first = Donation.objects.public().order_by().values("pk").query.sql_with_params()
        exhibits, second = self.public.query.sql_with_params()
        sql = PARTS_OF_EXHIBITS.format(
            milliseconds=milliseconds, gifts=gifts, exhibits=exhibits, narrowed=self.narrowed
        )
        return sql, (*first, *second)

    @property
    def changed(self):
        """(SQL, parameters) from FROM on: what is new, changed, or public again."""
        parts, parameters = self.parts
        return CHANGED.format(kind=self.kind.value, parts=parts), parameters

    @property
    def gone(self):
        """Those of the ledger that are public no longer."""
        return self.known.filter(is_deleted=False).exclude(object_id__in=self.public)

    def differs(self):
        sql, parameters = self.changed
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 {sql} LIMIT 1", parameters)
            return cursor.fetchone() is not None or self.gone.exists()

    def write(self):
        """Brings the ledger up to date, with the datestamp UNSTAMPED."""
        sql, parameters = self.changed
        false = "FALSE" if connection.vendor == "postgresql" else "0"
        unstamped = connection.ops.adapt_datetimefield_value(UNSTAMPED)
        with connection.cursor() as cursor:
            cursor.execute(
                WRITE.format(kind=self.kind.value, false=false, changed=sql), [unstamped, *parameters]
            )
        self.gone.update(is_deleted=True, datestamp=UNSTAMPED)


def bring_up_to_date(kinds=tuple(RecordKind), pk=None):
    """Notes what has changed since it was called last; how many records. With nothing changed it only reads.

    The danger is a change that no incremental harvest ever gets. So a datestamp is given when the change is noticed, not
    when it was made: a slow transaction may bring to light what was changed long ago. And it lies ahead of the clock and
    behind every other datestamp: a harvest that ended at some second, this one included, is never added to. For this the
    clock is read after the tables and under the lock.
    """
    sides = [Side(kind, pk) for kind in kinds]
    if not any(side.differs() for side in sides):
        return 0
    with transaction.atomic():
        lock()
        last = latest()
        for side in sides:
            side.write()
        return HarvestRecord.objects.filter(datestamp=UNSTAMPED).update(datestamp=behind(last))


def note_deleted(ids):
    """Of the ledger's rows that a page told as deleted before a comparison could notice it.

    Such a record may be public again by the next comparison, which would see no difference, and never tell it again.
    """
    with transaction.atomic():
        lock()
        known = HarvestRecord.objects.filter(pk__in=ids, is_deleted=False)
        known.update(is_deleted=True, datestamp=behind(latest()))


def lock():
    """Only one at a time writes; all may read. On SQLite every transaction is alone."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE alzhir_site_harvestrecord IN SHARE ROW EXCLUSIVE MODE")


def latest():
    """The last datestamp, or None."""
    return HarvestRecord.objects.aggregate(latest=Max("datestamp"))["latest"]


def behind(latest):
    """The first whole second that lies ahead of the clock and behind `latest` (or None)."""
    now = timezone.now().replace(microsecond=0)
    return max(now, latest or now) + timedelta(seconds=1)
