"""What was found in a file that came back, and what was done with it. Pure."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import ngettext

# So many rows are told of; the others are counted.
MOST = 500


@dataclass(frozen=True)
class Remark:
    """Of row `number`, or of text `number` in an XLIFF; 0 is the whole file. `record` is "" where it is not known."""

    number: int
    key: str
    record: str
    said: str

    def __str__(self):
        where = f"{self.number}: " if self.number else ""
        return f"{where}{self.key + ': ' if self.key else ''}{self.said}"


@dataclass
class Report:
    """`states` counts the texts that were written, or would be, by the state that they have then."""

    rows: int = 0
    unchanged: int = 0
    empty: int = 0
    refused: int = 0
    warned: int = 0
    states: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    # The file as a whole cannot be read.
    is_broken: bool = False

    @property
    def written(self):
        return self.states.total()

    @property
    def wrong(self):
        return ngettext("%(count)d text cannot be taken", "%(count)d texts cannot be taken", self.refused) % {
            "count": self.refused
        }

    def refuse(self, remark):
        self.refused += 1
        if len(self.faults) < MOST:
            self.faults.append(remark)

    def warn(self, remark):
        self.warned += 1
        if len(self.warnings) < MOST:
            self.warnings.append(remark)

    def breaks(self, said):
        """Nothing that was read before counts any more."""
        self.is_broken = True
        self.states.clear()
        self.refuse(Remark(0, "", "", said))
