"""What every form of the admin has in which staff edit."""

from .fresh import FreshAdmin


class Edited(FreshAdmin):
    """For a ModelAdmin, before its other bases."""
