"""A person as schema.org tells her, for search engines: a plain dict, to be written as JSON-LD. Pure.

Only what is stated and not disputed. A date stands only where it is exact: a search engine knows no "about".
"""

from urllib.parse import urljoin

from . import dates

# What the other is to her, as properties of Person; other kinship has none.
PROPERTIES = {
    "husband": "spouse",
    "father": "parent",
    "mother": "parent",
    "son": "children",
    "daughter": "children",
    "brother": "sibling",
    "sister": "sibling",
}


def person(life, *, site, portrait=""):
    """The Person; what is not known is left out. `life` is a Biography, `site` begins the addresses."""
    form = life.principal
    found = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": site + life.person.get_absolute_url(),
        "url": site + life.person.get_absolute_url(),
        "name": form and form.full,
        "familyName": form and form.surname,
        "givenName": form and form.given_name,
        "additionalName": form and form.patronymic,
        "alternateName": list(dict.fromkeys(other.full for other in life.other_forms)),
        "description": life.said(life.person, "fate"),
        "image": portrait and urljoin(site + "/", portrait),
        "birthDate": exact(undisputed_date(life, "birth")),
        "birthPlace": place(life, "birth"),
        "deathDate": exact(undisputed_date(life, "death")),
        "deathPlace": place(life, "death"),
        "jobTitle": [
            life.said(fact.profession, "name") for fact in stated(life, "profession") if fact.profession
        ],
        **family(life),
    }
    return {key: value for key, value in found.items() if value}


def statements(life, kind):
    return [each for each in life.by_kind.get(kind, ()) if not each.is_disputed]


def stated(life, kind):
    return [each.record for each in statements(life, kind)]


def undisputed_date(life, kind):
    return next((each.date for each in statements(life, kind) if each.date), "")


def exact(edtf):
    """The date as ISO 8601, "" where it is not exact to its year, month or day."""
    parts = dates.parts(edtf) if edtf else ()
    if len(parts) != 1 or parts[0].mark or parts[0].precision in ("decade", "season"):
        return ""
    return str(parts[0])


def place(life, kind):
    name = next((life.said(fact.place, "name") for fact in stated(life, kind) if fact.place), "")
    return name and {"@type": "Place", "name": name}


def family(life):
    """{property: [Person]} of the relatives with a name."""
    found = {}
    for kin in life.family:
        name = PROPERTIES.get(kin.record.relation)
        if name and kin.name and not kin.statement.is_disputed:
            found.setdefault(name, []).append({"@type": "Person", "name": kin.name})
    return found
