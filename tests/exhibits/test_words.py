"""The words of tables for what the museum chooses from."""

import pytest
from django.utils.translation import override

from exhibits.models import Donation, DonationItem, Donor, Exhibit, ExhibitPerson
from exhibits.tables.words import CHOICES, ROLES

FIELDS = {
    "fund": (Exhibit, "fund"),
    "originality": (Exhibit, "originality"),
    "location": (Exhibit, "location"),
    "unit": (Exhibit, "size_unit"),
    "weight_unit": (Exhibit, "weight_unit"),
    "acquisition_method": (Exhibit, "acquisition_method"),
    "rights": (Exhibit, "rights"),
    "inscription_language": (Exhibit, "inscription_language"),
    "mode": (Donation, "mode"),
    "donor_relation": (Donor, "relation"),
    "item_originality": (DonationItem, "originality"),
    "persons": (ExhibitPerson, "role"),
}


def test_each_choice_of_a_table_is_looked_at():
    assert FIELDS.keys() == {*CHOICES, "persons"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("column", FIELDS)
def test_a_table_may_say_what_the_site_shows(column, language):
    """What staff read on the site in their language, they may write in a table."""
    model, name = FIELDS[column]
    understood = {**CHOICES, "persons": ROLES}[column]
    with override(language):
        shown = {str(label).casefold(): value for value, label in model._meta.get_field(name).choices}
    assert {label: understood.get(label) for label in shown} == shown
