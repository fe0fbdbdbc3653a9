"""Accounts to try the demo with: one that may do everything, and one for each role."""

import secrets

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, User
from django.db import transaction

from alzhir_site import roles
from translations.models import Translator

NAMES = {key.replace("_", "-"): key for key in roles.ROLES}


@transaction.atomic
def make_staff(chief):
    """The password that all who were missing have now; None where nobody was."""
    missing = [name for name in (chief, *NAMES) if not User.objects.filter(username=name).exists()]
    if not missing:
        return None
    password = secrets.token_urlsafe(12)
    hashed = make_password(password)
    for name in missing:
        user = User.objects.create(username=name, password=hashed, is_staff=True, is_superuser=name == chief)
        if name in NAMES:
            user.groups.add(Group.objects.get(role__key=NAMES[name]))
        if name == "translator":
            Translator.objects.create(user=user, to_kk=True, to_en=True)
    return password
