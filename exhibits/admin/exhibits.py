"""Exhibits and their kinds in the admin; the groups of the form are those of Spectrum 5.1."""

from django.contrib import admin, messages
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from pictures.deletions import TellsDeletions
from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst
from pictures.thumbnails import thumbnail
from prisoners import dates
from prisoners.admin.people import translated
from prisoners.admin.shared import SharedAdmin

from .. import numbers, search, years
from ..models import LANGUAGES, Exhibit, ExhibitMedia, ExhibitPerson, ExhibitScan, ExhibitWord, Kind
from .forms import ExhibitForm
from .imports import ImportsExhibits
from .labels import PrintsLabels
from .linked import ConditionInline, MediaInline, PersonInline
from .standing import StandingFilter, TellsStanding, once
from .uploads import attach


@admin.register(Kind)
class KindAdmin(SharedAdmin):
    pass


class ReceivesScans:
    """For the admin of exhibits: pictures and PDFs sent with the form."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        files = form.cleaned_data.get("scans")
        if files:
            attach(form.instance, files, form.alts)

    @admin.display(description=_("PDFs"))
    def scans_told(self, exhibit):
        """The PDFs whose pages are still to be drawn, or cannot be."""
        scans = exhibit.scans.select_related("paged_file") if exhibit.pk else ()
        rows = [
            (scan, scan.paged_file.get_state_display(), scan.paged_file.error)
            for scan in scans
            if scan.paged_file.state != "made"
        ]
        return format_html_join(", ", "{}: {} {}", rows) or "–"


@admin.register(Exhibit)
class ExhibitAdmin(
    Edited,
    ImportsExhibits,
    PrintsLabels,
    ReceivesScans,
    TellsStanding,
    TellsDeletions,
    KazakhFirst,
    TranslationAdmin,
):
    form = ExhibitForm
    is_stamp_needed = True
    index_models = (ExhibitWord,)
    list_display = ["picture", "__str__", "accession_number", "kind", "hall", "told", "standing_told"]
    list_display_links = ["picture", "__str__"]
    list_filter = [
        StandingFilter, "is_unique", "originality", "fund", "location", "hall", "kind", "is_generated",
    ]  # fmt: skip
    list_per_page = 50
    # That there is a box to search in; what it finds, get_search_results() says.
    search_fields = ["slug"]
    search_help_text = _("Number, title, or a person’s name.")
    ordering = ["sort_ru", "pk"]
    prepopulated_fields = {"slug": ["title_en"]}
    autocomplete_fields = ["kind"]
    readonly_fields = [*TellsStanding.readonly_fields, "gifts", "scans_told"]
    save_on_top = True
    inlines = [PersonInline, MediaInline, ConditionInline]
    pictures_group = [
        (_("Add pictures"), {"fields": ["scans", "scans_told"]}),
        (
            _("What is to be seen on them"),
            {"fields": [f"scans_alt_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]},
        ),
    ]
    fieldsets = [
        (None, {"fields": ["standing", ("is_published", "is_unique"), "slug"]}),
        translated("title", _("Title")),
        (
            _("Object identification"),
            {"fields": [("accession_number", "inventory_number"), ("kind", "fund", "originality"), "parts"]},
        ),
        translated("date_text", _("Object production: date")),
        (None, {"fields": [("earliest", "latest")]}),
        translated("material", _("Material")),
        translated("technique", _("Technique")),
        (
            _("Dimensions"),
            {
                "fields": [
                    ("height", "width", "depth"),
                    ("diameter", "size_unit"),
                    ("weight", "weight_unit"),
                ]
            },
        ),
        translated("dimensions", _("Dimensions in words")),
        translated("description", _("Description")),
        (_("Inscription"), {"fields": ["inscription_language", "inscription"]}),
        translated("inscription_meaning", _("Translation of the inscription")),
        (_("Acquisition"), {"fields": [("acquisition_method", "acquired_on"), "gifts"]}),
        translated("provenance", _("Provenance")),
        translated("archive", _("Archive")),
        (
            None,
            {
                "fields": [
                    ("archive_fonds", "archive_inventory"),
                    ("archive_file", "archive_sheet"),
                ]
            },
        ),
        (_("Location"), {"fields": [("location", "hall", "hall_position"), "showcase"]}),
        (_("Rights"), {"fields": ["rights"]}),
        translated("rights_holder", _("Rights holder")),
        translated("credit_line", _("Credit line")),
    ]

    def get_fieldsets(self, request, obj=None):
        """What adds pictures only for those who may."""
        groups = super().get_fieldsets(request, obj)
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*groups, *self.pictures_group] if may else groups

    def is_made_by_worker(self, row):
        """Pages of a PDF that was drawn meanwhile are no other editor's change."""
        if not (isinstance(row, ExhibitMedia) and row.picture.paged_file_id):
            return False
        return ExhibitScan.objects.filter(
            exhibit=row.exhibit_id, paged_file=row.picture.paged_file_id
        ).exists()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Says how a date may be written; a year is refused at its field where one of the databases could not hold it."""
        if db_field.name == "acquired_on":
            kwargs["help_text"] = dates.HINT
        if db_field.name in ("earliest", "latest"):
            kwargs |= {"min_value": years.FIRST, "max_value": years.LAST}
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_queryset(self, request):
        hidden = ExhibitPerson.objects.filter(person__is_published=False).select_related("person")
        exhibits = super().get_queryset(request).with_first_picture().select_related("hall")
        return exhibits.prefetch_related(Prefetch("people", hidden, to_attr="hidden_people"))

    def get_search_results(self, request, queryset, search_term):
        """As visitors find it, drafts too; besides by a part of a number or of the address."""
        asked = search.read(search_term)
        if not asked.text:
            return queryset, False
        number = Q(accession_key__contains=numbers.key(asked.text))
        parts = number | Q(slug__contains=asked.text.lower()) | Q(inventory_number__icontains=asked.text)
        return queryset.filter(asked.met() | Q(pk__in=asked.numbered) | parts), False

    def hidden_persons(self, exhibit):
        return once(row.person for row in exhibit.hidden_people)

    @admin.display(description=_("picture"))
    def picture(self, exhibit):
        return thumbnail(exhibit.first_picture, edge=64) if exhibit.first_picture else "–"

    @admin.display(description=_("languages"))
    def told(self, exhibit):
        """kk ru –: a dash for each language without a title."""
        return " ".join(code if getattr(exhibit, f"title_{code}") else "–" for code in LANGUAGES)

    @admin.display(description=_("from the gift"))
    def gifts(self, exhibit):
        items = exhibit.donation_items.select_related("donation") if exhibit.pk else ()
        rows = [
            (reverse("admin:exhibits_donation_change", args=[item.donation_id]), item.donation)
            for item in items
        ]
        return format_html_join(", ", '<a href="{}">{}</a>', rows) or "–"

    def save_model(self, request, exhibit, form, change):
        super().save_model(request, exhibit, form, change)
        if form.has_unread_date:
            messages.warning(
                request,
                _("The years could not be read from the date in words: type them, so that lists find it."),
            )
