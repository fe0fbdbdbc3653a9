"""Who may do what with translations. Permissions say so, never the name of a group."""

from .models import Translator
from .registry import LANGUAGES

TRANSLATE, APPROVE = "translations.translate_unit", "translations.approve_unit"
READ = "translations.view_unit"


def may_open(user):
    """Open the desk, to read at least."""
    return any(user.has_perm(permission) for permission in (TRANSLATE, APPROVE, READ))


def may_approve(user):
    """Approve, send back, choose source languages, answer notes; and write in every language."""
    return user.has_perm(APPROVE)


def languages_of(user):
    """The languages that a user may write in: those that were given, all for who may approve."""
    if may_approve(user):
        return LANGUAGES
    if not user.has_perm(TRANSLATE):
        return ()
    return given_to(user)


def given_to(user):
    """The languages that a user was given by name."""
    try:
        return user.translator.languages
    except Translator.DoesNotExist:
        return ()


def written_by(user):
    """The languages that a user is there to write: who may approve and was given some writes those, others all."""
    return given_to(user) or languages_of(user) if may_approve(user) else languages_of(user)


def may_translate(user, language):
    return language in languages_of(user)


def may_ask(user):
    return bool(languages_of(user))
