"""An exhibit as a HumanMadeObject. Pure."""

from django.urls import reverse

from .. import iiif, statements
from ..trilingual import texts, whole
from . import aat
from .nodes import (
    CONTEXT,
    acquisition_address,
    digital,
    english,
    is_digital,
    museum,
    names,
    person,
    place,
    reference,
    referred,
    stated,
    web_pages,
)

STATEMENTS = {
    "description": aat.DESCRIPTION,
    "material": aat.MATERIAL,
    "technique": aat.MATERIAL,
    "dimensions": aat.DIMENSIONS,
    "provenance": aat.PROVENANCE,
    "credit_line": aat.CREDIT,
}
SIZES = ("height", "width", "depth", "diameter")


def told(record, gifts, *, site):
    """An exhibit as views.open_data.told_exhibits() has it; `gifts`: the public donations that it came with."""
    return stated(
        {
            "@context": CONTEXT,
            **reference(record, site),
            "classified_as": [*kinds(record.kind), *originality(record)],
            "identified_by": [*names(texts(record, "title")), *numbers(record)],
            "referred_to_by": [*referred(record, STATEMENTS), *rights(record)],
            **making(record, site),
            **content(record, site),
            **keeping(record, gifts, site),
            "representation": pictures(record, site),
            "subject_of": [*web_pages(record, site), *manifest(record, site)],
        }
    )


def making(record, site):
    return {
        "produced_by": production(record, site),
        "made_of": materials(record),
        "dimension": dimensions(record),
        "number_of_parts": record.parts,
    }


def content(record, site):
    return {"carries": writing(record, site), "shows": depicted(record, site)}


def keeping(record, gifts, site):
    """Whose it was and is, and where it stands."""
    owned = not is_digital(record)
    acts = [{"id": acquisition_address(each, site), "type": "Acquisition"} for each in gifts if owned]
    return {
        "former_or_current_owner": persons(record, "owner", site),
        "current_owner": owned and [museum(site)],
        "current_custodian": [museum(site)],
        "current_location": place(record.shown_hall),
        "changed_ownership_through": acts,
    }


def kinds(kind):
    if not kind:
        return []
    if term := aat.KINDS.get(kind.slug):
        return [{**aat.term(term), "classified_as": [aat.term(aat.TYPE_OF_WORK)]}]
    return [{"type": "Type", "_label": english(texts(kind, "name"), kind.slug)}]


def originality(record):
    """Said of copies alone."""
    if record.originality in ("", "original"):
        return []
    return [{"type": "Type", "_label": statements.originality(record)["en"]}]


def numbers(record):
    found = (
        (record.accession_number, aat.ACCESSION_NUMBER),
        (record.inventory_number, aat.INVENTORY_NUMBER),
    )
    return [
        {"type": "Identifier", "classified_as": [aat.term(term)], "content": number}
        for number, term in found
        if number
    ]


def rights(record):
    if not record.rights:
        return []
    statement = {
        "type": "LinguisticObject",
        "classified_as": [aat.term(aat.RIGHTS)],
        "content": record.rights,
    }
    return [{**statement, "about": [{"id": iiif.rights(record), "type": "Right"}]}]


def production(record, site):
    found = stated({"timespan": years(record), "carried_out_by": persons(record, "maker", site)})
    return found and {"type": "Production", **found}


def years(record):
    """The time within the bounds of the years, with the date in words; None where neither is stated."""
    words = names(texts(record, "date_text"))
    found = stated(
        {
            "identified_by": words,
            "begin_of_the_begin": instant(record.earliest, "-01-01T00:00:00"),
            "end_of_the_end": instant(record.latest, "-12-31T23:59:59"),
        }
    )
    return found and {"type": "TimeSpan", **found}


def instant(year, rest):
    """As xsd:dateTime, whose year 0 is 1 BC; None for None."""
    if year is None:
        return None
    year += year < 0
    return f"{'-' if year < 0 else ''}{abs(year):04}{rest}"


def materials(record):
    """The materials that are certain: those named in English by one word of the vocabulary, alone between commas."""
    words = (word.strip() for word in (record.material_en or "").lower().split(","))
    return [aat.term(aat.MATERIALS[word], "Material") for word in words if word in aat.MATERIALS]


def dimensions(record):
    units = {**dict.fromkeys(SIZES, record.size_unit), "weight": record.weight_unit}
    return [
        {
            "type": "Dimension",
            "classified_as": [aat.term(aat.DIMENSION_TYPES[name])],
            "value": float(getattr(record, name)),
            "unit": aat.term(aat.UNITS[unit], "MeasurementUnit"),
        }
        for name, unit in units.items()
        if getattr(record, name) is not None
    ]


def writing(record, site):
    """What is written on it, with the persons who are named there."""
    about = persons(record, "mentioned", site) + persons(record, "recipient", site)
    if not record.inscription and not about:
        return []
    code = record.inscription_language
    found = {
        "content": record.inscription,
        "classified_as": record.inscription and [aat.term(aat.INSCRIPTION)],
        "language": code and [aat.language(code)],
        "about": about,
        "translation": [
            {"type": "LinguisticObject", "content": text, "language": [aat.language(language)]}
            for language, text in texts(record, "inscription_meaning").items()
        ],
    }
    return [{"type": "LinguisticObject", **stated(found)}]


def depicted(record, site):
    found = persons(record, "depicted", site)
    return found and [{"type": "VisualItem", "represents": found}]


def persons(record, role, site):
    return [person(link.person, site) for link in record.people.all() if link.role == role]


def pictures(record, site):
    return [
        {"type": "VisualItem", "digitally_shown_by": [digital(whole(media.picture.file.url, site))]}
        for media in record.shown_media
    ]


def manifest(record, site):
    """The IIIF manifest, where there are pictures."""
    if not record.shown_media:
        return []
    found = {
        **digital(whole(reverse("iiif-manifest", args=[record.slug]), site)),
        "format": iiif.CONTENT_TYPE,
        "conforms_to": [{"id": "http://iiif.io/api/presentation/", "type": "InformationObject"}],
    }
    return [{"type": "LinguisticObject", "digitally_carried_by": [found]}]
