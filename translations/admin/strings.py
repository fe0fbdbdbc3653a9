"""The editor of the interface's texts: the list, and the page of one text in one language."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from .. import glossary
from ..interface import acts, library, places, rights, table
from .string_forms import StringForm, StringsForm

TEXTS_A_PAGE = 50
CHANGES_SHOWN = 30
# What the editor's own rules say of a text already.
RULED = {"placeholder", "tag", "link", "edges"}
NUMBER = re.compile(r"[0-9]{1,18}")


def string_url(language, key, query=""):
    address = reverse("admin:translations_string", args=[language, key])
    return f"{address}?{query}" if query else address


def list_url(query, key=""):
    address = reverse("admin:translations_strings")
    return f"{address}{'?' if query else ''}{query}{'#' if key else ''}{key}"


def remarks(said, forms):
    """What is worth a look in the forms of a text, in the page's language; nothing of English beside itself."""
    found = {}
    if said.language != library.WRITTEN_IN:
        for text in forms:
            for finding in glossary.checked(
                said.message.sources[-1], text, library.WRITTEN_IN, said.language
            ):
                if finding.code not in RULED:
                    found[finding.message] = None
    return list(found)


class StringViews:
    """Pages of the desk's admin for who may change the texts of the interface."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path("strings/", wrap(require_safe(self.strings_view)), name="translations_strings"),
            path(
                "strings/<str:language>/<str:key>/", wrap(both(self.string_view)), name="translations_string"
            ),
            *super().get_urls(),
        ]

    def require_strings(self, request, language=None):
        """The right to look; with a language, to change its texts."""
        if not rights.may_look(request.user):
            raise PermissionDenied
        if language and language not in rights.languages_of(request.user):
            raise PermissionDenied

    def strings_view(self, request):
        self.require_strings(request)
        lines = table.lines()
        form = StringsForm(lines, request.GET)
        asked = form.asked()
        page = Paginator(table.narrowed(lines, **asked), TEXTS_A_PAGE).get_page(request.GET.get("page"))
        query = request.GET.urlencode()
        return self.page(
            request,
            "strings",
            _("Texts of the interface"),
            form=form,
            page=page,
            rows=[list_row(line, query) for line in page.object_list],
            is_filtered=any(asked.values()),
            mine=rights.languages_of(request.user),
        )

    def string_view(self, request, language, key):
        self.require_strings(request, language if request.method == "POST" else None)
        if language not in library.LANGUAGES:
            raise Http404
        try:
            said = acts.find(language, key)
        except acts.Unknown:
            raise Http404 from None
        if request.method == "POST":
            return self.string_acted(request, said)
        return self.string_page(request, said, StringForm(said))

    def string_acted(self, request, said):
        """Saves, goes back to the repository's text or restores an earlier one; the page again where that is refused."""
        form = StringForm(said, request.POST)
        form.is_valid()
        about = {"seen": request.POST.get("seen", ""), "by": request.user, "now": request.now}
        try:
            changed = act(request.POST, said, form.texts, about)
        except acts.Refused as refused:
            form.refuse(refused.faults)
            return self.string_page(request, said, form)
        except acts.Conflict as conflict:
            return self.string_page(request, acts.find(said.language, said.key), form, conflict=conflict)
        return self.string_saved(request, acts.find(said.language, said.key), changed)

    def string_saved(self, request, said, changed):
        done = _("Saved. Visitors see it within seconds.") if changed else _("Nothing was changed.")
        messages.success(request, done)
        query = request.GET.urlencode()
        if "_save" in request.POST or "_next" in request.POST:
            for remark in remarks(said, said.forms):
                messages.warning(request, remark)
        if "_next" in request.POST and (key := next_key(request, said)):
            return HttpResponseRedirect(string_url(said.language, key, query))
        if "_save" in request.POST or "_next" in request.POST:
            return HttpResponseRedirect(list_url(query, said.key))
        return HttpResponseRedirect(string_url(said.language, said.key, query))

    def string_page(self, request, said, form, conflict=None):
        query = request.GET.urlencode()
        changes = acts.history(said.language, said.key)[:CHANGES_SHOWN]
        with override(said.language):
            seen_on = places.page_of(said.message)
        return self.page(
            request,
            "string",
            _("Text of the interface"),
            said=said,
            form=form,
            seen=acts.seen(said.forms),
            conflict=conflict,
            may_write=said.language in rights.languages_of(request.user),
            others=[(code, other) for code in library.LANGUAGES if (other := other_of(said, code))],
            remarks=remarks(said, said.forms),
            parts=sorted(str(places.name_of(part)) for part in places.parts(said.message)),
            seen_on=seen_on,
            changes=changes,
            base_has_changed=said.is_changed and bool(changes) and tuple(changes[0].base) != said.base,
            list_url=list_url(query, said.key),
        )


def act(posted, said, texts, about):
    """Whether what was asked for changed anything."""
    if "_base" in posted:
        return acts.back_to_base(said.language, said.key, **about)
    if "_restore" in posted:
        changes = acts.history(said.language, said.key)
        number = posted["_restore"]
        change = changes.filter(pk=number if NUMBER.fullmatch(number) else 0).first()
        if change is None:
            raise Http404
        return acts.restore(said.language, said.key, change, **about)
    return acts.write(said.language, said.key, texts, **about)


def other_of(said, code):
    """The same message in another language; None where that has no such message."""
    return library.said(code).get(said.key) if code != said.language else None


def next_key(request, said):
    """The next text of the list that somebody came from."""
    lines = table.lines()
    asked = StringsForm(lines, request.GET).asked()
    chosen = table.narrowed(lines, **{**asked, "language": said.language})
    return table.neighbour(lines, chosen, said.key)


def list_row(line, query):
    """{"line", "parts", "cells": [(language, Said or None, address or "")]}"""
    cells = [
        (code, said, string_url(code, line.key, query) if said else "") for code, said in line.said.items()
    ]
    return {
        "line": line,
        "parts": sorted(str(places.name_of(part)) for part in places.parts(line.message)),
        "cells": cells,
    }
