"""What waits for staff, for the first page of the admin."""

from collections import namedtuple

from django.urls import reverse

from ..models import GuestBookEntry, Message, TextMistake

# `label` in the active language, `count` of records, `address` of the admin's list of them.
Waiting = namedtuple("Waiting", ["label", "count", "address"])


def waiting(user):
    """[Waiting, ...] of the kinds that `user` may see, in a fixed order, empty ones too; one count a kind."""
    found = []
    for model in (GuestBookEntry, Message, TextMistake):
        name = model._meta.model_name
        if user.has_perm(f"visitors.view_{name}") or user.has_perm(f"visitors.change_{name}"):
            address = reverse(f"admin:visitors_{name}_changelist") + "?state__exact=waiting"
            found.append(Waiting(model._meta.verbose_name_plural, model.objects.waiting().count(), address))
    return found
