"""What is stored against what a form showed when it was opened, and against what was typed into it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import FileInput, MultiWidget
from django.utils.functional import cached_property
from django.utils.text import capfirst

from .contents import digest, put, row_key
from .telling import row_label, told

# What an editor decides who has been shown the difference.
JOIN, MINE = "join", "mine"


def stamp(digests):
    """What the hidden field of a form says: "title_kk.1f3a9b2c41 facts-12-date.…"."""
    return " ".join(f"{key}.{value}" for key, value in digests.items())


def read_stamp(text):
    """{key: digest}; of what is no stamp, something that nothing stored is like."""
    return dict(each.rpartition(".")[::2] for each in text.split())


@dataclass
class Difference:
    """One field: what is stored now and what was typed, as texts; `is_mine` where the editor has changed it, too."""

    label: str
    theirs: str
    mine: str
    is_mine: bool


class Fresh:
    """A form that was sent in `request`; `stored` are the Contents as they are now, `model_admin` is a FreshAdmin."""

    def __init__(self, stored, request, model_admin):
        self.stored, self.model_admin = stored, model_admin
        self.data, self.files = request.POST, request.FILES
        self.fields, self.digests = stored.fields(), stored.digests()
        self.sent_stamp, self.choice = self.data.get("seen", ""), self.data.get("settle")
        self.seen = read_stamp(self.sent_stamp)
        self.names = sent_names(self.data, stored)

    @property
    def state(self):
        """What is stored, in short: a choice counts for the difference that was shown with it."""
        return digest(stamp(self.digests))

    @cached_property
    def changed(self):
        """The keys of what others have changed since the form was opened."""
        return [
            key for key, value in self.digests.items() if key in self.names and self.seen.get(key) != value
        ]

    @cached_property
    def differences(self):
        """Those of the changed fields that were typed otherwise than they are stored."""
        return [self.difference(key) for key in self.changed if not self.is_typed_as_stored(key)]

    @cached_property
    def added(self):
        """The rows that others have added, by their names. They stay, whatever is saved."""
        new = [form for formset, form in self.stored.rows() if not self.has_seen(row_key(formset, form))]
        return [row_label(form) for form in new if not self.model_admin.is_made_by_worker(form.instance)]

    @cached_property
    def taken_off(self):
        """The rows that others have taken off and that were sent, by their names: they cannot be saved any more."""
        keys = {row_key(formset, form) for formset, form in self.stored.rows()}
        return [
            f"{capfirst(formset.model._meta.verbose_name)} № {key}"
            for formset, _begin, key in sent_rows(self.data, self.stored)
            if f"{formset.prefix}-{key}-" not in keys
        ]

    def has_seen(self, begin):
        return any(key.startswith(begin) for key in self.seen)

    @property
    def is_different(self):
        return bool(self.seen) and bool(self.differences or self.added or self.taken_off)

    @property
    def is_settled(self):
        return self.choice in (JOIN, MINE) and self.data.get("settled") == self.state

    @property
    def may_save(self):
        if not self.seen:
            return not self.model_admin.is_stamp_needed
        return self.is_settled or not self.is_different

    @property
    def is_to_join(self):
        return self.is_settled and self.choice == JOIN

    def typed(self, key):
        """What was sent of a field, as its widget reads it."""
        return self.fields[key].field.widget.value_from_datadict(self.data, self.files, self.names[key])

    def is_typed_as_stored(self, key):
        bound = self.fields[key]
        return not bound.field.has_changed(bound.initial, self.typed(key))

    def is_touched(self, key):
        """Whether the sender has changed a field since it was opened, as far as what was typed can be read."""
        field = self.fields[key].field
        if isinstance(field.widget, FileInput):
            return True
        try:
            value = field.clean(self.typed(key))
        except ValidationError:
            return True
        return digest(field.prepare_value(value)) != self.seen.get(key)

    def difference(self, key):
        bound = self.fields[key]
        label = capfirst(str(bound.label))
        if bound.form is not self.stored.form:
            label = f"{row_label(bound.form)} · {label}"
        theirs, mine = told(bound.field, bound.value()), told(bound.field, self.typed(key))
        return Difference(label, theirs, mine, self.is_touched(key))

    def joined(self):
        """The data sent, with what is stored wherever others have changed what the sender has left alone."""
        data = self.data.copy()
        for key in self.changed:
            if not self.is_touched(key):
                bound, name = self.fields[key], self.names[key]
                for sent in parts_of(name, bound.field.widget):
                    data.pop(sent, None)
                put(data, name, bound.field.widget, bound.value())
        return data


def sent_rows(data, stored):
    """(formset, beginning of its names, its key) of each row sent that was stored when the form was opened."""
    for formset in stored.formsets:
        total = data.get(f"{formset.prefix}-TOTAL_FORMS", "")
        for number in range(min(int(total), 1000) if total.isascii() and total.isdecimal() else 0):
            begin = f"{formset.prefix}-{number}-"
            if key := data.get(f"{begin}{formset.model._meta.pk.name}"):
                yield formset, begin, key


def sent_names(data, stored):
    """{key: its name in the data sent} of the fields that are stored and were sent: a row is found by its key."""
    found = {name: name for name in stored.form.fields}
    for formset, begin, key in sent_rows(data, stored):
        names = formset.form.base_fields
        found |= {f"{formset.prefix}-{key}-{name}": f"{begin}{name}" for name in names}
    known = stored.fields()
    return {key: name for key, name in found.items() if key in known}


def parts_of(name, widget):
    """The names under which a widget sends its value."""
    return (
        [f"{name}{ending}" for ending in widget.widgets_names] if isinstance(widget, MultiWidget) else [name]
    )
