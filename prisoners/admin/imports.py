"""Staff import a table, as of persons: the file is checked first, and imported when they confirm what was found."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import storages
from django.core.validators import FileExtensionValidator
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..tables.columns import NAMES, OTHER_NAMES, TEXTS, YEARS, Column
from ..tables.imports import Options, run
from ..tables.persons import PersonTable

LARGEST = 20 * 1024 * 1024
FOLDER = "imports"
# A file that nobody confirmed is deleted after a day.
KEPT = timedelta(days=1)
SESSION_KEY = "import_table"
DATED = ("birth", "arrest", "sentence", "arrival", "transfer", "release", "rehabilitation", "death")
# What the page says of the columns.
COLUMNS = [
    (_("needed: the number in your list, and a name"), ["id", "surname"]),
    (_("other parts and forms of the name"), [*NAMES[1:], *OTHER_NAMES]),
    (
        _("dates: 1905, 5.12.1937, April 1938, about 1910"),
        [str(Column(f"{kind}_date")) for kind in DATED] + list(YEARS),
    ),
    (_("towns and regions"), [str(Column(f"{kind}_place")) for kind in DATED]),
    (
        _("what the sources state"),
        [
            "nationality",
            "education",
            "profession",
            "residence",
            "sentenced_by",
            "article",
            "term",
            "camp",
            "afterwards",
        ],
    ),
    (_("texts for readers"), [*TEXTS]),
    (_("sources; documented, testimony, press or disputed"), ["source", "source_url", "certainty"]),
    (_("yes or no"), ["published", "possibly_living"]),
]


NOTE = _(
    "Names and texts may have a column for each language: surname_kk, surname_ru, surname_en. Without the ending the "
    "letters tell the language. The public export of this site has the same columns."
)


class ImportForm(forms.Form):
    # What reads a larger table.
    command = "import_persons"

    file = forms.FileField(
        label=_("Table"),
        help_text=_("A .csv or .xlsx file of at most 20 MB. The first row names the columns."),
        validators=[FileExtensionValidator(["csv", "txt", "tsv", "xlsx"])],
    )
    edited = forms.ChoiceField(
        label=_("Records edited here since their last import, and records entered by hand"),
        choices=[
            ("", _("stop the import where their row has changed")),
            (Options.KEEP, _("keep as they are")),
            (Options.OVERWRITE, _("overwrite with the table")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    draft = forms.BooleanField(label=_("New records stay unpublished"), required=False)

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            said = _("The file is larger than 20 MB. Import it with the command %(command)s.")
            raise ValidationError(said, params={"command": self.command})
        return file

    def told(self):
        """What the Options are made of, as a session can hold it."""
        return {"edited": self.cleaned_data["edited"] or None, "draft": self.cleaned_data["draft"]}


class ImportsTables:
    """The page “Import” of an admin, for staff who may add and change its records."""

    import_table = PersonTable
    import_form = ImportForm
    import_title = _("Import persons from a table")
    import_columns = COLUMNS
    import_note = NOTE
    change_list_template = "admin/import_change_list.html"

    def import_options(self, told):
        """The Options of what the form has told."""
        return Options(**told)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_import"
        view = path("import/", self.admin_site.admin_view(self.import_view), name=name)
        return [view, *super().get_urls()]

    def address_of(self, page):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}")

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {**(extra_context or {}), "may_import": self.may_import(request)}
        )

    def may_import(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def import_view(self, request):
        if not self.may_import(request):
            raise PermissionDenied
        if "_confirmed" in request.POST:
            return self.import_confirmed(request)
        form = self.import_form(request.POST or None, request.FILES or None, initial={"edited": ""})
        report = self.import_checked(request, form) if form.is_bound and form.is_valid() else None
        return self.import_page(request, form, report)

    def import_page(self, request, form, report):
        context = {
            **self.admin_site.each_context(request),
            "title": self.import_title,
            "opts": self.opts,
            "form": form,
            "columns": self.import_columns,
            "note": self.import_note,
            "report": report,
            "shared": [(model._meta.verbose_name_plural, names) for model, names in report.shared.items()]
            if report
            else [],
            "waiting": request.session.get(SESSION_KEY) if report and not report.faults else None,
        }
        return TemplateResponse(request, "admin/import.html", context)

    def import_checked(self, request, form):
        """The report of a dry run; a table without faults waits for the confirmation."""
        file, told = form.cleaned_data["file"], form.told()
        options = self.import_options(told)
        now = timezone.localtime()
        report = run(file, file.name, self.import_table, now=now, options=options, dry_run=True)
        forget(request)
        if not report.faults:
            file.seek(0)
            ending = file.name.rpartition(".")[2].lower()
            name = storages["private"].save(f"{FOLDER}/{get_random_string(32)}.{ending}", file)
            waiting = {"stored": name, "name": file.name, "token": get_random_string(16), "told": told}
            request.session[SESSION_KEY] = {**waiting, "of": self.opts.label_lower}
        return report

    def import_confirmed(self, request):
        """Imports the table that was checked last; back to the list."""
        waiting = request.session.get(SESSION_KEY) or {}
        storage = storages["private"]
        is_this = (request.POST["_confirmed"], self.opts.label_lower) == (
            waiting.get("token"),
            waiting.get("of"),
        )
        if not is_this or not storage.exists(waiting["stored"]):
            messages.warning(request, _("The table is no longer here: choose the file again."))
            return HttpResponseRedirect(self.address_of("import"))
        options = self.import_options(waiting["told"])
        with storage.open(waiting["stored"]) as file:
            report = run(
                file, waiting["stored"], self.import_table, now=timezone.localtime(), options=options
            )
        forget(request)
        if report.faults:
            return self.import_page(request, self.import_form(), report)
        self.import_told(request, report, waiting["name"])
        return HttpResponseRedirect(self.address_of("changelist"))

    def import_told(self, request, report, name):
        """Says what was done, to the one who did it and in the log of the admin."""
        text = ngettext(
            "%(rows)d row imported: %(made)d new, %(changed)d changed, %(unchanged)d unchanged, %(kept)d kept.",
            "%(rows)d rows imported: %(made)d new, %(changed)d changed, %(unchanged)d unchanged, %(kept)d kept.",
            report.rows,
        ) % {field: getattr(report, field) for field in ("rows", "made", "changed", "unchanged", "kept")}
        messages.success(request, text)
        LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(self.model),
            object_repr=name[:200],
            action_flag=ADDITION,
            change_message=text,
        )


def forget(request):
    """Deletes the table that waits, and those that waited too long."""
    storage = storages["private"]
    waiting = request.session.pop(SESSION_KEY, None)
    if waiting:
        storage.delete(waiting["stored"])
    names = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    for name in (f"{FOLDER}/{name}" for name in names):
        if storage.get_modified_time(name) < timezone.now() - KEPT:
            storage.delete(name)
