"""The interface's texts as files: a .po file out and in, what was changed here as a patch for the repository."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from ..interface import exchange, library, rights
from .exchange import FOLDER
from .string_forms import PoForm

SESSION_KEY = "strings_file"
ROWS_SHOWN = 200


class StringFileViews:
    def get_urls(self):
        wrap = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        out = wrap(require_safe(self.po_view))
        return [
            path("strings/files/", wrap(both(self.string_files_view)), name="translations_string_files"),
            path("strings/files/<str:language>.po", out, name="translations_po"),
            path("strings/files/patch", wrap(require_safe(self.patch_view)), name="translations_patch"),
            *super().get_urls(),
        ]

    def po_view(self, request, language):
        self.require_strings(request)
        if language not in library.LANGUAGES:
            raise Http404
        return file_answer(exchange.po(language, request.now), f"{language}.po", "text/x-gettext-translation")

    def patch_view(self, request):
        self.require_strings(request)
        name = f"texts-{request.now:%Y-%m-%d}.patch"
        return file_answer(exchange.patch(), name, "text/x-diff")

    def string_files_view(self, request):
        self.require_strings(request)
        if request.method != "POST":
            return self.string_files_page(request)
        if "_confirmed" in request.POST:
            return self.po_taken_in(request)
        form = PoForm(rights.languages_of(request.user), None, request.POST, request.FILES)
        if not form.is_valid():
            return self.string_files_page(request, form=form)
        return self.po_checked(request, form.cleaned_data["file"], form.cleaned_data["language"])

    def string_files_page(self, request, **context):
        if report := context.get("report"):
            context |= {
                "changes": list(report.changed.values())[:ROWS_SHOWN],
                "faults": report.refused[:ROWS_SHOWN],
            }
        form = PoForm(rights.languages_of(request.user), context.get("language"))
        context.setdefault("form", form)
        is_changed = any(
            said.is_changed for code in library.LANGUAGES for said in library.said(code).values()
        )
        return self.page(
            request, "string_files", _("Texts of the interface as files"), is_changed=is_changed, **context
        )

    def po_checked(self, request, file, language):
        """The page with what a file would do; one that would do something waits for the confirmation."""
        report = exchange.look_at(language, file.read(exchange.LARGEST + 1))
        forget(request)
        context = {"report": report, "name": file.name, "language": language}
        if report.is_sound and report.changed:
            file.seek(0)
            stored = storages["private"].save(f"{FOLDER}/{get_random_string(32)}.po", file)
            context["token"] = get_random_string(16)
            request.session[SESSION_KEY] = {
                "stored": stored,
                **{key: context[key] for key in ("token", "name", "language")},
            }
        return self.string_files_page(request, **context)

    def po_taken_in(self, request):
        """Takes in the file that was looked at last."""
        waiting, storage = request.session.get(SESSION_KEY) or {}, storages["private"]
        here = HttpResponseRedirect(reverse("admin:translations_string_files"))
        if request.POST["_confirmed"] != waiting.get("token") or not storage.exists(waiting["stored"]):
            messages.warning(request, _("The file is no longer here: choose it again."))
            return here
        if waiting["language"] not in rights.languages_of(request.user):
            raise PermissionDenied
        with storage.open(waiting["stored"]) as file:
            report = exchange.take_in(waiting["language"], file.read(), by=request.user, now=request.now)
        forget(request)
        if not report.is_sound:
            return self.string_files_page(
                request, report=report, name=waiting["name"], language=waiting["language"]
            )
        said = ngettext("%(count)d text was changed.", "%(count)d texts were changed.", len(report.changed))
        messages.success(request, said % {"count": len(report.changed)})
        return here


def file_answer(content, name, content_type):
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def forget(request):
    """Deletes the file that waits; those that nobody confirmed go with the exchange's own."""
    if waiting := request.session.pop(SESSION_KEY, None):
        storages["private"].delete(waiting["stored"])
