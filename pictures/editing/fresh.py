"""Two editors who have one record open: the second is told and sees the difference; nothing is written over unseen."""

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext_lazy as _

from ..versions import last_changes
from .contents import Contents
from .difference import Fresh, stamp

STALE = _(
    "Somebody else has saved this meanwhile, so nothing was saved now. "
    "See what differs, and choose what is to be saved."
)
UNSEEN = _("This form does not say what it was opened with, so nothing was saved. Open it once more.")


class FreshForm(forms.ModelForm):
    """Refuses to write over what somebody else has saved since the form was opened. FreshAdmin gives it `fresh`."""

    fresh = None

    def clean(self):
        cleaned = super().clean()
        if not self.fresh.may_save:
            self.add_error(None, ValidationError(STALE if self.fresh.is_different else UNSEEN, code="stale"))
        return cleaned


class FreshAdmin:
    """For a ModelAdmin, before its other bases: its form carries a stamp of what it showed, its rows included.

    The record and its rows are locked before they are read for a save, so that of two editors at the same instant one
    is told of the other.
    """

    # Every form that a browser opens has a stamp. Where one is needed, what a program sends without it is refused.
    is_stamp_needed = False

    def _changeform_view(self, request, object_id, form_url, extra_context):
        if request.method == "POST" and object_id and "_saveasnew" not in request.POST:
            self.lock(request, object_id)
        return super()._changeform_view(request, object_id, form_url, extra_context)

    def lock(self, request, object_id):
        """Until the end of the transaction. On SQLite there is one transaction at a time that may write: this one."""
        if not connection.features.has_select_for_update:
            return
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return
        list(self.model._base_manager.select_for_update().filter(pk=record.pk).values_list("pk"))
        for formset, _inline in self.get_formsets_with_inlines(request, record):
            parts = formset.model._base_manager.filter(**{formset.fk.name: record.pk})
            list(parts.select_for_update().values_list("pk"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        is_sent = change and request.method == "POST" and not getattr(request, "is_read_again", False)
        if not is_sent or not self.has_change_permission(request, obj):
            return form
        fresh = request.fresh = self.fresh_of(request, obj)
        if fresh.is_to_join:
            request.POST = fresh.joined()
        return type(form.__name__, (FreshForm, form), {"fresh": fresh})

    def fresh_of(self, request, record):
        """The Fresh of a form that was sent. Reading what is stored asks for the form's class once more."""
        request.is_read_again = True
        try:
            stored = Contents.stored(self, request, record)
        finally:
            request.is_read_again = False
        return Fresh(stored, request, self)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if change and obj is not None and self.has_change_permission(request, obj):
            fresh = getattr(request, "fresh", None)
            if fresh is None:
                formsets = [inline.formset for inline in context["inline_admin_formsets"]]
                context["stamp"] = stamp(Contents(context["adminform"].form, formsets).digests())
            else:
                context["stamp"] = fresh.sent_stamp
                if fresh.is_different:
                    context |= {"meanwhile": fresh, "others": last_changes(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def is_made_by_worker(self, row):
        """Whether a row that came while the form was open is nobody's edit."""
        return False
