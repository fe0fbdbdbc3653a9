"""How a language counts: the Plural-Forms of its .po file. Pure."""

import gettext
import re
from dataclasses import dataclass
from functools import cached_property

HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
EXAMPLES = (1, 2, 5, 21, 0, 3, 4, 11, 22, 25, 101)
# As far as it is looked whether a form stands for one number alone.
FAR = 1000


@dataclass(frozen=True)
class Plurals:
    """`count` forms, of which `rule`, an expression of C in n, picks one."""

    count: int = 2
    rule: str = "n != 1"

    @classmethod
    def read(cls, header):
        """Of a header's text; the Germanic way where there is none or none that can be read."""
        found = HEADER.fullmatch(header or "")
        if not found:
            return cls()
        plurals = cls(int(found[1]), " ".join(found[2].split()))
        try:
            plurals.form(1)
        except ValueError:
            return cls()
        return plurals

    def __str__(self):
        return f"nplurals={self.count}; plural={self.rule};"

    @cached_property
    def form(self):
        """The number of the form for a number."""
        return gettext.c2py(self.rule)

    def is_like(self, other):
        """Whether both count in the same way."""
        return self.count == other.count and all(self.form(n) == other.form(n) for n in range(FAR))

    def examples(self, form):
        """Some numbers that a form stands for: at most three, the common ones first."""
        return [number for number in EXAMPLES if self.form(number) == form][:3]

    def is_of_one_number(self, form):
        """Whether a form stands for one number alone, as "one place" does in English: the figure may be left out."""
        return sum(self.form(number) == form for number in range(FAR)) == 1
