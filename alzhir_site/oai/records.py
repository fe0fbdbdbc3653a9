"""What harvesters were ever given: one row a record, which stays when the record itself is gone."""

from django.db import models


class RecordKind(models.TextChoices):
    """The sets, too. `set` is the name that harvesters ask for."""

    EXHIBIT = "exhibit"
    PERSON = "person"

    @property
    def set(self):
        return f"{self.value}s"


class HarvestRecordQuerySet(models.QuerySet):
    def within(self, first=None, last=None, kind=""):
        """Those noticed from `first` to `last` (aware, both included), of one kind or of all."""
        bounds = {"datestamp__gte": first, "datestamp__lte": last, "kind": kind}
        return self.filter(**{name: value for name, value in bounds.items() if value})

    def page(self, size, after=None):
        """A list of at most `size` rows in the order of harvests, from the first behind `after` = (datestamp, id).

        Two questions instead of an OR: each is one look into an index, however many rows have the same datestamp.
        """
        if after is None:
            return list(self.order_by("datestamp", "pk")[:size])
        datestamp, pk = after
        rows = list(self.filter(datestamp=datestamp, pk__gt=pk).order_by("pk")[:size])
        later = self.filter(datestamp__gt=datestamp).order_by("datestamp", "pk")
        return rows + (list(later[: size - len(rows)]) if len(rows) < size else [])


class HarvestRecord(models.Model):
    """An exhibit or a person that was given to harvesters, or one that is no longer (`is_deleted`).

    `datestamp`, in whole seconds, is when its last change was noticed (ledger.py); `seen` is what was seen of it then.
    `object_id` is no foreign key, since the row outlives the object.
    """

    kind = models.CharField(max_length=8, choices=RecordKind)
    object_id = models.BigIntegerField()
    datestamp = models.DateTimeField()
    is_deleted = models.BooleanField(default=False)
    seen = models.BigIntegerField()

    objects = HarvestRecordQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="harvestrecord_once")]
        indexes = [
            models.Index(fields=["datestamp", "id"], name="harvestrecord_order"),
            models.Index(fields=["kind", "datestamp", "id"], name="harvestrecord_of_kind"),
        ]

    def __str__(self):
        return f"{self.kind}-{self.object_id}"
