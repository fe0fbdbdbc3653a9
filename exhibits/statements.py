"""What is stated of an exhibit in public, in all three languages at once, for machines. Pure.

No showcase, no condition, nothing of donors: what is for staff alone has no place here.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from . import datings, measures
from .trilingual import any_of, in_each, label, texts

# Translated fields that are told as they stand.
TEXTS = {"material": _("material"), "technique": _("technique")}


def title(exhibit):
    """{language: title}; of one without, its number in none of them."""
    return texts(exhibit, "title") or {"none": exhibit.accession_number or exhibit.slug}


def facts(exhibit):
    """[({language: label}, {language: text}), ...] of what is stated; a text of no language has the language "none"."""
    rows = [
        (_("kind of object"), texts(exhibit.kind, "name")),
        (_("date"), date(exhibit)),
        *((name, texts(exhibit, field)) for field, name in TEXTS.items()),
        (_("Size"), size(exhibit)),
        (_("original or copy"), originality(exhibit)),
        (_("fund"), in_each(lambda code: exhibit.get_fund_display())),
        (_("accession number"), alone(exhibit.accession_number)),
        (_("inventory number"), alone(exhibit.inventory_number)),
        (_("how it was acquired"), in_each(lambda code: exhibit.get_acquisition_method_display())),
        (_("provenance"), texts(exhibit, "provenance")),
        (_("archive"), archive(exhibit)),
        (_("hall"), texts(exhibit.shown_hall, "name")),
    ]
    told = [(label(name), found) for name, found in rows if found]
    return [(capitals(name), found) for name, found in [*told, *people(exhibit)]]


def capitals(found):
    return {code: capfirst(text) for code, text in found.items()}


def alone(text):
    return {"none": text} if text else {}


def date(exhibit):
    """As the museum tells it, else the years."""
    told = texts(exhibit, "date_text")
    return told or in_each(lambda code: datings.told(exhibit.earliest, exhibit.latest, code))


def size(exhibit):
    """The numbers, then the words."""
    words, numbers = texts(exhibit, "dimensions"), in_each(lambda code: measures.told(exhibit))
    both = {**numbers, **words}
    return {code: "; ".join(filter(None, (numbers.get(code), words.get(code)))) for code in both}


def people(exhibit):
    """({language: what she is to the object}, {language: her name}) of each linked person, in their order."""
    links = [(link, texts(link.person, "name")) for link in exhibit.people.all()]
    return [(role_of(link), names) for link, names in links if names]


def role_of(link):
    return in_each(lambda code: link.said_role)


def originality(exhibit):
    return in_each(lambda code: exhibit.get_originality_display())


def archive(exhibit):
    """The archive with fonds, inventory, file and sheet."""
    names = texts(exhibit, "archive")

    def told(code):
        name = names.get(code) or any_of(names)
        return ", ".join(filter(None, [name, archive_reference(exhibit)]))

    return in_each(told)


def archive_reference(exhibit):
    """As archives cite in the active language: "fonds 1, inv. 2, file 3, sheet 4"; "" where none is stated."""
    parts = [
        (exhibit.archive_fonds, gettext("fonds %(number)s")),
        (exhibit.archive_inventory, gettext("inv. %(number)s")),
        (exhibit.archive_file, pgettext("archive", "file %(number)s")),
        (exhibit.archive_sheet, gettext("sheet %(number)s")),
    ]
    return ", ".join(said % {"number": number} for number, said in parts if number)
