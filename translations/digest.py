"""The letter that tells what waits on the desk: to each translator with a language, and to those who approve."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from . import queries, registry, rights
from .models import State, Translator

# The permissions of groups and of the user count; a superuser is written to who was given a language.
BACKEND = "django.contrib.auth.backends.ModelBackend"
NAMED = 10
# Texts that are looked at for so many records.
LOOKED_AT = 100


def readers():
    """The active users with an address who are there to translate or to approve, in the order of their names."""
    users = get_user_model().objects
    approvers = users.with_perm(rights.APPROVE, include_superusers=False, backend=BACKEND)
    found = users.filter(Q(translator__isnull=False) | Q(pk__in=approvers.values("pk")), is_active=True)
    found = found.exclude(email="").select_related("translator").order_by("username")
    return [user for user in found if rights.written_by(user)]


def send(users, now, *, dry_run=False):
    """Writes the letters, all together; none to whom nothing waits for. [(user, how many texts), ...]."""
    letters = [(user, letter(user, found), found["texts"]) for user in users if (found := task(user))]
    if letters and not dry_run:
        with transaction.atomic():
            get_connection().send_messages([message for _user, message, _count in letters])
    return [(user, count) for user, _message, count in letters]


def task(user):
    """What waits for a user, as the letter shows it; None where nothing does."""
    waiting = queries.waiting(user)
    questions = waiting.pop("questions")
    texts = sum(waiting.values())
    if not (texts or questions):
        return None
    return {
        "texts": texts,
        "counts": [(State(state), count) for state, count in waiting.items() if count],
        "questions": questions,
        "tasks": by_record(queries.next_to_do(user, limit=LOOKED_AT))[:NAMED],
    }


def by_record(units):
    """[[Unit, ...], ...]: those of one record in one language and state together, in the order of the first."""
    found = {}
    for unit in units:
        key = (unit.content_type_id, unit.object_id, unit.language, unit.state)
        found.setdefault(key, []).append(unit)
    return list(found.values())


def letter(user, found):
    """In the language that the user wishes for letters."""
    with override(language_of(user)):
        context = {
            "name": user.get_short_name() or user.get_username(),
            "counts": [(state.label, count) for state, count in found["counts"]],
            "questions": found["questions"],
            "tasks": [told(units) for units in found["tasks"]],
            "more": found["texts"] - sum(map(len, found["tasks"])),
            "link": settings.SITE_URL + reverse("admin:translations_unit_changelist"),
            "site": settings.SITE_URL,
        }
        message = EmailMultiAlternatives(
            subject=subject(found),
            body=render_to_string("translations/email/digest.txt", context),
            to=[user.email],
            headers={"Auto-Submitted": "auto-generated"},
        )
        message.attach_alternative(render_to_string("translations/email/digest.html", context), "text/html")
    return message


def subject(found):
    count = found["texts"]
    if not count:
        return _("Translation desk: questions wait")
    return ngettext(
        "Translation desk: %(count)s text waits", "Translation desk: %(count)s texts wait", count
    ) % {"count": count}


def language_of(user):
    try:
        return user.translator.letters_in
    except Translator.DoesNotExist:
        return settings.LANGUAGE_CODE


def told(units):
    """What the list says of texts of one record: what it is called, their fields, language and state, and where they are."""
    first = units[0]
    labels = [str(registry.label_of(type(first.record), unit.field)) for unit in units]
    return {
        "name": registry.name_of(first.record),
        "fields": capfirst(", ".join(labels)),
        "language": first.get_language_display(),
        "state": first.get_state_display(),
        "link": settings.SITE_URL + reverse("admin:translations_unit_change", args=[first.pk]),
    }
