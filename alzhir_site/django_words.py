"""What Django and axes say in one language on every page, in Russian or in English, said in the page's own.

They put these texts together as Python starts, or do not ask gettext for them; each function mends one of them.
"""

import re

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.admin import models as admin_log
from django.contrib.admin import utils as deleting
from django.contrib.admin.templatetags import admin_list
from django.contrib.auth.forms import AdminPasswordChangeForm, SetUnusablePasswordMixin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.functional import Promise, lazy
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext

from .staff.groups import group_in_words

# Words of Django's own catalogues; variables, so that `make messages` does not take them for ours.
ACTIONS = {"add": "Add", "change": "Change", "delete": "Delete", "view": "View"}
ICONS = {True: ("yes", "Yes"), False: ("no", "No"), None: ("unknown", "Unknown")}
PASSWORD_LOST = "If disabled, the current password for this user will be lost."  # noqa: S105


def is_link(model):
    """Whether it is the table that Django makes for a many-to-many field."""
    return bool(model._meta.auto_created)


def is_internal(model):
    """Whether it is kept for the machine alone, such as an index: it has no name that is translated."""
    return not is_link(model) and not isinstance(model._meta.verbose_name, Promise)


def permission_in_words(permission):
    """As "Collection | exhibit | change"; a permission of another kind by its own name."""
    action, _, model = permission.codename.partition("_")
    known = model == permission.content_type.model and ACTIONS.get(action)
    return f"{permission.content_type} | {gettext(known).lower() if known else gettext(permission.name)}"


def choosable_permissions():
    """Those that staff may be given: nobody edits an internal table."""
    internal = Q()
    for model in filter(is_internal, apps.get_models()):
        internal |= Q(
            content_type__app_label=model._meta.app_label, content_type__model=model._meta.model_name
        )
    return ~internal


def name_permissions():
    Permission.__str__ = permission_in_words
    Group.__str__ = group_in_words
    for owner, field in ((Group, "permissions"), (User, "user_permissions")):
        owner._meta.get_field(field).remote_field.limit_choices_to = choosable_permissions


def name_links():
    """A link by the names of both its ends. Django says it in the language in which the server was started."""
    for model in filter(is_link, apps.get_models(include_auto_created=True)):
        ends = [field.related_model for field in model._meta.fields if field.is_relation]
        model._meta.verbose_name = model._meta.verbose_name_plural = both_names(ends)


def _both_names(models):
    return " – ".join(str(model._meta.verbose_name) for model in models)


both_names = lazy(_both_names, str)


class RecordsToDelete(deleting.NestedObjects):
    """What the page that asks "Delete?" lists: records. Links are only counted, internal rows not even that."""

    def nested(self, format_callback=None):
        for model in filter(is_internal, list(self.model_objs)):
            del self.model_objs[model]
        for source, targets in self.edges.items():
            self.edges[source] = [
                row for row in targets if not (is_link(type(row)) or is_internal(type(row)))
            ]
        return super().nested(format_callback)


def boolean_icon(value):
    """The picture for True, False or None, with "yes", "no" or "unknown" for those who do not see it."""
    name, word = ICONS[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), gettext(word))


def _password_help():
    return format_html(
        '{}<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        SetUnusablePasswordMixin.usable_password_help_text,
        gettext(PASSWORD_LOST),
    )


def logged_word(word):
    """A word that the log of changes keeps in English: a model's name, or a field's label, as it is or with a capital."""
    small = word[:1].lower() + word[1:]
    known = gettext(small)
    text = gettext(word) if known == small else known
    return capfirst(text) if word != small else text


def changed_field_in_words(label):
    """The same, where modeltranslation has added " [kk]"."""
    localized = re.fullmatch(r"(.+) (\[\w+\])", label)
    return f"{logged_word(localized[1])} {localized[2]}" if localized else logged_word(label)


def attempt_in_words(attempt):
    when = formats.localize(timezone.localtime(attempt.attempt_time))
    return ", ".join(part for part in (attempt.username, when) if part)


def say_in_the_language_of_the_page():
    """Called once, when all models are there."""
    name_permissions()
    name_links()
    deleting.NestedObjects = RecordsToDelete
    admin_list._boolean_icon = boolean_icon
    admin_log.gettext = changed_field_in_words
    AdminPasswordChangeForm.usable_password_help_text = lazy(_password_help, str)()
    for model in (AccessAttempt, AccessFailureLog, AccessLog):
        model.__str__ = attempt_in_words
