"""What the change form of a record holds, with its inlines: as digests to compare, and as the data that a browser sends."""

from hashlib import blake2b

from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Model
from django.forms import widgets
from django.http import QueryDict


class Contents:
    """The fields of a form and of the rows of its formsets that are stored.

    A field is known as "title_kk", one of a row as "facts-12-date": by the row's key, whatever its place.
    """

    def __init__(self, form, formsets):
        self.form, self.formsets = form, formsets

    @classmethod
    def stored(cls, model_admin, request, record):
        """Those of the form as it would be opened now; also while a form is being sent."""
        fields = flatten_fieldsets(model_admin.get_fieldsets(request, record))
        form = model_admin.get_form(request, record, change=True, fields=fields)(instance=record)
        found, prefixes = [], {}
        for formset, inline in model_admin.get_formsets_with_inlines(request, record):
            prefix = formset.get_default_prefix()
            prefixes[prefix] = prefixes.get(prefix, 0) + 1
            if prefixes[prefix] != 1 or not prefix:
                prefix = f"{prefix}-{prefixes[prefix]}"
            found.append(formset(instance=record, prefix=prefix, queryset=inline.get_queryset(request)))
        return cls(form, found)

    def rows(self):
        """(formset, form) of each row that is stored."""
        for formset in self.formsets:
            for form in formset.initial_forms:
                if form.instance.pk is not None:
                    yield formset, form

    def fields(self):
        """{key: bound field}, without what links a row to its record."""
        found = {name: self.form[name] for name in self.form.fields}
        for formset, form in self.rows():
            begin = row_key(formset, form)
            unsaid = {"DELETE", form.instance._meta.pk.name, formset.fk.name}
            found |= {f"{begin}{name}": form[name] for name in form.fields if name not in unsaid}
        return found

    def digests(self):
        return {key: digest(bound.value()) for key, bound in self.fields().items()}

    def data(self):
        """A mutable QueryDict: what a browser would send of the form, with nothing changed and no file chosen."""
        data = QueryDict(mutable=True)
        for bound in self.form:
            put(data, bound.html_name, bound.field.widget, bound.value())
        for formset in self.formsets:
            initial = formset.initial_form_count()
            data[f"{formset.prefix}-TOTAL_FORMS"] = data[f"{formset.prefix}-INITIAL_FORMS"] = str(initial)
            for bound in (
                bound for form in formset.initial_forms for bound in form if bound.name != "DELETE"
            ):
                put(data, bound.html_name, bound.field.widget, bound.value())
        return data


def row_key(formset, form):
    """How the keys of a row's fields begin."""
    return f"{formset.prefix}-{form.instance.pk}-"


def plain(value):
    """A value of a field as a text, the same whether it was stored or typed."""
    if isinstance(value, (list, tuple, set)):
        return "\n".join(sorted(map(plain, value)))
    if isinstance(value, Model):
        return str(value.pk)
    return "" if value is None else str(value).replace("\r\n", "\n")


def digest(value):
    return blake2b(plain(value).encode(), digest_size=5).hexdigest()


def put(data, name, widget, value):
    """Sets in `data` what a browser sends of a widget that shows `value`; files are never sent."""
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget = widget.widget
    if isinstance(widget, widgets.FileInput):
        return
    if isinstance(widget, widgets.MultiWidget):
        values = value if isinstance(value, (list, tuple)) else widget.decompress(value)
        for ending, part, each in zip(widget.widgets_names, widget.widgets, values, strict=False):
            put(data, f"{name}{ending}", part, each)
    elif isinstance(widget, widgets.CheckboxInput):
        if widget.check_test(value):
            data[name] = "on"
    elif isinstance(widget, widgets.ChoiceWidget):
        data.setlist(name, [each for each in widget.format_value(value) if each != ""])
    else:
        shown = widget.format_value(value)
        data[name] = "" if shown is None else str(shown)
