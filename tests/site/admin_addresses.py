"""Every address of the admin, found from its resolver, with who may open it; and one light record of every model."""

from collections import namedtuple
from datetime import date, datetime, time
from pathlib import Path

from django.apps import apps
from django.contrib import admin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, resolve, reverse
from django.utils import timezone

from alzhir_site import roles
from alzhir_site.middleware import PageMiddleware
from pictures.versions import KEPT

# A page that some ModelAdmin or the site adds to Django's own: the permissions that it needs (all of them; one of "a|b"),
# and its arguments, where "news.post" stands for the key of a record of that model. `post`: it takes nothing else.
# `refused`: what it answers those who may not.
Own = namedtuple(
    "Own", ["permissions", "arguments", "post", "query", "refused"], defaults=[(), {}, False, "", 403]
)

ROOT = Path(__file__).resolve().parents[2]
HALL = {"label": "visitors.hall", "pk": 0}
ACT = {"act": "nosuch"}
OWN = {
    "booking_slot_day": Own(["booking.view_slot", "booking.view_booking"], {"day": "2026-05-12"}),
    "booking_slot_today": Own(["booking.view_slot", "booking.view_booking"]),
    "exhibits_donation_exhibit": Own(
        ["exhibits.change_donation", "exhibits.add_exhibit"], {"pk": "exhibits.donationitem"}, post=True
    ),
    "exhibits_donation_import": Own(["exhibits.add_donation", "exhibits.change_donation"]),
    "exhibits_exhibit_hall_labels": Own(["exhibits.view_exhibit"]),
    "exhibits_exhibit_import": Own(["exhibits.add_exhibit", "exhibits.change_exhibit"]),
    "pictures_picture_card": Own(["pictures.view_picture"], {"pk": "pictures.picture"}, refused=404),
    "prisoners_contribution_act": Own(
        ["prisoners.change_contribution"], {"pk": "prisoners.contribution", **ACT}, post=True
    ),
    "prisoners_contribution_file": Own(["prisoners.view_contribution"], {"pk": 0}),
    "prisoners_person_import": Own(["prisoners.add_person", "prisoners.change_person"]),
    **{
        f"visitors_{name}_act": Own([f"visitors.change_{name}"], {"pk": f"visitors.{name}", **ACT}, post=True)
        for name in ("guestbookentry", "message", "textmistake")
    },
    "translations_check": Own(["translations.view_unit"], post=True),
    "translations_exchange": Own(["translations.exchange_unit"]),
    "translations_take_out": Own(["translations.exchange_unit"]),
    "translations_term_import": Own(["translations.add_term", "translations.change_term"]),
    "translations_term_table": Own(["translations.view_term"], {"kind": "csv"}),
    "translations_digest": Own(["translations.translate_unit|translations.approve_unit"], post=True),
    "translations_next": Own(["translations.view_unit"], {"language": "kk"}),
    "translations_record": Own(["translations.view_unit"], {**HALL, "language": "kk"}),
    "translations_record_any": Own(["translations.view_unit"], HALL),
    "translations_table": Own(["translations.view_unit"]),
    "translations_string": Own(["translations.edit_strings"], {"language": "kk", "key": "0" * 40}),
    "translations_strings": Own(["translations.edit_strings"]),
    "translations_string_files": Own(["translations.edit_strings"]),
    "translations_po": Own(["translations.edit_strings"], {"language": "kk"}),
    "translations_patch": Own(["translations.edit_strings"]),
    "auth_user_password_change": Own(["auth.change_user"], {"id": "auth.user"}),
    "autocomplete": Own(
        ["prisoners.view_person"],
        query="?app_label=exhibits&model_name=exhibitperson&field_name=person",
    ),
    # For everybody who is signed in.
    "index": Own(),
    "jsi18n": Own(),
    "password_change": Own(),
    "password_change_done": Own(),
    "view_on_site": Own(arguments={"content_type_id": 0, "object_id": 0}),
}
# The way in and out has tests of its own (test_second_factor.py).
WAY_IN = {
    "login",
    "logout",
    "second_factor",
    "second_factor_codes",
    "second_factor_enrol",
    "second_factor_qr",
}
# The pages of every ModelAdmin, with the right that opens them.
STOCK = {"changelist": "v", "add": "a", "history": "v", "delete": "d", "change": "v"}
# One record is all there is: nobody adds another.
SINGLE = {"visitors.museum", "prisoners.contributionrules"}
MADE_AT = timezone.make_aware(datetime(2026, 5, 12, 11, 0))
VALUES = {
    models.BooleanField: False,
    models.IntegerField: 1,
    models.FloatField: 1.0,
    models.DecimalField: 1,
    models.DateTimeField: MADE_AT,
    models.DateField: date(2026, 5, 12),
    models.TimeField: time(11, 0),
    models.JSONField: [],
    models.FileField: "a.jpg",
    models.GenericIPAddressField: "127.0.0.1",
    models.CharField: "a",
    models.TextField: "a",
}
# What a constraint or a type asks of a light record.
HOURS = {"opens": time(10), "closes": time(18), "last_entry": time(17, 30)}
FIELDS = {"visitors.weeklyhours": HOURS, **{name: {"pk": 1} for name in SINGLE}}


def model_of(name):
    return apps.get_model(name)


def registered():
    """{"news.post": its ModelAdmin}, in the order of the labels."""
    return {
        model._meta.label_lower: admin.site._registry[model]
        for model in sorted(admin.site._registry, key=label)
    }


def label(model):
    return model._meta.label_lower


def value(field):
    if field.choices:
        return next(key for key, _name in field.flatchoices if key not in ("", None))
    return next(made for kind, made in VALUES.items() if isinstance(field, kind))


def is_needed(field):
    return not (field.primary_key or field.null or field.has_default() or getattr(field, "blank", False))


def light(name, made):
    """A record of the model `name`, made with those that it points at where there is none; `made` keeps {name: record}."""
    if name not in made:
        model = model_of(name)
        made[name] = model._base_manager.order_by("pk").first() or new(model, made)
    return made[name]


def new(model, made):
    values = {}
    for field in model._meta.concrete_fields:
        if field.is_relation and is_needed(field):
            values[field.name] = light(label(field.related_model), made)
        elif is_needed(field):
            values[field.name] = value(field)
    record = model(**{**values, **FIELDS.get(label(model), {})})
    model._base_manager.bulk_create([record])
    return record


def patterns(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern)
        else:
            yield pattern


def names():
    """The names of all pages of the admin; a page without a name by its route."""
    [found] = patterns_of_admin(get_resolver())
    for pattern in patterns(found):
        yield pattern.name or str(pattern.pattern)


def patterns_of_admin(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace == "admin":
                yield pattern
            else:
                yield from patterns_of_admin(pattern)


def stock():
    """{name of a page: (model, page)} of the pages that Django gives to every ModelAdmin."""
    return {f"{name.replace('.', '_')}_{page}": (name, page) for name in registered() for page in STOCK}


# What stands without a name: the old address of a record, and all that is no page.
UNNAMED = {"<path:object_id>/", "(?P<url>.*)$"}


def of_versions():
    """The pages of the versions that are kept of a model."""
    found = {}
    for name in (name for name in registered() if model_of(name) in KEPT):
        app, model = name.split(".")
        version = {"object_id": name, "part": model, "version": 0}
        found[f"{app}_{model}_forget"] = Own([f"{app}.delete_{model}"], {"object_id": name}, post=True)
        found[f"{app}_{model}_version"] = Own([f"{app}.view_{model}"], version)
    return found


def own():
    """{name of a page: Own} of all pages that are not Django's."""
    return OWN | of_versions()


def unplaced():
    """The pages that neither Django gives nor this module tells of."""
    placed = {*stock(), *own(), *WAY_IN, *UNNAMED, "app_list"}
    return sorted(set(names()) - placed)


def allowed(may, name, page):
    """Whether a page of Django's opens, for those who have the rights `may` ("vac")."""
    return STOCK[page] in may and not (page == "add" and name in SINGLE)


def address(name, page, made):
    with_record = [] if page in ("changelist", "add") else [light(name, made).pk]
    return reverse(f"admin:{name.replace('.', '_')}_{page}", args=with_record)


def own_address(name, page, made):
    arguments = {
        key: light(told, made).pk if key != "label" and isinstance(told, str) and "." in told else told
        for key, told in page.arguments.items()
    }
    return reverse(f"admin:{name}", kwargs=arguments) + page.query


def opens(page, permissions):
    """Whether a page of our own opens for those who have these permissions."""
    return all(permissions & set(needed.split("|")) for needed in page.permissions)


def rights_of(role):
    """{model: letters} of a role; of a member of staff without one, nothing."""
    return {name: roles.rights(role, name) if role in roles.ROLES else "" for name in registered()}


class Walker:
    """Somebody signed in, who opens pages as the site would: the views with their wrappers, without the middleware before
    them, which would ask for the session, the user and the permissions anew each time."""

    def __init__(self, user):
        self.user = user

    def get(self, path):
        return self.ask(RequestFactory().get(path))

    def post(self, path, data=()):
        return self.ask(RequestFactory().post(path, dict(data)))

    def ask(self, request):
        """The status of the answer."""
        request.user, request.session = self.user, SessionStore()
        request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
        request.resolver_match = match = resolve(request.path)
        try:
            return PageMiddleware(lambda asked: match.func(asked, *match.args, **match.kwargs))(
                request
            ).status_code
        except PermissionDenied:
            return 403
        except Http404:
            return 404
