"""What every form of the admin has in which staff edit."""

from .fresh import FreshAdmin
from .history import ShowsVersions


class Edited(ShowsVersions, FreshAdmin):
    """For a ModelAdmin, before its other bases: two editors are told of each other, and versions can stand again."""
