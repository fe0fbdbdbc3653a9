"""What is asked of the page of a record, and what is done from it."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_http_methods

from .. import acts, notes, registry, rights, saving
from ..addresses import record_url
from ..models import LANGUAGE_CHOICES
from ..refusals import NotYours, Refused
from .record_page import RecordPage

# What the buttons for all texts of the page do; the last opens the next record as well.
FOR_ALL = {
    "draft": saving.DRAFT,
    "review": saving.REVIEW,
    "next": saving.REVIEW,
    "approve": saving.APPROVE,
}
FOR_ONE = {"still": saving.STILL_RIGHT, "approve": saving.APPROVE, "back": saving.SEND_BACK}
CODES = [code for code, _name in LANGUAGE_CHOICES]


class RecordViews:
    """For UnitAdmin."""

    def record(self, label, pk):
        model = registry.model_of(label)
        if model is None:
            raise Http404
        return get_object_or_404(registry.rows(model), pk=pk)

    def record_any_view(self, request, label, pk):
        """In the language that is the user's to translate into, or else has no source of its own."""
        self.require_view(request)
        record = self.record(label, pk)
        page = RecordPage(record, CODES[0], request.user)
        return HttpResponseRedirect(record_url(record, page.language_to_open))

    def record_view(self, request, label, pk, language):
        return require_http_methods(["GET", "HEAD", "POST"])(self.record_page)(request, label, pk, language)

    def record_page(self, request, label, pk, language):
        self.require_view(request)
        if language not in CODES:
            raise Http404
        record = self.record(label, pk)
        page = RecordPage(record, language, request.user, request.POST if request.method == "POST" else None)
        if request.method == "POST":
            done = self.act(request, page, *request.POST.get("do", "").partition(":")[::2])
            if done:
                return HttpResponseRedirect(done)
        return self.shown(request, page)

    def shown(self, request, page):
        context = {
            **self.admin_site.each_context(request),
            "title": registry.name_of(page.record),
            "opts": self.opts,
            "page": page,
            "record": page.record,
            "language": page.language,
            "parts": page.parts(),
            "media": page.form.media,
            "form_address": self.form_address(request, page.record),
            "public_address": self.public_address(page.record, page.language),
            "may_approve": rights.may_approve(request.user),
            "may_ask": rights.may_ask(request.user),
        }
        return TemplateResponse(request, "admin/translations/record.html", context)

    def form_address(self, request, record):
        """Of the record's form in the admin; "" for who may not see it."""
        admin = self.admin_site._registry.get(type(record))
        if not admin or not admin.has_view_or_change_permission(request, record):
            return ""
        name = f"admin:{record._meta.app_label}_{record._meta.model_name}_change"
        return reverse(name, args=[quote(record.pk)])

    def public_address(self, record, language):
        """Of its page on the site in the language; "" for what has none."""
        admin = self.admin_site._registry.get(type(record))
        if admin and admin.view_on_site and hasattr(record, "get_absolute_url"):
            with override(language), suppress(NoReverseMatch):
                return record.get_absolute_url()
        return ""

    # Acts: each gives the address to go to, or None where the page is shown again with what is wrong.

    def act(self, request, page, do, key):
        if do in FOR_ALL or do in FOR_ONE:
            return self.save(request, page, do, key)
        act = {
            "ask": self.ask,
            "answer": self.answer,
            "settle": self.settle,
            "source": self.choose_source,
        }.get(do)
        if act is None:
            raise PermissionDenied
        try:
            return act(request, page, key)
        except NotYours as refusal:
            raise PermissionDenied(str(refusal)) from None
        except Refused as refusal:
            messages.error(request, str(refusal))
            return request.path
        except ValidationError as error:
            page.said[f"{do}:{key}" if key else do] = request.POST.get("text", ""), error.messages
            return None

    def save(self, request, page, do, key):
        """Nothing is read that is not the user's to write: such a request does not come from the page."""
        self.require_writable(request, page, do)
        act = FOR_ONE[do] if key else FOR_ALL.get(do, saving.DRAFT)
        done = page.save(act, key, timezone.now())
        if not page.form.is_valid():
            messages.error(request, _("Nothing was saved yet. Look at the texts that are marked."))
            return None
        self.say(request, done)
        if do == "next":
            return reverse("admin:translations_next", args=[page.language])
        return f"{request.path}#{key}" if key else request.path

    def require_writable(self, request, page, do):
        writable = {text.key for text in page.writable}
        alien = {text.key for sheet in page.sheets.sheets for text in sheet.texts} - writable
        if not page.may_write or alien & set(request.POST):
            raise PermissionDenied(str(NotYours()))
        if do in ("approve", "back") and not rights.may_approve(request.user):
            raise PermissionDenied

    def say(self, request, done):
        count = len(done.done)
        if not count:
            messages.info(request, _("There was nothing to save."))
            return
        said = ngettext("%(count)d text was saved.", "%(count)d texts were saved.", count)
        messages.success(request, said % {"count": count})

    def ask(self, request, page, key):
        """About the text that was chosen, or about the whole record."""
        about = next((text for text in page.texts if text.key == request.POST.get("about")), None)
        record, field = (about.record, about.unit.field) if about else (page.record, "")
        note = notes.ask(
            record,
            field,
            page.language if about else "",
            request.POST.get("text", ""),
            by=request.user,
            now=timezone.now(),
        )
        return f"{request.path}#note-{note.pk}"

    def question(self, page, key):
        found = next((note for note in page.sheets.questions if str(note.pk) == key), None)
        if found is None:
            raise Http404
        return found

    def answer(self, request, page, key):
        question = self.question(page, key)
        notes.answer(question, request.POST.get("text", ""), by=request.user, now=timezone.now())
        return f"{request.path}#note-{question.pk}"

    def settle(self, request, page, key):
        question = self.question(page, key)
        notes.settle(question, by=request.user, now=timezone.now())
        return f"{request.path}#note-{question.pk}"

    def choose_source(self, request, page, key):
        """Of the record or of one of its parts."""
        language = request.POST.get("source", "")
        sheet = next((sheet for sheet in page.sheets.sheets if sheet.place == key), None)
        if sheet is None or language not in CODES:
            raise PermissionDenied
        acts.choose_source(sheet.record, language, by=request.user, now=timezone.now())
        messages.success(request, _("The source language was chosen."))
        return request.path
