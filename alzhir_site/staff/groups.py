"""The groups of staff, kept in step with the table of roles after every `migrate`, on a new database and on an old one."""

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group
from django.db import DEFAULT_DB_ALIAS, transaction

from alzhir_site import roles


def last_app():
    """The app that `migrate` sends its signal for when those of all others, and their permissions, are there."""
    return [config for config in all_apps.get_app_configs() if config.models_module][-1]


def keep_in_step(app_config, using=DEFAULT_DB_ALIAS, apps=all_apps, **kwargs):
    """Receiver of post_migrate."""
    if app_config.label != last_app().label:
        return
    try:
        found = [apps.get_model(name) for name in ("alzhir_site.Role", "auth.Group", "auth.Permission")]
    except LookupError:  # The migrations stand before the one that made the table.
        return
    create_permissions(app_config, verbosity=0, using=using, apps=apps)
    with transaction.atomic(using=using):
        grant(*(model._base_manager.using(using) for model in found))


def numbers(permissions):
    """{"news.view_post": its primary key}."""
    rows = permissions.values_list("content_type__app_label", "codename", "pk")
    return {f"{app}.{codename}": pk for app, codename, pk in rows}


def grant(records, groups, permissions):
    """Makes the groups that are missing; gives what is new in the table, takes what it gave and gives no more.

    All else is as an administrator left it: what was added by hand stays, what was taken away by hand stays away.
    """
    known = numbers(permissions)
    kept = {record.key: record for record in records.select_related("group")}
    for key in roles.ROLES:
        group = kept[key].group if key in kept else groups.get_or_create(name=key)[0]
        before = set(kept[key].granted) if key in kept else set()
        told = roles.permissions(key) & set(known)
        group.permissions.add(*(known[name] for name in told - before))
        group.permissions.remove(*(known[name] for name in before - told if name in known))
        if key not in kept or before != told:
            records.update_or_create(key=key, defaults={"group": group, "granted": sorted(told)})


def differences():
    """[(group, permissions added by hand, permissions of the table that it lacks)], as full names, of groups that differ."""
    found = []
    for group in Group.objects.filter(role__key__in=roles.ROLES).select_related("role").order_by("role__pk"):
        has, told = set(numbers(group.permissions)), roles.permissions(group.role.key)
        if has != told:
            found.append((group, sorted(has - told), sorted(told - has)))
    return found


def restore():
    """The groups have what the table says, and nothing else."""
    known = None
    for group, added, lacking in differences():
        known = known or numbers(group.permissions.model._base_manager)
        group.permissions.remove(*(known[name] for name in added))
        group.permissions.add(*(known[name] for name in lacking if name in known))


def group_in_words(group):
    """The name of a role in the page's language; of another group the name that it was given."""
    label = roles.ROLES.get(group.name)
    return str(label) if label else group.name
