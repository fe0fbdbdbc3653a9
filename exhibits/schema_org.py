"""Exhibits, gifts and exhibitions as schema.org tells them, for search engines: plain dicts, written as JSON-LD. Pure.

Only what is stated; a date stands only where it is exact. `site` begins every address, without a slash at its end.
"""

from django.urls import reverse

from news.prose.reading import first_paragraph
from prisoners.citation import MUSEUMS
from prisoners.schema_org import exact

from .trilingual import said, whole

CONTEXT = "https://schema.org"
# Kinds whose objects are works to be looked at, by their addresses; all others are told as records of the archive alone.
ARTWORKS = {
    "drawing", "drawings", "graphic", "painting", "paintings", "photograph", "photographs", "picture", "portrait",
    "poster", "print", "prints", "sculpture",
}  # fmt: skip
# Three say what it looks like; a letter may have sixty pages.
MOST_PICTURES = 3
UNITS = {"mm": "MMT", "cm": "CMT", "m": "MTR", "in": "INH", "g": "GRM", "kg": "KGM"}
# What a person is to the object, as properties; an owner and a recipient have none of their own.
PROPERTIES = {
    "maker": "creator",
    "depicted": "about",
    "owner": "about",
    "recipient": "about",
    "mentioned": "mentions",
}


def stated(found):
    return {key: value for key, value in found.items() if value}


def museum(language, site):
    return {
        "@type": ["Museum", "ArchiveOrganization"],
        "@id": f"{site}/#museum",
        "name": MUSEUMS[language],
        "url": site + reverse("home"),
    }


# Exhibits ------------------------------------------------------------------------------------------------------


def exhibit(entry, *, site):
    """`entry` is the Entry of a page; its language is that of the texts."""
    record, language = entry.exhibit, entry.language
    address = site + record.get_absolute_url()
    artwork = bool(record.kind) and record.kind.slug in ARTWORKS
    found = {
        "@context": CONTEXT,
        "@type": ["VisualArtwork", "ArchiveComponent"] if artwork else "ArchiveComponent",
        "@id": address,
        "url": address,
        "name": entry.title,
        "description": said(record, "description", language).partition("\n")[0],
        "identifier": identifiers(record),
        "dateCreated": year(record),
        "material": said(record, "material", language),
        "size": entry.measures or said(record, "dimensions", language),
        **(sizes(record) if artwork else {}),
        "artform": artwork and said(record.kind, "name", language),
        "genre": not artwork and said(record.kind, "name", language),
        "creditText": said(record, "credit_line", language),
        "license": record.rights,
        "image": images(entry, site),
        "holdingArchive": museum(language, site),
        "itemLocation": place(record.shown_hall, language, site),
        **people(record, language, site),
        "dateModified": entry.changed_on.isoformat(),
    }
    return stated(found)


def year(record):
    """Where one year is stated, of four digits."""
    one = record.earliest == record.latest and (record.earliest or 0) >= 1000
    return str(record.earliest) if one else ""


def identifiers(record):
    found = {"accession number": record.accession_number, "inventory number": record.inventory_number}
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": number}
        for name, number in found.items()
        if number
    ]


def sizes(record):
    unit = UNITS[record.size_unit]
    return {
        name: {"@type": "QuantitativeValue", "value": float(getattr(record, name)), "unitCode": unit}
        for name in ("height", "width", "depth")
        if getattr(record, name) is not None
    }


def images(entry, site):
    return [image(each, entry, site) for each in entry.media[:MOST_PICTURES]]


def image(media, entry, site):
    """With where to ask for the rights: at the museum's own address."""
    picture, language = media.picture, entry.language
    rights = entry.exhibit.rights
    return stated(
        {
            "@type": "ImageObject",
            "contentUrl": whole(picture.file.url, site),
            "thumbnailUrl": whole(picture.small_url, site),
            "width": picture.width,
            "height": picture.height,
            "caption": said(media, "caption", language) or said(picture, "alt", language),
            "creditText": said(picture, "credit", language) or said(entry.exhibit, "credit_line", language),
            "license": rights,
            "acquireLicensePage": rights and site + reverse("visitors:visit"),
        }
    )


def people(record, language, site):
    """{property: [Person]} of the linked persons, with their permanent links; each once in a property."""
    found = {}
    for link in record.people.all():
        persons = found.setdefault(PROPERTIES[link.role], [])
        told = person(link.person, language, site)
        if told not in persons:
            persons.append(told)
    return found


def person(record, language, site):
    address = site + record.get_absolute_url()
    return {"@type": "Person", "@id": address, "name": said(record, "name", language), "url": address}


def place(hall, language, site):
    """A hall of the museum; "" for None."""
    return hall and {
        "@type": "Place",
        "name": said(hall, "name", language),
        "containedInPlace": museum(language, site),
    }


# Gifts ---------------------------------------------------------------------------------------------------------


def gift(record, *, language, site):
    """A donation as views.donations.donations() has it. Donors who did not agree to be named are not told."""
    address = site + record.get_absolute_url()
    found = {
        "@context": CONTEXT,
        "@type": "DonateAction",
        "@id": address,
        "url": address,
        "name": said(record, "title", language) or record.heading,
        "description": said(record, "story", language).partition("\n")[0],
        "startTime": exact(record.date),
        "agent": [donor(each, language) for each in record.donors.all() if each.is_named],
        "recipient": museum(language, site),
        "object": [thing(each, language, site) for each in record.items.all()],
    }
    return stated(found)


def donor(record, language):
    country = record.shown_country
    found = {
        "@type": "Person",
        "name": said(record, "name", language),
        "homeLocation": country and {"@type": "Country", "name": said(country, "name", language)},
    }
    return stated(found)


def thing(item, language, site):
    """The exhibit that it became, or the object as the gift tells it."""
    if not item.exhibit:
        return {"@type": "CreativeWork", "name": said(item, "name", language)}
    address = site + item.exhibit.get_absolute_url()
    name = item.exhibit.shown_title(language) or item.exhibit.slug
    return {"@type": "ArchiveComponent", "@id": address, "name": name, "url": address}


# Exhibitions ---------------------------------------------------------------------------------------------------


def exhibition(record, exhibits, *, language, site):
    """An Exhibition with the public exhibits that it shows."""
    address = site + record.get_absolute_url()
    shown = [
        {
            "@type": "ArchiveComponent",
            "@id": site + each.get_absolute_url(),
            "name": each.shown_title(language),
        }
        for each in exhibits
    ]
    found = {
        "@context": CONTEXT,
        "@type": "ExhibitionEvent",
        "@id": address,
        "url": address,
        "name": said(record, "title", language),
        "description": first_paragraph(said(record, "text", language)),
        "startDate": record.opens_on and record.opens_on.isoformat(),
        "endDate": record.closes_on and record.closes_on.isoformat(),
        "location": place(record.hall, language, site) or museum(language, site),
        "organizer": museum(language, site),
        "image": record.poster and whole(record.poster.file.url, site),
        "workFeatured": shown,
    }
    return stated(found)
