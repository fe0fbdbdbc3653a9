"""Gifts in the admin: the donors and what they agreed to, the objects, and the exhibits that those become."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from modeltranslation.admin import TranslationAdmin

from pictures.choosing import ChoosesPictures
from pictures.deletions import TellsDeletions
from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst
from pictures.ordering import InOrder
from prisoners.admin.camp import WithDate
from prisoners.admin.people import TranslatedInline, translated
from prisoners.models import Contribution
from prisoners.templatetags.historic import told_date

from ..accessions import exhibit_of
from ..models import LANGUAGES, Donation, DonationItem, Donor, ExhibitPerson
from .forms import AddressedForm
from .imports import ImportsDonations
from .standing import StandingFilter, TellsStanding, once


class DonorInline(ChoosesPictures, InOrder, TranslatedInline):
    model = Donor
    order_field = "order"
    autocomplete_fields = ["person", "country"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("relation", "person", "order"),
                    ("country", "photo", "agreed_on"),
                    ("shows_name", "shows_country", "shows_photo"),
                ]
            },
        ),
        translated("name", _("Name")),
        translated("place", _("Town or region")),
    ]

    def get_extra(self, request, obj=None, **kwargs):
        """A new gift begins with one donor, ready to be filled in."""
        return 0 if obj else 1


class ItemInline(InOrder, TranslatedInline):
    model = DonationItem
    order_field = "order"
    autocomplete_fields = ["kind", "exhibit"]
    readonly_fields = ["becoming"]
    fieldsets = [
        (None, {"fields": [("kind", "originality", "count", "order"), ("exhibit", "becoming")]}),
        translated("name", _("Name")),
        translated("note", _("Note")),
    ]

    def get_formset(self, request, obj=None, **kwargs):
        """Whoever may not make an exhibit sees no button for it; there is an inline for each request."""
        self.may_make = may_make_exhibits(request)
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description=_("its record"))
    def becoming(self, item):
        """A link to the exhibit, or the button that makes one; the button's form stands at the end of the page."""
        if not item.pk:
            return "–"
        if item.exhibit_id:
            address = reverse("admin:exhibits_exhibit_change", args=[item.exhibit_id])
            return format_html('<a href="{}">{}</a>', address, _("Open the exhibit"))
        if not self.may_make:
            return "–"
        address = reverse("admin:exhibits_donation_exhibit", args=[item.pk])
        text = _("Make an exhibit of this object")
        return format_html(
            '<button class="button" form="make-exhibit" formaction="{}">{}</button>', address, text
        )


def may_make_exhibits(request):
    return request.user.has_perms(["exhibits.change_donation", "exhibits.add_exhibit"])


class MakesExhibits:
    """For the admin of gifts: the button that makes an exhibit's record of an object."""

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.make_exhibit))
        return [path("items/<int:pk>/exhibit/", view, name="exhibits_donation_exhibit"), *super().get_urls()]

    def make_exhibit(self, request, pk):
        item = get_object_or_404(DonationItem, pk=pk)
        if not may_make_exhibits(request):
            raise PermissionDenied
        exhibit = exhibit_of(item)
        self.log_change(
            request, item.donation, [{"added": {"name": str(_("exhibit")), "object": str(exhibit)}}]
        )
        messages.success(
            request, _("The exhibit is made from the gift. It is not published: complete it first.")
        )
        return HttpResponseRedirect(reverse("admin:exhibits_exhibit_change", args=[exhibit.pk]))


class RecordsContributions:
    """For the admin of gifts: an offer that a visitor sent begins a gift, ?contribution=ID."""

    def contribution(self, request):
        """None for those who may not see it, and for what is none."""
        number = request.GET.get("contribution", "")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            return None
        if not request.user.has_perm("prisoners.view_contribution"):
            return None
        return Contribution.objects.select_related("person", "contact").filter(pk=number).first()

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        initial.pop("contribution", None)
        contribution = self.contribution(request)
        if contribution and contribution.person_id:
            initial["persons"] = [contribution.person_id]
        return initial

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """The donor's name, for those who may see how to reach the sender; whether it is shown, the donor must say."""
        found = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and not obj.pk and inline.model is Donor:
            found["initial"] = self.donor_of(request)
        return found

    def donor_of(self, request):
        contribution = self.contribution(request)
        contact = getattr(contribution, "contact", None)
        if not contact or not request.user.has_perm("prisoners.view_contact"):
            return []
        names = {f"name_{code}": contact.name for code in LANGUAGES}
        return [{**names, "person": contribution.person_id}]


@admin.register(Donation)
class DonationAdmin(
    Edited,
    ImportsDonations,
    MakesExhibits,
    RecordsContributions,
    TellsStanding,
    TellsDeletions,
    WithDate,
    KazakhFirst,
    TranslationAdmin,
):
    form = AddressedForm
    is_stamp_needed = True
    change_form_template = "admin/exhibits/donation/change_form.html"
    list_display = ["__str__", "given", "mode", "item_count", "standing_told"]
    list_filter = [StandingFilter, "mode", ("donors__country", admin.RelatedOnlyFieldListFilter)]
    list_per_page = 50
    search_fields = [
        *(f"title_{code}" for code in LANGUAGES),
        *(f"donors__name_{code}" for code in LANGUAGES),
        *(f"items__name_{code}" for code in LANGUAGES),
        *(f"persons__listed_{code}" for code in LANGUAGES),
        "slug",
        "act_number",
        "import_id",
    ]
    prepopulated_fields = {"slug": ["title_en"]}
    autocomplete_fields = ["persons", "posts"]
    save_on_top = True
    inlines = [DonorInline, ItemInline]
    fieldsets = [
        (None, {"fields": ["standing", "is_published", ("slug", "import_id")]}),
        translated("title", _("Title")),
        (_("Object entry"), {"fields": [("date", "mode"), "persons", "posts"]}),
        translated("story", _("Story of the gift")),
        translated("credit_line", _("Credit line")),
        (_("For staff only"), {"fields": ["act_number"]}),
    ]

    def get_search_fields(self, request):
        """Nobody finds out by searching what the page would not show."""
        found = super().get_search_fields(request)
        if request.user.has_perm("exhibits.view_donor"):
            return found
        return [name for name in found if not name.startswith("donors__")]

    def get_queryset(self, request):
        hidden = ExhibitPerson.objects.filter(person__is_published=False).select_related("person")
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                "persons",
                "donors__person",
                Prefetch("items__exhibit__people", hidden, to_attr="hidden_people"),
            )
        )

    def construct_change_message(self, request, form, formsets, add=False):
        """The log outlives what a donor agreed to: it tells that donors were changed, and never who."""
        told = super().construct_change_message(request, form, formsets, add)
        donors = str(Donor._meta.verbose_name)
        for act in (act for entry in told for act in entry.values() if act.get("name") == donors):
            act["object"] = "…"
        return told

    def hidden_persons(self, gift):
        exhibits = (item.exhibit for item in gift.items.all() if item.exhibit)
        linked = [
            *gift.persons.all(),
            *(donor.person for donor in gift.donors.all() if donor.person),
            *(row.person for exhibit in exhibits for row in exhibit.hidden_people),
        ]
        return once(person for person in linked if not person.is_published)

    @admin.display(description=_("given on"), ordering="earliest")
    def given(self, gift):
        return told_date(gift.date)

    @admin.display(description=_("objects"))
    def item_count(self, gift):
        return len(gift.items.all())
