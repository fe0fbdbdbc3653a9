"""The glossary out as CSV or XLSX, and in."""

from io import BytesIO

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import FileExtensionValidator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from ..exchange import terms
from ..exchange.entries import FileError
from ..exchange.reports import Remark

LARGEST = 5 * 1024 * 1024
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class TermTableForm(forms.Form):
    file = forms.FileField(
        label=_("Table"),
        help_text=_("A .csv (UTF-8) or .xlsx file of at most 5 MB. The first row names the columns."),
        validators=[FileExtensionValidator(["csv", "txt", "tsv", "xlsx"])],
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than 5 MB."))
        return file


class TermTables:
    """Pages of the glossary's admin: who sees it may take it out, who may add and change may bring it in."""

    change_list_template = "admin/import_change_list.html"

    def get_urls(self):
        wrap = self.admin_site.admin_view
        both = require_http_methods(["GET", "HEAD", "POST"])
        return [
            path("import/", wrap(both(self.import_view)), name="translations_term_import"),
            path("table.<str:kind>", wrap(require_safe(self.table_view)), name="translations_term_table"),
            *super().get_urls(),
        ]

    def may_import(self, request):
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(self, request, extra_context=None):
        more = {"may_import": self.may_import(request)}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def table_view(self, request, kind):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if kind not in TYPES:
            raise Http404
        file = BytesIO()
        terms.write(file, kind)
        disposition = f'attachment; filename="glossary-{request.now:%Y-%m-%d}.{kind}"'
        headers = {"Content-Disposition": disposition}
        return HttpResponse(file.getvalue(), content_type=TYPES[kind], headers=headers)

    def import_view(self, request):
        if not self.may_import(request):
            raise PermissionDenied
        form = TermTableForm(request.POST or None, request.FILES or None)
        faults = []
        if request.method == "POST" and form.is_valid():
            report = brought(form.cleaned_data["file"])
            faults = report.faults
            if not faults:
                said = _("Terms: %(made)d new, %(changed)d changed, %(unchanged)d unchanged.")
                messages.success(request, said % vars(report))
                return HttpResponseRedirect(reverse("admin:translations_term_changelist"))
        shared = self.admin_site.each_context(request)
        context = {"title": _("Import the glossary"), "opts": self.opts, "form": form, "faults": faults}
        context |= {"columns": terms.COLUMNS, "kinds": terms.Term.Kind.choices}
        return TemplateResponse(request, "admin/translations/term_import.html", {**shared, **context})


def brought(file):
    """The report; of a file that cannot be read one with a single fault."""
    try:
        return terms.bring(file)
    except FileError as error:
        return terms.Report(faults=[Remark(0, "", "", str(error))])
