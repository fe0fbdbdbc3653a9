"""Moderation of the guest book, answers to messages, the translators' list of mistakes."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from modeltranslation.admin import TranslationAdmin

from pictures.editing.admin import Edited

from ..models import GuestBookEntry, Message, TextMistake
from . import acts
from .refusals import Refused

LONGEST_NOTE = 10_000
LANGUAGES = ("kk", "ru", "en")


def bulk(act, label):
    """An action of the list: the act on each chosen record; those that it does not fit are counted and left alone."""

    @admin.action(description=label, permissions=["change"])
    def action(modeladmin, request, chosen):
        done = [modeladmin.attempt(request, record, act) for record in chosen]
        if count := done.count(None):
            told = ngettext("%(count)s record changed.", "%(count)s records changed.", count)
            messages.success(request, told % {"count": count})
        if left := len(done) - done.count(None):
            told = ngettext("%(count)s record left as it was.", "%(count)s records left as they were.", left)
            messages.warning(request, told % {"count": left})

    action.__name__ = f"{act}_chosen"
    return action


class ActsAdmin(Edited, admin.ModelAdmin):
    """What visitors wrote is never changed; the state changes through the buttons of `ACTS`, {act: label}.

    `EDITABLE` are the columns that staff write, `NOTE` the label of the field for words to the sender, "" without one,
    `PRIVATE` the columns that those alone see who may change the record.
    """

    ACTS = {}
    EDITABLE = ("staff_note",)
    NOTE = ""
    PRIVATE = ()
    change_form_template = "admin/visitors/correspondence/change_form.html"
    view_on_site = False
    date_hierarchy = "created_at"

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """What is declined or closed is deleted by purge_addresses."""
        return False

    def get_fieldsets(self, request, obj=None):
        sets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return sets
        return [
            (label, {**options, "fields": [name for name in options["fields"] if name not in self.PRIVATE]})
            for label, options in sets
        ]

    def get_readonly_fields(self, request, obj=None):
        written = {name for _label, options in self.get_fieldsets(request, obj) for name in options["fields"]}
        return sorted(name for name in written if name not in self.EDITABLE)

    def save_model(self, request, record, form, change):
        """Only what was typed: a colleague may be deciding at this moment."""
        record.save(update_fields=form.changed_data)

    def get_urls(self):
        name = f"visitors_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/act/<slug:act>/", view, name=name), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The form with the acts that may be done now."""
        record = self.get_object(request, object_id)
        extra = {}
        if record and self.has_change_permission(request, record):
            possible = [
                (label, reverse(f"admin:visitors_{self.opts.model_name}_act", args=[record.pk, act]))
                for act, label in self.ACTS.items()
                if record.state in acts.FROM[act]
            ]
            extra = {"acts": possible, "note_label": self.NOTE, "longest_note": LONGEST_NOTE}
        return super().change_view(request, object_id, form_url, {**extra, **(extra_context or {})})

    def act_view(self, request, pk, act):
        return require_POST(self.act)(request, pk, act)

    def act(self, request, pk, act):
        record = get_object_or_404(self.model, pk=pk)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        if act not in self.ACTS:
            raise Http404
        note = request.POST.get("note", "").replace("\r\n", "\n").replace("\0", "").strip()[:LONGEST_NOTE]
        if refusal := self.attempt(request, record, act, note):
            messages.error(request, refusal)
        else:
            messages.success(request, f"{self.ACTS[act]}: {record.get_state_display()}")
        return HttpResponseRedirect(reverse(f"admin:visitors_{self.opts.model_name}_change", args=[pk]))

    def attempt(self, request, record, act, note=""):
        """None, or why the act was refused; what was done stands in the record's history."""
        try:
            getattr(acts, act)(record, by=request.user, now=timezone.localtime(), note=note)
        except Refused as refusal:
            return str(refusal)
        self.log_change(request, record, f"{self.ACTS[act]}: {record.get_state_display()}")
        return None

    @admin.display(description=_("text"))
    def beginning(self, record):
        return record.beginning


@admin.register(GuestBookEntry)
class GuestBookEntryAdmin(ActsAdmin, TranslationAdmin):
    group_fieldsets = True
    ACTS = {
        "publish": _("Publish"),
        "decline": _("Decline"),
        "send_reply": _("Send the reply by mail"),
    }
    EDITABLE = tuple(f"reply_{code}" for code in LANGUAGES)
    NOTE = _("Words to the sender")
    PRIVATE = ("email",)
    list_display = ["created_at", "state", "beginning", "name", "place", "language", "replied_in"]
    list_display_links = ["created_at"]
    list_filter = ["state", "language"]
    search_fields = ["text", "name", "place"]
    actions = [
        bulk("publish", _("Publish the chosen entries")),
        bulk("decline", _("Decline the chosen entries")),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "state",
                    "created_at",
                    "text",
                    "language",
                    "name",
                    "place",
                    "visited_on",
                    "email",
                    "letter_language",
                    "replied_at",
                ]
            },
        ),
        (_("The museum’s reply"), {"fields": list(EDITABLE), "classes": ["mt-fieldset"]}),
    ]

    @admin.display(description=_("reply"))
    def replied_in(self, entry):
        """kk ru –: a dash for each language that is missing."""
        return " ".join(code if getattr(entry, f"reply_{code}") else "–" for code in LANGUAGES)


@admin.register(Message)
class MessageAdmin(ActsAdmin):
    ACTS = {"answer": _("Send the answer by mail"), "close": _("Close without an answer")}
    NOTE = _("Answer to the sender")
    PRIVATE = ("name", "email")
    list_display = ["created_at", "state", "topic", "beginning", "language", "handled_by"]
    list_display_links = ["created_at"]
    list_filter = ["state", "topic", "language"]
    list_select_related = ["handled_by"]
    search_fields = ["text"]
    actions = [bulk("close", _("Close the chosen messages without an answer"))]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "state",
                    "created_at",
                    "topic",
                    "text",
                    "name",
                    "email",
                    "language",
                    "answer",
                    "handled_by",
                    "staff_note",
                ]
            },
        )
    ]


@admin.register(TextMistake)
class TextMistakeAdmin(ActsAdmin):
    ACTS = {"take": _("Take it on"), "correct": _("It is corrected"), "refuse": _("It is no mistake")}
    list_display = ["created_at", "state", "language", "page", "beginning", "handled_by"]
    list_display_links = ["created_at", "page"]
    list_filter = ["state", "language", ("handled_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["handled_by"]
    search_fields = ["page", "quote", "text"]
    actions = [
        bulk("take", _("Take on the chosen mistakes")),
        bulk("correct", _("The chosen mistakes are corrected")),
        bulk("refuse", _("The chosen ones are no mistakes")),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "state",
                    "created_at",
                    "page_link",
                    "language",
                    "quote",
                    "text",
                    "handled_by",
                    "staff_note",
                ]
            },
        )
    ]

    @admin.display(description=_("page"))
    def page_link(self, mistake):
        return format_html('<a href="{}">{}</a>', mistake.page, mistake.page)
