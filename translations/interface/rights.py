"""Who may change the texts of the interface."""

from .. import rights
from .library import LANGUAGES

EDIT = "translations.edit_strings"


def may_look(user):
    return user.has_perm(EDIT)


def languages_of(user):
    """The languages whose texts a user may change: those that were given, all for who may approve."""
    if not user.has_perm(EDIT):
        return ()
    return LANGUAGES if rights.may_approve(user) else rights.given_to(user)
