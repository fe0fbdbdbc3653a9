"""Moderation: what was sent, who sent it, which records it may belong to, and the acts that change its state."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from modeltranslation.admin import TranslationStackedInline

from pictures.editing.admin import Edited
from pictures.language_order import KazakhFirst

from .. import search
from ..contributions import acts
from ..contributions.refusals import Refused
from ..models import LANGUAGES, Attachment, Consent, Contact, Contribution, ContributionLog, ContributionState

LONGEST_NOTE = 10_000
TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "pdf": "application/pdf"}
# The acts of staff, with what the button says.
ACTS = {
    "take_up": _("Take up for review"),
    "ask": _("Ask the sender"),
    "accept": _("Accept"),
    "publish": _("Publish"),
    "take_down": _("Take off the site"),
    "decline": _("Decline"),
}


class Unchanging:
    """An inline that shows and changes nothing."""

    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ContactInline(Unchanging, admin.TabularInline):
    """Shown to those alone who may see contacts."""

    model = Contact
    fields = ["name", "email", "phone"]


class ConsentInline(Unchanging, admin.TabularInline):
    model = Consent
    fields = ["item", "wording", "at"]


class LogInline(Unchanging, admin.TabularInline):
    model = ContributionLog
    fields = ["at", "by", "by_sender", "before", "after", "note"]


class AttachmentInline(KazakhFirst, TranslationStackedInline):
    model = Attachment
    extra = 0
    can_delete = False
    readonly_fields = ["preview", "caption"]
    fieldsets = [
        (None, {"fields": [("preview", "is_chosen"), "caption"]}),
        (
            _("alternative text"),
            {"fields": [f"alt_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]},
        ),
        (_("credit"), {"fields": [f"credit_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]}),
    ]

    def has_add_permission(self, request, obj=None):
        return False

    @admin.display(description=_("file"))
    def preview(self, attachment):
        url = reverse("admin:prisoners_contribution_file", args=[attachment.pk])
        if attachment.is_image:
            width = min(320, attachment.width)
            return format_html(
                '<a href="{}"><img src="{}" alt="" width="{}" loading="lazy"></a>', url, url, width
            )
        pages = ngettext("%(pages)s page", "%(pages)s pages", attachment.pages) % {"pages": attachment.pages}
        return format_html('<a href="{}">PDF, {}</a>', url, pages)


class OpenFilter(admin.SimpleListFilter):
    """What waits for the museum, for the sender, or is closed."""

    title = _("whose turn it is")
    parameter_name = "turn"
    TURNS = {
        "museum": (_("the museum’s"), [ContributionState.RECEIVED, ContributionState.REVIEW]),
        "sender": (_("the sender’s"), [ContributionState.QUESTION]),
    }

    def lookups(self, request, model_admin):
        return [(name, label) for name, (label, _states) in self.TURNS.items()]

    def queryset(self, request, queryset):
        if self.value() in self.TURNS:
            return queryset.filter(state__in=self.TURNS[self.value()][1])
        return queryset


@admin.register(Contribution)
class ContributionAdmin(Edited, admin.ModelAdmin):
    change_form_template = "admin/prisoners/contribution/change_form.html"
    # The button would lead to the sender's secret link.
    view_on_site = False
    list_display = ["created_at", "kind", "state", "about_whom", "country", "language"]
    list_display_links = ["created_at", "kind"]
    list_filter = [OpenFilter, "state", "kind", "language"]
    list_select_related = ["person"]
    date_hierarchy = "created_at"
    search_fields = ["about", "text", *(f"person__listed_{code}" for code in LANGUAGES)]
    autocomplete_fields = ["person"]
    inlines = [AttachmentInline, ContactInline, ConsentInline, LogInline]
    fieldsets = [
        (None, {"fields": [("kind", "state"), ("created_at", "closed_at"), ("country", "language")]}),
        (_("Sent"), {"fields": [("about", "years", "relation"), "text"]}),
        (_("The museum’s part"), {"fields": ["person", ("text_language", "public_text"), "staff_note"]}),
    ]
    EDITABLE = ("person", "text_language", "public_text", "staff_note")

    def get_readonly_fields(self, request, obj=None):
        """What was sent is never changed; the state changes through the acts alone."""
        names = [
            name for _title, options in self.fieldsets for row in options["fields"] for name in flat(row)
        ]
        return [name for name in names if name not in self.EDITABLE]

    def get_search_fields(self, request):
        seen = ["contact__name", "contact__email"] if request.user.has_perm("prisoners.view_contact") else []
        return [*self.search_fields, *seen]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """The record is chosen here, never added or deleted."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "person":
            field.widget.can_add_related = field.widget.can_delete_related = False
        return field

    def save_model(self, request, contribution, form, change):
        """Only what was typed: the sender may be withdrawing at this moment."""
        contribution.save(update_fields=form.changed_data)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """The sender withdraws, and purge_contacts erases."""
        return False

    @admin.display(description=_("about whom"))
    def about_whom(self, contribution):
        return contribution.subject or "–"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("file/<int:pk>/", wrap(self.file_view), name="prisoners_contribution_file"),
            path("<int:pk>/act/<slug:act>/", wrap(self.act_view), name="prisoners_contribution_act"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form with the acts that may be done now, and the records that it may belong to."""
        contribution = self.get_object(request, object_id)
        extra = {}
        if contribution:
            may = self.has_change_permission(request, contribution)
            possible = [
                (act, label) for act, label in ACTS.items() if may and contribution.state in acts.FROM[act]
            ]
            extra = {"acts": possible, "records": records(contribution), "longest_note": LONGEST_NOTE}
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    def act_view(self, request, pk, act):
        return require_POST(self.act)(request, pk, act)

    def act(self, request, pk, act):
        contribution = get_object_or_404(Contribution, pk=pk)
        if not self.has_change_permission(request, contribution):
            raise PermissionDenied
        if act not in ACTS:
            raise Http404
        note = request.POST.get("note", "").replace("\r\n", "\n").replace("\0", "").strip()[:LONGEST_NOTE]
        if act == "ask" and not note:
            messages.error(request, _("Write the question first."))
        else:
            self.do(request, contribution, act, note)
        return HttpResponseRedirect(reverse("admin:prisoners_contribution_change", args=[pk]))

    def do(self, request, contribution, act, note):
        try:
            getattr(acts, act)(contribution, by=request.user, now=timezone.localtime(), note=note)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, contribution.get_state_display())

    def file_view(self, request, pk):
        return require_safe(self.file)(request, pk)

    def file(self, request, pk):
        """A private file, for staff who may see contributions; nothing keeps a copy."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        attachment = get_object_or_404(Attachment.objects.exclude(contribution=None), pk=pk)
        response = FileResponse(
            attachment.file.open("rb"),
            as_attachment=not attachment.is_image,
            filename=f"alzhir-{pk}.{attachment.extension}",
            content_type=TYPES[attachment.extension],
        )
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


def flat(row):
    return row if isinstance(row, tuple) else [row]


def records(contribution):
    """Persons whose names are read as the name that was typed; none once a record is chosen."""
    if contribution.person or not contribution.about:
        return []
    return search.records_for(contribution.about)
