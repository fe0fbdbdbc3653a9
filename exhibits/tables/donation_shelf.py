"""Entries of a table become donations with their donors and objects."""

from django.db.models import F

from pictures import versions
from prisoners.tables.catalogues import told
from prisoners.tables.columns import LANGUAGES
from prisoners.tables.slugs import slug_of

from ..addresses import free_addresses
from ..models import Donation, DonationItem, Donor
from .donation_rows import CONSENTS


def in_languages(field, texts):
    return {f"{field}_{code}": text for code, text in zip(LANGUAGES, texts, strict=True)}


def stored(record, field):
    return tuple(getattr(record, f"{field}_{code}") or "" for code in LANGUAGES)


class DonationShelf:
    """Writes entries that were read from the columns of `scope`; new ones unpublished where `draft`."""

    def __init__(self, catalogues, scope, *, draft):
        self.catalogues, self.scope, self.draft = catalogues, scope, draft
        # A table without these columns leaves the links that staff made.
        self.links_exhibits = any(column.startswith("item_exhibit") for column in scope)

    def name_shared(self, entry):
        for item in entry.items or ():
            self.catalogues.kinds.get(item.kind)

    def look_up(self, entries):
        """What the entries name, in two queries for all of them."""
        self.catalogues.persons.look_up(name for entry in entries for name in entry.named)
        self.catalogues.exhibits.look_up(number for entry in entries for number in entry.numbers)

    def make(self, entries):
        self.look_up(entries)
        slugs = free_addresses(Donation, [addresses(entry) for entry in entries])
        for entry, slug in zip(entries, slugs, strict=True):
            donation = Donation(slug=slug, is_published=not self.draft and entry.published is not False)
            with versions.held():
                self.write(donation, entry)

    def change(self, found, now):
        """Replaces what columns of the table tell; what has no column stays. `found`: [(entry, id), ...]."""
        self.look_up([entry for entry, _pk in found])
        donations = Donation.objects.in_bulk([pk for _entry, pk in found])
        with versions.in_bulk(Donation, donations):
            for entry, pk in found:
                if entry.published is not None:
                    donations[pk].is_published = entry.published
                self.write(donations[pk], entry)

    def write(self, donation, entry):
        donation.import_id, donation.import_digest = entry.id, entry.digest(self.scope)
        for name, value in entry.values:
            setattr(donation, name, value)
        donation.set_bounds()
        donation.save()
        if entry.persons is not None:
            donation.persons.set(self.persons(entry))
        if entry.donors is not None:
            self.write_donors(donation, [self.donor(each) for each in entry.donors])
        if entry.items is not None:
            self.write_items(donation, [self.item(each) for each in entry.items])
        # From now on a later change is one that staff made.
        Donation.objects.filter(pk=donation.pk).update(imported_at=F("changed_at"))

    def write_donors(self, donation, donors):
        """The photos that staff gave to donors of the same name stay."""
        photos = {stored(donor, "name"): donor.photo_id for donor in donation.donors.all()}
        donation.donors.all().delete()
        for order, fields in enumerate(donors):
            donor = Donor(donation=donation, order=order, **fields)
            donor.photo_id = photos.get(stored(donor, "name"))
            donor.save()

    def write_items(self, donation, items):
        before = {} if self.links_exhibits else {
            stored(item, "name"): item.exhibit_id for item in donation.items.all()
        }  # fmt: skip
        donation.items.all().delete()
        for order, fields in enumerate(items):
            item = DonationItem(donation=donation, order=order, **fields)
            item.exhibit_id = item.exhibit_id or before.get(stored(item, "name"))
            item.save()

    # What an entry means ------------------------------------------------------------------------------

    def persons(self, entry):
        return [self.catalogues.persons[name] for name in entry.persons]

    def donor(self, given):
        """The fields of a donor's record."""
        return {
            **in_languages("name", given.name),
            **in_languages("place", given.place),
            "relation": given.relation,
            "person_id": self.catalogues.persons[given.person] if given.person else None,
            "country_id": self.catalogues.countries.find(given.country),
            "agreed_on": given.agreed_on or None,
            **{name: getattr(given, name) for name in CONSENTS},
        }

    def item(self, given):
        """The fields of an object's record."""
        return {
            **in_languages("name", given.name),
            **in_languages("note", given.note),
            "kind_id": self.catalogues.kinds.get(given.kind),
            "originality": given.originality,
            "count": given.count,
            "exhibit_id": self.catalogues.exhibits[given.exhibit] if given.exhibit else None,
        }

    def says(self, donation, entry):
        """Whether a record says already what the entry says."""
        self.look_up([entry])
        if not all((getattr(donation, name) or "") == value for name, value in entry.values):
            return False
        if entry.published not in (None, donation.is_published):
            return False
        if entry.persons is not None and set(self.persons(entry)) != {
            each.pk for each in donation.persons.all()
        }:
            return False
        donors = entry.donors is None or same(
            [self.donor(each) for each in entry.donors], donation.donors.all()
        )
        items = entry.items is None or same(self.objects(entry), donation.items.all())
        return donors and items

    def objects(self, entry):
        """The fields of the objects, as far as the table tells them."""
        every = [self.item(each) for each in entry.items]
        if not self.links_exhibits:
            every = [{name: value for name, value in one.items() if name != "exhibit_id"} for one in every]
        return every


def same(told, records):
    """Whether records, in their order, have the fields that are told."""
    records = list(records)
    return len(told) == len(records) and all(
        all(plain(getattr(record, name)) == plain(value) for name, value in fields.items())
        for fields, record in zip(told, records, strict=True)
    )


def plain(value):
    return "" if value is None else str(value)


def addresses(entry):
    """Those that a new donation may have, the best first."""
    if entry.slug:
        yield entry.slug
    values = dict(entry.values)
    titles = [values.get(f"title_{code}", "") for code in ("en", "ru", "kk")]
    title = slug_of(told(titles))
    if title:
        yield title
        yield f"{title}-{slug_of(entry.id)[:15] or 2}"
    yield slug_of(f"gift-{entry.id}") or "gift"
