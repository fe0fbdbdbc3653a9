"""Letters in the outbox that must go because the contact that they were written to is deleted."""

from prisoners.contributions.letters import HEADER

from .models import OutboxMessage


def forget(sender, contribution, email, **kwargs):
    """Deletes the letters about a contribution (its number); the same address may also have booked a tour."""
    letters = OutboxMessage.objects.filter(to=email).only("headers")
    ours = [letter.pk for letter in letters if letter.headers.get(HEADER) == str(contribution)]
    OutboxMessage.objects.filter(pk__in=ours).delete()
