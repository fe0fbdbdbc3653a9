"""The ledger follows every save: what a transaction touched is looked at once, when it has been committed."""

from collections import defaultdict

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from simple_history.models import HistoricalRecords

from . import ledger, registry


class Batch:
    """The records that one transaction has saved or deleted: {model: {key: user or None}}."""

    def __init__(self):
        self.saved = defaultdict(dict)
        self.place = None

    def is_waiting(self):
        """Whether the transaction still has it: a savepoint that was rolled back takes it away."""
        hooks = connection.run_on_commit
        return self.place is not None and self.place < len(hooks) and hooks[self.place][1] == self.flush

    def wait(self):
        """Robust: what was committed stands. A failure is logged, and `note_translations` makes up for it."""
        self.place = len(connection.run_on_commit)
        transaction.on_commit(self.flush, robust=True)

    def flush(self):
        saved, self.saved, self.place = self.saved, defaultdict(dict), None
        for model, keys in saved.items():
            for user in set(keys.values()):
                ledger.refresh(model, [key for key, by in keys.items() if by == user], by=user)


def follow():
    """Each model by itself: a listener to the deletions of all would make Django read every row that it deletes."""
    for model in registry.fields():
        post_save.connect(note_save, sender=model, dispatch_uid=f"translations {model._meta.label}")
        post_delete.connect(note_deletion, sender=model, dispatch_uid=f"translations {model._meta.label}")


def current_user():
    """Who is signed in to the request that is being answered; None in commands and for visitors."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def note_save(sender, instance, raw=False, **kwargs):
    """Fixtures are left to `note_translations`: what they point at may not be there yet."""
    if not raw:
        note(sender, instance.pk)


def note_deletion(sender, instance, **kwargs):
    note(sender, instance.pk)


def note(model, key):
    batch = getattr(connection, "translations_batch", None)
    if batch is None or not batch.is_waiting():
        batch = connection.translations_batch = Batch()
    batch.saved[model][key] = current_user()
    if batch.place is None:
        batch.wait()
