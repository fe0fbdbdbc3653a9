"""What an import is asked to do, and what it tells of itself. Pure."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_FAULTS = 1000


@dataclass(frozen=True)
class Options:
    """What is to be done with records that staff edited since (None: such a row is at fault), and with new ones."""

    edited: str | None = None
    draft: bool = False

    KEEP, OVERWRITE = "keep", "overwrite"


@dataclass
class Report:
    """What an import did, or in a dry run would do: counts of rows, and what is wrong with the file."""

    made: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    # Rows that stand for nothing, since an earlier one has their id.
    passed: int = 0
    # Files that were added beside the rows.
    pictures: int = 0
    encoding: str | None = None
    faults: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    # {model: [name, ...]} of what records share and is new: nationalities, places, kinds of objects.
    shared: dict = field(default_factory=dict)

    @property
    def rows(self):
        return self.made + self.changed + self.unchanged + self.kept

    @property
    def wrong(self):
        """How much is wrong, in words."""
        count = len(self.faults)
        if self.is_full:
            return _("%(count)d errors, and perhaps more") % {"count": count}
        return ngettext("%(count)d error", "%(count)d errors", count) % {"count": count}

    @property
    def is_full(self):
        """Whether more faults would not be told."""
        return len(self.faults) >= MOST_FAULTS

    def tell(self, faults, warnings):
        """Adds Faults, and what is worth a look, as far as there is room."""
        self.faults += faults[: MOST_FAULTS - len(self.faults)]
        self.warnings += warnings[: MOST_FAULTS - len(self.warnings)]

    def count(self, verdict):
        setattr(self, verdict, getattr(self, verdict) + 1)
