"""The versions of a record and of its parts, read: what each of them changed, field by field and language by language."""

from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.auth import get_user_model
from django.utils.functional import cached_property
from django.utils.text import capfirst

from ..versions import KEPT, parts
from ..versions.records import BEFORE, IMPORT, RESTORED, names, plain
from .telling import told_stored

LIGHT = ("history_id", "history_date", "history_user_id", "history_type", "history_change_reason")


@dataclass
class Change:
    """One field of two versions: texts, as staff read them; `name` is that of the form's field."""

    name: str
    label: str
    language: str
    before: str
    now: str


@dataclass
class Entry:
    """One version; `previous` is the id of the one before of the same record or part, None where it is the first."""

    model: type
    key: int
    version: int
    date: object
    user: int | None
    kind: str
    reason: str | None
    previous: int | None = None
    changes: list = field(default_factory=list)
    title: str = ""

    @property
    def is_before(self):
        return self.reason == BEFORE

    @property
    def is_import(self):
        return self.reason == IMPORT

    @property
    def is_restored(self):
        return self.reason == RESTORED

    @property
    def part(self):
        return self.model._meta.model_name

    @property
    def told(self):
        """[("Title", ["kk", "ru"]), ("Published", [])]: what it changed."""
        found = {}
        for change in self.changes:
            found.setdefault(change.label, []).extend([change.language] if change.language else [])
        return list(found.items())


def rows_of(record):
    """[(model, its versions), ...] of a record and of its parts, those that were taken off as well."""
    model = type(record)
    own = KEPT[model]._base_manager.filter(**{model._meta.pk.attname: record.pk})
    of_parts = [
        (part, KEPT[part]._base_manager.filter(**{link.attname: record.pk})) for part, link in parts(model)
    ]
    return [(model, own), *of_parts]


class Chronicle:
    """All versions of a record, the newest first; each is read whole only when its page is shown."""

    def __init__(self, record):
        self.record = record

    @cached_property
    def groups(self):
        """[[Entry, ...], ...]: what one save has written is one group."""
        entries = [entry for model, rows in rows_of(self.record) for entry in self.entries(model, rows)]
        entries.sort(key=lambda entry: (entry.date, entry.user or 0, entry.version), reverse=True)
        return [list(group) for _key, group in groupby(entries, key=lambda entry: (entry.date, entry.user))]

    def entries(self, model, rows):
        last = {}
        for key, *values in rows.order_by("history_id").values_list(model._meta.pk.attname, *LIGHT):
            entry = Entry(model, key, *values, previous=last.get(key))
            last[key] = entry.version
            yield entry

    def filled(self, groups):
        """The same groups, with what each version changed and who made it: two queries and one more a model."""
        entries = [entry for group in groups for entry in group]
        users = get_user_model()._base_manager.in_bulk({entry.user for entry in entries if entry.user})
        for model in {entry.model for entry in entries}:
            own = [entry for entry in entries if entry.model is model]
            wanted = {number for entry in own for number in (entry.version, entry.previous) if number}
            rows = KEPT[model]._base_manager.in_bulk(wanted)
            for entry in own:
                fill(entry, rows[entry.version], rows.get(entry.previous), self.record)
        return [(group[0].date, users.get(group[0].user), group) for group in groups]


def fill(entry, row, previous, record):
    entry.title = "" if entry.model is type(record) else title(entry.model, row)
    if entry.kind == "~" and previous is not None:
        entry.changes = compare(entry.model, values(entry.model, previous), values(entry.model, row))


def values(model, row):
    """{attribute: value} of a version."""
    return {name: getattr(row, name) for name in names(model)}


def title(model, row):
    """“Fact: born 1905”, of a part as it was."""
    return f"{capfirst(model._meta.verbose_name)}: {model(**values(model, row))}"


def compare(model, before, now):
    """[Change, ...] between two versions; None is one that says nothing."""
    found = []
    for attribute in names(model):
        old, new = ((version or {}).get(attribute) for version in (before, now))
        if plain(old) != plain(new):
            own = model._meta.get_field(attribute)
            found.append(Change(own.name, *label(own, model), told_stored(own, old), told_stored(own, new)))
    return found


def label(own, model):
    """(label, language or "") of a column."""
    original = getattr(own, "translated_field", None)
    if original is None:
        return capfirst(str(own.verbose_name)), ""
    return capfirst(str(model._meta.get_field(original.name)._verbose_name or original.name)), own.language
