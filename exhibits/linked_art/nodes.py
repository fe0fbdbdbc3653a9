"""The nodes that objects and gifts share in Linked Art. Pure."""

from mimetypes import guess_type

from django.urls import reverse

from prisoners.citation import MUSEUMS

from .. import statements
from ..trilingual import any_of, pages, texts, whole
from . import aat

CONTEXT = "https://linked.art/ns/v1/linked-art.json"


def stated(found):
    """A node without what is empty."""
    return {key: value for key, value in found.items() if value}


# Objects ------------------------------------------------------------------------------------------------------


def reference(record, site):
    """An exhibit as other records point at it."""
    return {
        "id": whole(reverse("linked-art-exhibit", args=[record.slug]), site),
        "type": "HumanMadeObject",
        "_label": english(statements.title(record)),
    }


def names(found):
    """A Name in each language."""
    return [
        {
            "type": "Name",
            "classified_as": [aat.term(aat.PRIMARY_NAME)],
            "content": text,
            "language": [aat.language(code)],
        }
        for code, text in found.items()
    ]


def referred(record, fields):
    """The texts of translated `fields` ({field: term}), each in its language."""
    return [
        text_of(text, code, term)
        for field, term in fields.items()
        for code, text in texts(record, field).items()
    ]


def text_of(text, code, term):
    return {
        "type": "LinguisticObject",
        "classified_as": [{**aat.term(term), "classified_as": [aat.term(aat.BRIEF_TEXT)]}],
        "content": text,
        "language": [aat.language(code)],
    }


def person(record, site):
    """A person with the permanent link of her page, which tells of her."""
    found = texts(record, "name")
    address = any_of(pages(record, site))
    return {
        "id": f"{address}#person",
        "type": "Person",
        "_label": english(found, record.slug),
        "subject_of": [web_page(address)],
    }


def museum(site):
    return {
        "id": f"{site}/#museum",
        "type": "Group",
        "_label": MUSEUMS["en"],
        "classified_as": [aat.term(aat.MUSEUM)],
    }


def place(record):
    """A Place of a record with a name; None for None."""
    found = texts(record, "name")
    return found and {"type": "Place", "_label": english(found), "identified_by": names(found)}


def web_pages(record, site):
    return [
        {**web_page(address), "language": [aat.language(code)]}
        for code, address in pages(record, site).items()
    ]


def web_page(address):
    page = {
        **digital(address),
        "format": "text/html",
        "classified_as": [aat.term(aat.WEB_PAGE)],
    }
    return {"type": "LinguisticObject", "digitally_carried_by": [page]}


def digital(address):
    kind = guess_type(address, strict=False)[0]
    return stated(
        {"type": "DigitalObject", "format": kind, "access_point": [{"id": address, "type": "DigitalObject"}]}
    )


def gift_address(gift, site):
    """Of the record of a donation; its parts are named by a fragment of it."""
    return whole(reverse("linked-art-donation", args=[gift.slug]), site)


def acquisition_address(gift, site):
    return f"{gift_address(gift, site)}#acquisition"


def english(found, otherwise=""):
    """One text of {language: text}, for those who read the data: the English one where there is one."""
    return found.get("en") or any_of(found, found.get("none", otherwise))


def is_digital(record):
    """Whether it is a file alone: nobody hands over the title to it."""
    return record.originality == "digital"
