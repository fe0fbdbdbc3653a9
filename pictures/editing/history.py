"""The pages of a record's versions in the admin: who changed what when, one of them compared, and what stands again."""

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import FileField
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..versions import KEPT, forget
from ..versions.records import RESTORED, stored
from . import chronicle
from .contents import Contents, put
from .difference import stamp

A_PAGE = 20


class ShowsVersions:
    """For a ModelAdmin of a model that has versions; those of others keep Django's page of the log."""

    object_history_template = "admin/versions.html"

    def get_urls(self):
        if self.model not in KEPT:
            return super().get_urls()
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        forgetting = wrap(require_POST(self.forget_view))
        return [
            path("<path:object_id>/history/forget/", forgetting, name=f"{name}_forget"),
            path(
                "<path:object_id>/history/<slug:part>/<int:version>/",
                wrap(self.version_view),
                name=f"{name}_version",
            ),
            *super().get_urls(),
        ]

    def address_of_record(self, page, record, *rest):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[quote(record.pk), *rest])

    def history_view(self, request, object_id, extra_context=None):
        """The versions, above what Django's log says."""
        record = self.get_object(request, unquote(object_id)) if self.model in KEPT else None
        if record is None or not self.has_view_or_change_permission(request, record):
            return super().history_view(request, object_id, extra_context)
        versions = chronicle.Chronicle(record)
        page = Paginator(versions.groups, A_PAGE).get_page(request.GET.get("versions"))
        context = {
            "title": _("Versions: %(record)s") % {"record": record},
            "versions": page,
            "groups": versions.filled(page.object_list),
            "may_forget": self.has_delete_permission(request, record),
        }
        return super().history_view(request, object_id, context | (extra_context or {}))

    def version_context(self, request, record, title):
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": title,
            "module_name": self.opts.verbose_name_plural,
        }

    def forget_view(self, request, object_id):
        """Deletes the versions, not the record: for a text that was taken out for somebody's sake."""
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_delete_permission(request, record):
            raise PermissionDenied
        if request.POST.get("sure"):
            forget(self.model, [record.pk])
            self.log_change(request, record, _("Earlier versions forgotten."))
            messages.success(request, _("The earlier versions are gone. The record stands as it did."))
        else:
            messages.error(request, _("Tick the box first: versions that are gone cannot be brought back."))
        return HttpResponseRedirect(self.address_of_record("history", record))

    def version_view(self, request, object_id, part, version):
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        shown = Version.found(record, part, version)
        if request.method == "POST":
            if not self.has_change_permission(request, record):
                raise PermissionDenied
            return self.restore(request, record, shown)
        contents = Contents.stored(self, request, record)
        may_restore = self.has_change_permission(request, record)
        context = {
            **self.version_context(request, record, shown.title),
            "version": shown,
            "against_now": shown.against_now(contents if may_restore else None),
            "may_restore": may_restore,
            "stamp": stamp(contents.digests()),
        }
        return TemplateResponse(request, "admin/version.html", context)

    def restore(self, request, record, version):
        """The form is sent with the words of the version in it: what it asks is asked again, and a new version comes."""
        if "_confirmed" not in request.POST:
            contents = Contents.stored(self, request, record)
            request.POST = version.data(contents, request.POST)
        request.versions_reason = RESTORED
        back = self.address_of_record("change", record)
        answer = self.changeform_view(request, str(record.pk), back)
        if answer.status_code == 302:
            messages.success(request, _("It stands again as in the version that you chose."))
            return HttpResponseRedirect(self.address_of_record("history", record))
        messages.warning(request, _("Nothing was saved yet: see what the form says, correct it, and save."))
        return answer


class Version:
    """One version of a record or of a part of it; `now` are the values as stored, None where a part was taken off."""

    def __init__(self, record, model, row):
        self.record, self.model, self.row = record, model, row
        self.key = getattr(row, model._meta.pk.attname)
        self.values = chronicle.values(model, row)
        self.now = stored(model, [self.key]).get(self.key)

    @classmethod
    def found(cls, record, part, number):
        """Http404 where it is none of the record's."""
        for model, rows in chronicle.rows_of(record):
            if model._meta.model_name == part:
                row = rows.filter(history_id=number).select_related("history_user").first()
                if row is not None:
                    return cls(record, model, row)
        raise Http404

    @property
    def is_part(self):
        return self.model is not type(self.record)

    @property
    def title(self):
        return chronicle.title(self.model, self.row) if self.is_part else str(self.record)

    @property
    def changed(self):
        """What it changed against the version before; of the first one nothing."""
        rows = KEPT[self.model]._base_manager.filter(**{self.model._meta.pk.attname: self.key})
        before = rows.filter(history_id__lt=self.row.history_id).order_by("-history_id").first()
        if before is None or self.row.history_type == "-":
            return []
        return chronicle.compare(self.model, chronicle.values(self.model, before), self.values)

    def against_now(self, contents):
        """[(Change from this version to what is stored, whether it can stand again by itself), ...]."""
        fields = self.form_fields(contents) if contents and self.now is not None else {}
        changes = chronicle.compare(self.model, self.values, self.now)
        return [(change, change.name in fields) for change in changes]

    def formset(self, contents):
        """The formset of the part's rows; None where staff do not edit them with the record, or may not."""
        return next((each for each in contents.formsets if each.model is self.model), None)

    def form_fields(self, contents):
        """{name: field} of what the form asks; a file that was replaced is gone."""
        formset = self.formset(contents) if self.is_part else None
        form = contents.form if not self.is_part else formset and formset.empty_form
        return {
            name: each
            for name, each in (form.fields if form else {}).items()
            if not (isinstance(each, FileField) or each.disabled)
        }

    def data(self, contents, sent):
        """What a browser would send of the record's form with the words of this version, or with those of one `field`."""
        data = contents.data()
        wanted = {self.model._meta.get_field(name).name: value for name, value in self.values.items()}
        if sent.get("field"):
            wanted = {name: value for name, value in wanted.items() if name == sent["field"]}
        fields = self.form_fields(contents)
        begin = self.beginning(contents, data)
        for name, each in fields.items():
            if name in wanted:
                put(data, f"{begin}{name}", each.widget, each.prepare_value(wanted[name]))
        data["seen"] = sent.get("seen", "")
        return data

    def beginning(self, contents, data):
        """How the names of the fields begin: of a part its row's, where it was taken off that of a new row."""
        formset = self.formset(contents) if self.is_part else None
        if formset is None:
            return ""
        for form in formset.initial_forms:
            if form.instance.pk == self.key:
                return f"{form.prefix}-"
        number = formset.initial_form_count()
        data[f"{formset.prefix}-TOTAL_FORMS"] = str(number + 1)
        return f"{formset.prefix}-{number}-"
