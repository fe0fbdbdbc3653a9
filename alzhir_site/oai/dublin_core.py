"""Exhibits and persons in the fifteen elements of Dublin Core, each text with its language.

Only what is public is read, and nothing that is for staff alone; persons as the public table of persons has them.
"""

from collections import namedtuple
from functools import lru_cache

from django.conf import settings
from django.db.models import Prefetch
from django.urls import reverse

from exhibits import statements
from exhibits.models import Donation, DonationItem, Exhibit, ExhibitMedia, ExhibitPerson, Originality, Role
from exhibits.trilingual import LANGUAGES, in_each, texts
from prisoners import dates
from prisoners.citation import MUSEUMS
from prisoners.models import Fact, Person
from prisoners.tables.datasets import licence
from translations.interface import live

from .. import addresses
from .records import RecordKind

# `language` is "" for a text of none; of a Statement of no text nothing is written.
Statement = namedtuple("Statement", ["element", "text", "language"], defaults=[""])
ELEMENTS_OF_ROLES = {Role.MAKER: "creator", Role.DEPICTED: "subject", Role.MENTIONED: "subject"}
# DCMI's types. A digital copy is no object.
TYPES = {"": "PhysicalObject", Originality.ORIGINAL: "PhysicalObject", Originality.COPY: "PhysicalObject"}

# Of a linked person's long record no more than this is read.
OF_PEOPLE = (
    "exhibit",
    "role",
    "order",
    "person__slug",
    *(f"person__listed_{code}" for code in LANGUAGES),
    *(f"person__nationality__name_{code}" for code in LANGUAGES),
)


def told(kind, ids, today):
    """{id: [Statement]} of those of `ids` that are public."""
    if not ids:
        return {}
    if kind == RecordKind.EXHIBIT:
        return {exhibit.pk: list(exhibit_statements(exhibit)) for exhibit in exhibits().filter(pk__in=ids)}
    return {person.pk: list(person_statements(person, today)) for person in persons().filter(pk__in=ids)}


def in_languages(element, found):
    """Statements of {language: text}; "none" is no language."""
    return [Statement(element, text, "" if code == "none" else code) for code, text in found.items()]


def named(element, record):
    return in_languages(element, texts(record, "name"))


def places_of(name, slug, languages=LANGUAGES):
    """The addresses of a record's pages."""
    return [Statement("identifier", addresses.whole(name, code, slug), code) for code in languages]


@lru_cache(maxsize=1)
def museum():
    return in_languages("publisher", MUSEUMS)


@lru_cache(maxsize=64)
def labelled(element, choice, edition):
    """Of a TextChoices member: its label in each language."""
    return in_languages(element, in_each(lambda code: choice.label))


@lru_cache(maxsize=1)
def licence_of_persons(edition):
    return in_languages("rights", licence())


# Exhibits ----------------------------------------------------------------------------------------------------


def exhibits():
    people = ExhibitPerson.objects.filter(person__is_published=True).select_related("person__nationality")
    items = DonationItem.objects.filter(donation__in=Donation.objects.public()).select_related("donation")
    people, items = people.only(*OF_PEOPLE), items.only("exhibit", "order", "donation__slug")
    return (
        Exhibit.objects.public()
        .select_related("kind")
        .prefetch_related(
            Prefetch("people", people),
            Prefetch("donation_items", items, to_attr="public_items"),
            Prefetch("media", ExhibitMedia.objects.only("exhibit_id", "position")),
        )
    )


def exhibit_statements(exhibit):
    yield from in_languages("title", statements.title(exhibit))
    yield from people(exhibit)
    yield from named("subject", exhibit.kind)
    for field in ("description", "inscription_meaning", "provenance"):
        yield from in_languages("description", texts(exhibit, field))
    yield Statement("description", exhibit.inscription, exhibit.inscription_language)
    yield from museum()
    yield from in_languages("date", statements.date(exhibit))
    yield Statement("date", years(exhibit))
    yield from kinds(exhibit)
    for found in (texts(exhibit, "material"), texts(exhibit, "technique"), statements.size(exhibit)):
        yield from in_languages("format", found)
    yield from places_of("exhibits:exhibit-detail", exhibit.slug)
    yield Statement("identifier", exhibit.accession_number or "")
    yield from in_languages("source", statements.archive(exhibit))
    yield Statement("language", exhibit.inscription_language)
    yield from relations(exhibit)
    yield from rights(exhibit)


def people(exhibit):
    """The linked persons by their roles, and their nationalities as subjects."""
    nationalities = {}
    for link in exhibit.people.all():
        element = ELEMENTS_OF_ROLES.get(link.role, "contributor")
        yield from in_languages(element, texts(link.person, "listed"))
        nationalities[link.person.nationality_id] = link.person.nationality
    for nationality in nationalities.values():
        yield from named("subject", nationality)


def kinds(exhibit):
    yield Statement("type", TYPES.get(exhibit.originality, ""))
    yield from named("type", exhibit.kind)
    if exhibit.originality:
        yield from labelled("type", Originality(exhibit.originality), live.edition())


def years(exhibit):
    """EDTF: 1939, 1937/1938, ../1938; "" where no year is known."""
    first, last = exhibit.earliest, exhibit.latest
    if first == last:
        return "" if first is None else edtf(first)
    return "/".join(".." if year is None else edtf(year) for year in (first, last))


def edtf(year):
    """Years of four digits with their sign: -0500. Beyond them as EDTF's level 1 writes them: Y-12000."""
    return f"{year:05d}" if -10_000 < year < 0 else f"{year:04d}" if 0 <= year < 10_000 else f"Y{year}"


def relations(exhibit):
    """Pages of the gifts that it came with and of the persons, and the manifest of its pictures."""
    for slug in dict.fromkeys(item.donation.slug for item in exhibit.public_items):
        yield Statement(
            "relation", addresses.whole("donations:donation-detail", settings.SITE_LANGUAGE, slug)
        )
    for slug in dict.fromkeys(link.person.slug for link in exhibit.people.all()):
        yield Statement("relation", addresses.whole("prisoners:person-detail", settings.SITE_LANGUAGE, slug))
    if exhibit.media.all():
        yield Statement("relation", settings.SITE_URL + reverse("iiif-manifest", args=[exhibit.slug]))


def rights(exhibit):
    yield Statement("rights", exhibit.rights)
    yield from in_languages("rights", texts(exhibit, "rights_holder"))
    yield from in_languages("rights", texts(exhibit, "credit_line"))


# Persons -----------------------------------------------------------------------------------------------------


def persons():
    facts = Fact.objects.select_related("place", "nationality", "profession")
    return Person.objects.published().prefetch_related("forms", "sources", Prefetch("facts", facts))


def person_statements(person, today):
    facts = list(person.facts.all())
    yield from names(person)
    for fact in facts:
        yield from named("subject", fact.nationality)
        yield from named("subject", fact.profession)
    for field in ("fate", "life"):
        yield from in_languages("description", texts(person, field))
    yield from museum()
    yield Statement("type", "Text")
    yield from places_of("prisoners:person-detail", person.slug, person.languages or LANGUAGES)
    for source in person.sources.all():
        yield from named("source", source)
    for code in person.languages:
        yield Statement("language", code)
    yield from lifetime(person, today)
    for fact in facts:
        if fact.kind in ("birth", "death"):
            yield from named("coverage", fact.place)
    yield from licence_of_persons(live.edition())


def names(person):
    """As they stand in lists: the principal form of each language, then every other form."""
    found = dict.fromkeys(Statement("title", form.listed, form.language) for form in person.forms.all())
    titles = in_languages("title", texts(person, "listed"))
    yield from dict.fromkeys([*titles, *found] if titles or found else [Statement("title", person.slug)])


def lifetime(person, today):
    """EDTF: 1900/1982, with the end empty that is not known; a day that is an interval itself stands alone."""
    hides = person.hides_days(today)
    birth, death = (dates.without_day(day) if hides else day for day in (person.birth, person.death))
    if "/" in birth + death:
        return [Statement("coverage", birth), Statement("coverage", death)]
    return [Statement("coverage", f"{birth}/{death}" if birth or death else "")]
