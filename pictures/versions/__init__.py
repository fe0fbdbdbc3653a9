"""Versions of what staff write: who changed which text when.

They stand in the tables of django-simple-history, one a model, and in one transaction with the change. A record that was
there before its first change, such as one of a fixture or of an import, gets a version of how it was before it. What is
not typed (copies, times, digests) is not kept, and a save that changes nothing leaves no version.

Personal data: nothing is kept of senders, bookings, letters and donors, whose texts are to go when they are withdrawn. With
a record go its versions and those of its parts; of a part that is taken off a record the versions stay with that, so that
it can be put back. What was taken out of a text for somebody's sake is forgotten by `forget`, which staff who may delete
the record call from its page of versions.
"""

from .bulk import held, in_bulk
from .records import KEPT, forget, keep, last_changes, parent, parts

__all__ = ["KEPT", "forget", "held", "in_bulk", "keep", "last_changes", "parent", "parts"]
