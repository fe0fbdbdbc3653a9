"""A donation as an activity of provenance, whose part is the acquisition of its objects. Pure."""

from prisoners import dates

from ..trilingual import in_each, texts
from . import aat
from .nodes import (
    CONTEXT,
    acquisition_address,
    english,
    gift_address,
    is_digital,
    museum,
    names,
    place,
    reference,
    referred,
    stated,
    web_pages,
)

STATEMENTS = {"story": aat.DESCRIPTION, "credit_line": aat.CREDIT}


def told(gift, *, site):
    """A donation as views.open_data.told_donations() has it."""
    title = texts(gift, "title") or in_each(lambda code: gift.heading)
    donors = [donor(each, number, gift, site) for number, each in named(gift)]
    items = [(each.exhibit or each, thing(each, site)) for each in gift.items.all()]
    found = {
        "@context": CONTEXT,
        "id": gift_address(gift, site),
        "type": "Activity",
        "_label": english(title),
        "classified_as": [aat.term(aat.PROVENANCE_ACTIVITY)],
        "identified_by": names(title),
        "timespan": day(gift.date),
        "referred_to_by": referred(gift, STATEMENTS),
        "part": [*acquisition(gift, items, donors, site), *copying(items, donors)],
        "subject_of": web_pages(gift, site),
    }
    return stated(found)


def named(gift):
    """(number, donor) of those who agreed to be named."""
    return [(number, each) for number, each in enumerate(gift.donors.all(), start=1) if each.is_named]


def donor(each, number, gift, site):
    found = {
        "id": f"{gift_address(gift, site)}#donor-{number}",
        "type": "Person",
        "_label": english(texts(each, "name")),
        "identified_by": names(texts(each, "name")),
        "residence": [place(each.shown_country)] if each.shown_country else [],
    }
    return stated(found)


def thing(item, site):
    """The exhibit that an object of the gift became, or the object as the gift tells it."""
    if item.exhibit:
        return reference(item.exhibit, site)
    found = texts(item, "name")
    kind = "DigitalObject" if is_digital(item) else "HumanMadeObject"
    return stated({"type": kind, "_label": english(found), "identified_by": names(found)})


def acquisition(gift, items, donors, site):
    """Of the objects, not of files."""
    objects = [found for record, found in items if not is_digital(record)]
    if not objects:
        return []
    found = {
        "id": acquisition_address(gift, site),
        "type": "Acquisition",
        "transferred_title_of": objects,
        "transferred_title_from": donors,
        "transferred_title_to": [museum(site)],
    }
    return [stated(found)]


def copying(items, donors):
    """Files that the museum was given: nothing changes hands."""
    files = [found for record, found in items if is_digital(record)]
    who = [{key: each[key] for key in ("id", "type", "_label")} for each in donors]
    activity = {"type": "Activity", "used_specific_object": files, "carried_out_by": who}
    return [stated(activity)] if files else []


def day(date):
    """The TimeSpan of a date in EDTF, in the museum's own time; nothing where there is none."""
    first, last = dates.span(date)
    found = stated(
        {
            "begin_of_the_begin": first and f"{first}T00:00:00",
            "end_of_the_end": last and f"{last}T23:59:59",
        }
    )
    return found and {"type": "TimeSpan", **found}
