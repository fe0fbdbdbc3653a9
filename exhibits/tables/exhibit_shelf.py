"""Entries of a table become exhibits with their persons, in bulk."""

from django.db import connection
from django.db.models import F
from django.utils import timezone

from pictures import versions
from prisoners.search.index import insert as insert_rows
from prisoners.tables.catalogues import told
from prisoners.tables.slugs import slug_of

from ..addresses import free_addresses
from ..models import LANGUAGES, Exhibit, ExhibitPerson, Location
from ..search import index
from .exhibit_rows import ATTRIBUTES, TRANSLATED

BATCH = 500
# Given to each new record: to find the default of a translated field costs more than all the rest.
EMPTY = {f"{ATTRIBUTES.get(field, field)}_{code}": "" for field in TRANSLATED for code in LANGUAGES}
# The columns of translated fields themselves: those of their languages are read.
UNREAD = {ATTRIBUTES.get(field, field) for field in TRANSLATED}
# What a save of a known record writes beside the values.
WRITTEN = (
    "accession_number", "accession_key", "sort_kk", "sort_ru", "sort_en", "kind", "hall", "location", "is_unique",
    "is_published", "import_digest", "changed_at",
)  # fmt: skip


class ExhibitShelf:
    """Writes entries that were read from the columns of `scope`; new ones unpublished where `draft`."""

    def __init__(self, catalogues, scope, *, draft):
        self.catalogues, self.scope, self.draft = catalogues, scope, draft

    def name_shared(self, entry):
        if entry.kind:
            self.catalogues.kinds.get(entry.kind)

    # New exhibits -------------------------------------------------------------------------------------

    def make(self, entries):
        self.look_up(entries)
        slugs = free_addresses(Exhibit, [addresses(entry) for entry in entries])
        rows = [(self.exhibit(entry, slug), entry) for entry, slug in zip(entries, slugs, strict=True)]
        insert([exhibit for exhibit, _entry in rows])
        index.add(exhibit for exhibit, _entry in rows)
        self.link(rows)

    def exhibit(self, entry, slug):
        is_published = not self.draft and entry.published is not False
        exhibit = Exhibit(slug=slug, is_published=is_published, **EMPTY)
        self.fill(exhibit, entry)
        return exhibit

    def fill(self, exhibit, entry):
        """Sets what the table tells."""
        exhibit.accession_number, exhibit.import_digest = entry.id, entry.digest(self.scope)
        for name, value in entry.values:
            setattr(exhibit, name, value)
        if entry.kind is not None:
            exhibit.kind_id = self.catalogues.kinds.get(entry.kind)
        if entry.hall is not None:
            exhibit.hall_id = self.catalogues.halls.find(entry.hall)
        if exhibit.hall_id is None and exhibit.location == Location.DISPLAY:
            # The table takes it out of the hall and does not say where to.
            exhibit.location = ""
        if entry.unique is not None:
            exhibit.is_unique = entry.unique
        exhibit.set_copied()

    def look_up(self, entries):
        self.catalogues.persons.look_up(name for entry in entries for _role, name in entry.people or ())

    def people(self, entry):
        """[(id of a person, role), ...]."""
        return [(self.catalogues.persons[name], role) for role, name in entry.people or ()]

    def link(self, rows):
        """Writes the persons of exhibits that are stored."""
        ExhibitPerson.objects.bulk_create(
            [
                ExhibitPerson(exhibit_id=exhibit.pk, person_id=person, role=role, order=order)
                for exhibit, entry in rows
                for order, (person, role) in enumerate(dict.fromkeys(self.people(entry)))
            ],
            BATCH,
        )

    # Known exhibits -----------------------------------------------------------------------------------

    def change(self, found, now):
        """Replaces what columns of the table tell; what has no column stays. `found`: [(entry, id), ...]."""
        if not found:
            return
        with versions.in_bulk(Exhibit, [pk for _entry, pk in found]):
            self.replace(found, now)

    def replace(self, found, now):
        self.look_up([entry for entry, _pk in found])
        exhibits = Exhibit.objects.in_bulk([pk for _entry, pk in found])
        rows = [(exhibits[pk], entry) for entry, pk in found]
        names = {name for _exhibit, entry in rows for name, _value in entry.values}
        for exhibit, entry in rows:
            self.fill(exhibit, entry)
            exhibit.changed_at = now
            if entry.published is not None:
                exhibit.is_published = entry.published
        Exhibit.objects.bulk_update(exhibits.values(), sorted({*WRITTEN, *names}), BATCH)
        replaced = [exhibit.pk for exhibit, entry in rows if entry.people is not None]
        ExhibitPerson.objects.filter(exhibit__in=replaced).delete()
        index.refresh(exhibits)
        self.link(rows)
        # From now on a later change is one that staff made.
        Exhibit.objects.filter(pk__in=exhibits).update(imported_at=F("changed_at"))

    def says(self, exhibit, entry):
        """Whether a record says already what the entry says."""
        self.look_up([entry])
        people = {(each.person_id, each.role) for each in exhibit.people.all()}
        switches = ((entry.unique, exhibit.is_unique), (entry.published, exhibit.is_published))
        return (
            all((getattr(exhibit, name) or None) == (value or None) for name, value in entry.values)
            and all(said is None or said == stored for said, stored in switches)
            and (entry.kind is None or self.catalogues.kinds.get(entry.kind) == exhibit.kind_id)
            and (entry.hall is None or self.catalogues.halls.find(entry.hall) == exhibit.hall_id)
            and (entry.people is None or set(self.people(entry)) == people)
        )


def insert(exhibits):
    """Stores new exhibits and gives them their ids: a quarter of the time of bulk_create(), on PostgreSQL a COPY."""
    fields = [field for field in Exhibit._meta.concrete_fields if not field.primary_key]
    for exhibit in exhibits:
        # A later change is one that staff made.
        exhibit.created_at = exhibit.changed_at = exhibit.imported_at = timezone.now()
    rows = [[stored(exhibit, field) for field in fields] for exhibit in exhibits]
    insert_rows(Exhibit, [field.column for field in fields], rows)
    numbers = [exhibit.accession_number for exhibit in exhibits]
    found = Exhibit.objects.filter(accession_number__in=numbers).values_list("accession_number", "pk")
    ids = dict(found)
    for exhibit in exhibits:
        exhibit.pk = ids[exhibit.accession_number]


def stored(exhibit, field):
    """As the database takes it. The column of a translated field itself, which nobody reads, stays empty."""
    if field.name in UNREAD:
        return ""
    return field.get_db_prep_save(getattr(exhibit, field.attname), connection)


def addresses(entry):
    """Those that a new exhibit may have, the best first."""
    if entry.slug:
        yield entry.slug
    number = slug_of(entry.id)
    title = slug_of(entry.title["en"]) or slug_of(told(tuple(entry.title.values())))
    if title:
        yield title
        if number:
            yield f"{title[: 78 - len(number)]}-{number}"
    yield number or "exhibit"
