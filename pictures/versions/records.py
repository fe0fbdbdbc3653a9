"""Which models have versions, and how one is written with a save."""

from contextvars import ContextVar
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.signals import pre_save
from django.utils import timezone
from modeltranslation.translator import NotRegistered, translator
from simple_history import register
from simple_history.models import HistoricalRecords

# {model: its model of versions}.
KEPT = {}
# How a version came about, where nobody typed it: the record as it was before its first version, a table, a restored one.
BEFORE, IMPORT, RESTORED = "before", "import", "restored"
is_held = ContextVar("is_held", default=False)


def keep(*of, without=()):
    """Keeps the versions of these models from now on. In translation.py, behind what it registers of them.

    `without` names fields that are not to be kept beside those that nobody types.
    """
    for model in of:
        unkept = [*without, *untyped(model)]
        links = [field.name for field in model._meta.fields if field.many_to_one and not is_whole(field)]
        register(model, records_class=Versions, excluded_fields=unkept, no_db_index=links)
    # Django forgets what it knew of relations when a model is made, but not while it starts: a user who is deleted would
    # stay named in the versions.
    get_user_model()._meta._expire_cache(forward=False)


def untyped(model):
    """Copies, times and digests, and the columns of translated fields themselves, which nobody reads."""
    try:
        translated = set(translator.get_options_for_model(model).get_field_names())
    except NotRegistered:
        translated = set()
    fixed = {field.name for field in model._meta.fields if not (field.editable or field.primary_key)}
    return sorted((translated | fixed) - {model._meta.pk.name})


def names(model):
    """The columns of a model that its versions have, by their attribute, without the key."""
    return [field.attname for field in KEPT[model].tracked_fields if not field.primary_key]


def is_whole(field):
    """Whether a foreign key points at the record that this one is a part of."""
    return field.many_to_one and field.remote_field.on_delete is models.CASCADE


def parent(model):
    """The foreign key by which a kept record is a part of another one; None where it stands alone."""
    for field in model._meta.concrete_fields:
        if is_whole(field) and field.related_model in KEPT:
            return field
    return None


def parts(model):
    """The kept models whose records are parts of one of this model: [(model, its foreign key), ...]."""
    found = ((part, parent(part)) for part in KEPT)
    return [(part, field) for part, field in found if field is not None and field.related_model is model]


def stored(model, keys):
    """{key: {attribute: value}} of the records with these keys, as they stand in the database."""
    rows = models.QuerySet(model).filter(pk__in=keys).values("pk", *names(model))
    return {row.pop("pk"): row for row in rows}


def is_same(one, other):
    """Whether two versions say the same."""
    return all(plain(value) == plain(other[name]) for name, value in one.items())


def plain(value):
    """NULL and '' both say nothing; 0 does say something."""
    return "" if value is None else value


def versioned(model, key, values, kind, reason=None, *, at=None, by=None):
    """A version that is not saved yet. `kind` is "+", "~" or "-"."""
    history = KEPT[model]
    return history(
        **values,
        **{model._meta.pk.attname: key},
        history_date=at or moment(),
        history_type=kind,
        history_user_id=by,
        history_change_reason=reason,
    )


def request():
    """The request that is being answered; None in commands."""
    return getattr(HistoricalRecords.context, "request", None)


def moment():
    """Now; for all that one request writes the same time, so that it is told as one change."""
    asked = request()
    if asked is None:
        return timezone.now()
    asked.versions_at = getattr(asked, "versions_at", None) or timezone.now()
    return asked.versions_at


def author():
    """The key of the user who is signed in; None for commands and visitors."""
    user = getattr(request(), "user", None)
    return user.pk if user is not None and user.is_authenticated else None


def told_reason():
    return getattr(request(), "versions_reason", None)


def before_the_first(model, key, values):
    """How the record was before its first version."""
    return versioned(model, key, values, "~", BEFORE, at=moment() - timedelta(microseconds=1))


class Versions(HistoricalRecords):
    """Writes a version where a save has changed something that is kept."""

    def finalize(self, sender, **kwargs):
        super().finalize(sender, **kwargs)
        KEPT[sender] = getattr(sender, self.manager_name).model
        pre_save.connect(self.pre_save, sender=sender, weak=False)

    # A page of versions asks for those of one record.
    _date_indexing = False

    def get_meta_options(self, model):
        """Who may edit the record reads its versions: they need no permissions of their own, and no names."""
        options = super().get_meta_options(model)
        return {
            "ordering": options["ordering"],
            "get_latest_by": options["get_latest_by"],
            "default_permissions": (),
        }

    def copy_fields(self, model):
        """Columns alone: what a form asks and explains is the record's own, and changes more often."""
        fields = super().copy_fields(model)
        for field in fields.values():
            field.help_text, field.choices, field._validators, field._verbose_name = "", None, [], None
        return fields

    def pre_save(self, instance, raw=False, **kwargs):
        instance.version_before = None
        if not (raw or is_held.get() or instance._state.adding):
            instance.version_before = stored(type(instance), [instance.pk]).get(instance.pk)

    def post_save(self, instance, created, raw=False, **kwargs):
        if raw or is_held.get():
            return
        model, key = type(instance), instance.pk
        before, now = instance.version_before, stored(model, [key])[key]
        if not created and before is not None and is_same(before, now):
            return
        history = KEPT[model]._base_manager
        if before is not None and not history.filter(**{model._meta.pk.attname: key}).exists():
            before_the_first(model, key, before).save()
        kind = "+" if created else "~"
        versioned(model, key, now, kind, told_reason(), by=author()).save()

    def post_delete(self, instance, origin=None, **kwargs):
        """Versions go with their record; of a part that is taken off its record they stay with that."""
        model = type(instance)
        field = parent(model)
        if field is None:
            forget(model, [instance.pk])
        elif getattr(origin, "model", type(origin)) is model and not is_held.get():
            values = {name: getattr(instance, name) for name in names(model)}
            versioned(model, instance.pk, values, "-", told_reason(), by=author()).save()


def forget(model, keys):
    """Deletes all versions of records and of their parts; how many."""
    found = [KEPT[model]._base_manager.filter(**{f"{model._meta.pk.attname}__in": keys})]
    for part, field in parts(model):
        found.append(KEPT[part]._base_manager.filter(**{f"{field.attname}__in": keys}))
    return sum(rows.delete()[0] for rows in found)


def last_changes(record, count=3):
    """The newest versions of a record and of its parts, the newest first; none where it has no versions."""
    model = type(record)
    if model not in KEPT:
        return []
    found = [KEPT[model]._base_manager.filter(**{model._meta.pk.attname: record.pk})]
    found += [KEPT[part]._base_manager.filter(**{field.attname: record.pk}) for part, field in parts(model)]
    newest = [
        row
        for rows in found
        for row in rows.select_related("history_user").order_by("-history_date", "-history_id")[:count]
        if row.history_change_reason != BEFORE
    ]
    return sorted(newest, key=lambda row: row.history_date, reverse=True)[:count]
