"""Staff import tables of exhibits and of donations, their own or foreign ones with a mapping."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from prisoners.admin.imports import ImportForm, ImportsTables

from ..tables import mappings
from ..tables.cells import SIZES
from ..tables.collection import Options
from ..tables.donations import DonationTable
from ..tables.exhibits import ExhibitTable

NOTE = _(
    "Texts may have a column for each language: title_kk, title_ru, title_en. Without the ending the letters tell the "
    "language. The public export of this site has the same columns."
)
EXHIBIT_COLUMNS = [
    (_("needed: the number in the book of receipts"), ["accession_number"]),
    (
        _("what it is"),
        ["inventory_number", "title", "kind", "fund", "originality", "description", "parts"],
    ),
    (_("when it was made: in words, or as years"), ["date", "earliest", "latest"]),
    (
        _("material and size"),
        ["material", "technique", "dimensions", *SIZES, "unit", "weight", "weight_unit"],
    ),
    (
        _("text that stands on it, its language and translation"),
        ["inscription", "inscription_language", "meaning"],
    ),
    (_("persons, as “owner: mamayeva-raisa; depicted: 17”"), ["persons"]),
    (_("how it came to the museum"), ["provenance", "acquisition_method", "acquired_on"]),
    (
        _("archive reference"),
        ["archive", "archive_fonds", "archive_inventory", "archive_file", "archive_sheet"],
    ),
    (_("where it is"), ["location", "hall", "hall_position", "showcase"]),
    (_("rights"), ["rights", "rights_holder", "credit_line"]),
    (_("yes or no"), ["unique", "published"]),
]
DONATION_COLUMNS = [
    (_("needed: the number in your list"), ["id"]),
    (_("the gift"), ["date", "mode", "title", "story", "persons", "credit_line", "act_number"]),
    (
        _("who gave; further ones as donor_2, donor_country_2 ..."),
        ["donor", "donor_relation", "donor_person", "donor_country", "donor_place"],
    ),
    (
        _("what the donor agreed to, yes or no; and when"),
        ["donor_shows_name", "donor_shows_country", "donor_shows_photo", "donor_agreed_on"],
    ),
    (
        _("an object in each row, the id in all of them or in the first"),
        ["item", "item_kind", "item_originality", "item_count", "item_note", "item_exhibit"],
    ),
    (_("yes or no"), ["published"]),
]


class MappedForm(ImportForm):
    """With a mapping for tables whose columns have other names."""

    mapping = forms.FileField(
        label=_("Mapping"),
        help_text=_(
            "A .toml file, where the columns of the table have other names; the README describes it."
        ),
        validators=[FileExtensionValidator(["toml"])],
        required=False,
    )
    field_order = ["file", "mapping"]

    def clean_mapping(self):
        """Its text, "" for none."""
        file = self.cleaned_data["mapping"]
        if not file:
            return ""
        # One more than may be, which is refused.
        text = file.read(mappings.LARGEST * 4 + 1)
        try:
            mappings.read(text)
        except mappings.MappingError as error:
            raise ValidationError(str(error)) from None
        return text.decode("utf-8-sig")

    def told(self):
        return {**super().told(), "mapping": self.cleaned_data["mapping"]}


class ExhibitForm(MappedForm):
    command = "import_exhibits"


class DonationForm(MappedForm):
    command = "import_donations"


class ImportsCollection(ImportsTables):
    import_note = NOTE

    def import_options(self, told):
        return Options(**{**told, "mapping": mappings.read(told["mapping"])})


class ImportsExhibits(ImportsCollection):
    import_table = ExhibitTable
    import_form = ExhibitForm
    import_title = _("Import exhibits from a table")
    import_columns = EXHIBIT_COLUMNS


class ImportsDonations(ImportsCollection):
    import_table = DonationTable
    import_form = DonationForm
    import_title = _("Import donations from a table")
    import_columns = DONATION_COLUMNS
