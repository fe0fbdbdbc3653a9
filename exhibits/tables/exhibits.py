"""Tables of exhibits, as imports.run() takes them."""

from django.utils.translation import gettext as _

from prisoners.tables.rows import Fault

from .. import numbers
from ..models import Exhibit
from .collection import CollectionTable
from .exhibit_rows import ExhibitRow, Scope
from .exhibit_shelf import ExhibitShelf
from .galleries import Gallery
from .vocabulary import EXHIBITS


class ExhibitTable(CollectionTable):
    ID = "accession_number"
    VOCABULARY = EXHIBITS

    def __init__(self, *args):
        super().__init__(*args)
        self.told = Scope(self.columns)
        # {key of an accession number: the number}, of all rows so far.
        self.keys = {}
        self.ids, self.gallery = [], None

    def check(self, report):
        super().check(report)
        folder = getattr(self.options, "pictures", None)
        if folder and not report.faults:
            self.gallery = Gallery(folder, self.ids)
            self.gallery.check(
                lambda reason: report.tell([Fault(0, "", reason)], []),
                lambda reason: self.warn(report, 0, "", reason),
                self.tick,
            )
            report.pictures = self.gallery.count

    def write(self, report):
        super().write(report)
        if self.gallery:
            self.gallery.write(self.now)
            report.pictures = self.gallery.count

    def undo(self):
        if self.gallery:
            self.gallery.undo()

    def close(self):
        if self.gallery:
            self.gallery.close()

    def row(self, number, texts):
        return ExhibitRow(self.header, texts, number, self.today, self.mapping, self.told)

    def shelf(self, catalogues):
        return ExhibitShelf(catalogues, self.scope, draft=self.options.draft)

    def states(self, ids):
        fields = ("pk", "accession_number", "import_digest", "imported_at", "changed_at")
        rows = Exhibit.objects.filter(accession_number__in=ids).values_list(*fields, named=True)
        return {row.accession_number: row for row in rows}

    def unchanged(self, entries, known):
        exhibits = Exhibit.objects.prefetch_related("people").in_bulk(
            [known[entry.id].pk for entry in entries]
        )
        shelf = self.shelf(self.known)
        return {entry.id for entry in entries if shelf.says(exhibits[known[entry.id].pk], entry)}

    # What the database knows ----------------------------------------------------------------------------

    def vetted(self, batch, report):
        self.known.persons.look_up(name for _row, entry in batch for _role, name in entry.people or ())
        self.ids += [entry.id for _row, entry in batch]
        twins = self.twins([entry.id for _row, entry in batch])
        return [(row, entry) for row, entry in batch if self.agrees(row, entry, twins, report)]

    def twins(self, ids):
        """{key: a stored number that reads like one of these}."""
        keys = {numbers.key(number) for number in ids}
        rows = Exhibit.objects.filter(accession_key__in=keys).exclude(accession_number__in=ids)
        return dict(rows.values_list("accession_key", "accession_number"))

    def agrees(self, row, entry, twins, report):
        key = numbers.key(entry.id)
        twin = twins.get(key) or self.keys.setdefault(key, entry.id)
        if twin != entry.id:
            said = _("Another record has a number that looks like this one: %(number)s.")
            self.warn(report, row, self.ID, said % {"number": twin})
        wrong = self.unknown_persons(row, [name for _role, name in entry.people or ()], report)
        if entry.hall and self.known.halls.find(entry.hall) is None:
            wrong.append(("hall", _("There is no hall “%(name)s”.") % {"name": entry.hall}))
        return self.in_order(report, row, wrong)
