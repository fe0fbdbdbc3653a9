"""Letters in the outbox that must go because the contact that they were written to is deleted."""

from prisoners.contributions.letters import HEADER
from visitors.correspondence import letters as visitors_letters

from .models import OutboxMessage


def forget(sender, contribution, email, **kwargs):
    """Deletes the letters about a contribution (its number); the same address may also have booked a tour."""
    delete(email, HEADER, str(contribution))


def forget_visitor(sender, reference, email, **kwargs):
    """Deletes the letters about an entry of the guest book or a message (visitors.correspondence.letters.reference)."""
    delete(email, visitors_letters.HEADER, reference)


def delete(email, header, value):
    letters = OutboxMessage.objects.filter(to=email).only("headers")
    ours = [letter.pk for letter in letters if letter.headers.get(header) == value]
    OutboxMessage.objects.filter(pk__in=ours).delete()
