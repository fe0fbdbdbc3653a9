"""The page “Exchange”: texts out for translators' tools, and in again after a look at what would happen."""

from datetime import timedelta
from tempfile import TemporaryFile

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.core.validators import FileExtensionValidator
from django.http import FileResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from .. import registry, rights
from ..exchange import exports, imports, selection
from ..models import LANGUAGE_CHOICES, State
from .filters import all_models

EXCHANGE = "translations.exchange_unit"
LARGEST = 50 * 1024 * 1024
# Texts that a page brings in at a time: at some 25 ms each, a proxy waits no longer.
MOST_AT_ONCE = 1000
FOLDER = "exchange"
# A file that nobody confirmed is deleted after a day.
KEPT = timedelta(days=1)
SESSION_KEY = "exchange_file"
KINDS = {
    "xliff": (_("XLIFF 1.2, for OmegaT, Poedit, memoQ and others"), "xlf", "application/xliff+xml"),
    "xlsx": (
        _("XLSX, a table for Excel or LibreOffice"),
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


class TakeOutForm(forms.Form):
    language = forms.ChoiceField(label=_("Language to translate into"))
    model = forms.ChoiceField(label=_("Kind of record"), required=False, choices=all_models)
    state = forms.MultipleChoiceField(
        label=_("State of the texts"),
        choices=[(state, State(state).label) for state in selection.STATES],
        initial=selection.OPEN,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[(name, label) for name, (label, _ending, _type) in KINDS.items()],
        initial="xliff",
        widget=forms.RadioSelect,
    )

    def __init__(self, user, data=None):
        super().__init__(data)
        mine = rights.languages_of(user)
        self.fields["language"].choices = [(code, name) for code, name in LANGUAGE_CHOICES if code in mine]


class BringInForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("An .xlf, .xliff or .xlsx file of at most 50 MB that was taken out here."),
        validators=[FileExtensionValidator(["xlf", "xliff", "xlsx"])],
    )
    to_review = forms.BooleanField(label=_("Send all new texts to review"), required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 50 MB."))
        return file


class ExchangeViews:
    """Pages of the desk's admin for who may take texts out and in."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path("exchange/", wrap(both(self.exchange_view)), name="translations_exchange"),
            path("exchange/take-out/", wrap(require_safe(self.take_out_view)), name="translations_take_out"),
            *super().get_urls(),
        ]

    def require_exchange(self, request):
        if not request.user.has_perm(EXCHANGE):
            raise PermissionDenied

    def exchange_page(self, request, **context):
        context.setdefault("take_out", TakeOutForm(request.user))
        context.setdefault("bring_in", BringInForm())
        if report := context.get("report"):
            counts = [(state, report.states[state]) for state in selection.STATES]
            context["by_state"] = [(State(state).label, count) for state, count in counts if count]
        return self.page(request, "exchange", _("Exchange with translators’ tools"), **context)

    def take_out_view(self, request):
        """The file itself; the page again where nothing is as asked."""
        self.require_exchange(request)
        form = TakeOutForm(request.user, request.GET)
        if not form.is_valid():
            return self.exchange_page(request, take_out=form)
        file, count = taken_out(form.cleaned_data, request.now)
        if not count:
            file.close()
            form.add_error(None, _("No text is as asked."))
            return self.exchange_page(request, take_out=form)
        _label, ending, content_type = KINDS[form.cleaned_data["kind"]]
        name = f"alzhir-{form.cleaned_data['language']}-{request.now:%Y-%m-%d}.{ending}"
        return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)

    def exchange_view(self, request):
        self.require_exchange(request)
        if "_confirmed" in request.POST:
            return self.bring_in(request)
        if request.method != "POST":
            return self.exchange_page(request)
        form = BringInForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.exchange_page(request, bring_in=form)
        return self.checked(request, form)

    def checked(self, request, form):
        """The page with what would happen; a file that holds something waits for the confirmation."""
        file, to_review = form.cleaned_data["file"], form.cleaned_data["to_review"]
        report = imports.run(
            file, file.name, by=request.user, now=request.now, dry_run=True, to_review=to_review
        )
        forget(request)
        if not 0 < report.written <= MOST_AT_ONCE:
            most = MOST_AT_ONCE if report.written else None
            return self.exchange_page(request, report=report, name=file.name, most=most)
        file.seek(0)
        stored = storages["private"].save(
            f"{FOLDER}/{get_random_string(32)}.{file.name.rpartition('.')[2].lower()}", file
        )
        token = get_random_string(16)
        request.session[SESSION_KEY] = {
            "stored": stored,
            "name": file.name,
            "token": token,
            "to_review": to_review,
        }
        return self.exchange_page(request, report=report, name=file.name, token=token)

    def bring_in(self, request):
        """Brings in the file that was checked last."""
        waiting = request.session.get(SESSION_KEY) or {}
        storage = storages["private"]
        if request.POST["_confirmed"] != waiting.get("token") or not storage.exists(waiting["stored"]):
            messages.warning(request, _("The file is no longer here: choose it again."))
            return HttpResponseRedirect(reverse("admin:translations_exchange"))
        with storage.open(waiting["stored"]) as file:
            report = imports.run(
                file,
                waiting["stored"],
                by=request.user,
                now=request.now,
                leave_out="leave_out" in request.POST,
                to_review=waiting["to_review"],
            )
        forget(request)
        if not report.written:
            return self.exchange_page(request, report=report, name=waiting["name"])
        said = ngettext("%(count)d text was brought in.", "%(count)d texts were brought in.", report.written)
        messages.success(request, said % {"count": report.written})
        return HttpResponseRedirect(reverse("admin:translations_exchange"))


def taken_out(asked, now):
    """(an open file that goes when it is closed, how many texts it has)."""
    model = registry.model_of(asked["model"])
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    count = exports.write(
        file,
        asked["kind"],
        asked["language"],
        now=now,
        models=[model] if model else None,
        wanted=asked["state"],
    )
    file.seek(0)
    return file, count


def forget(request):
    """Deletes the file that waits, and those that waited too long."""
    storage = storages["private"]
    waiting = request.session.pop(SESSION_KEY, None)
    if waiting:
        storage.delete(waiting["stored"])
    names = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    for name in (f"{FOLDER}/{name}" for name in names):
        if storage.get_modified_time(name) < timezone.now() - KEPT:
            storage.delete(name)
