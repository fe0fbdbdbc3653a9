"""Versions of what is written in bulk, past the signals."""

from contextlib import contextmanager

from .records import (
    IMPORT,
    KEPT,
    author,
    before_the_first,
    is_held,
    is_same,
    names,
    parts,
    plain,
    stored,
    versioned,
)

BATCH = 200


@contextmanager
def held():
    """Inside, no save writes a version: for new records of an import, whose own report tells of them."""
    token = is_held.set(True)
    try:
        yield
    finally:
        is_held.reset(token)


@contextmanager
def in_bulk(model, keys, reason=IMPORT):
    """Inside, the records with these keys are changed by whatever path; versions are written at the end.

    Parts are held against each other by what they say: one that is deleted and made anew as it was has not changed.
    """
    keys = list(keys)
    before, parts_before = stored(model, keys), stored_parts(model, keys)
    with held():
        yield
    write_changes(model, before, stored(model, keys), reason)
    for (part, rows), now in zip(parts_before.items(), stored_parts(model, keys).values(), strict=True):
        write_parts(part, rows, now, reason)


def stored_parts(model, keys):
    """{model of parts: {key: {attribute: value}}} of the parts of these records."""
    found = {}
    for part, field in parts(model):
        rows = part._base_manager.filter(**{f"{field.attname}__in": keys}).order_by("pk")
        found[part] = {row.pop("pk"): row for row in rows.values("pk", *names(part))}
    return found


def write_changes(model, before, now, reason):
    history = KEPT[model]._base_manager
    key_name = model._meta.pk.attname
    changed = [key for key, values in before.items() if key in now and not is_same(values, now[key])]
    known = set(history.filter(**{f"{key_name}__in": changed}).values_list(key_name, flat=True).distinct())
    first = [before_the_first(model, key, before[key]) for key in changed if key not in known]
    history.bulk_create(first, BATCH)
    by = author()
    history.bulk_create((versioned(model, key, now[key], "~", reason, by=by) for key in changed), BATCH)


def write_parts(model, before, now, reason):
    """Those that say something new were added, those whose words are there no more were taken off."""
    gone, new = dict(before), dict(now)
    known = {}
    for key, values in before.items():
        known.setdefault(said(values), []).append(key)
    for key, values in now.items():
        if same := known.get(said(values)):
            gone.pop(same.pop())
            new.pop(key)
    by = author()
    rows = [versioned(model, key, values, "-", reason, by=by) for key, values in gone.items()]
    rows += [versioned(model, key, values, "+", reason, by=by) for key, values in new.items()]
    KEPT[model]._base_manager.bulk_create(rows, BATCH)


def said(values):
    return tuple(sorted((name, str(plain(value))) for name, value in values.items()))
