"""Names that are one though no rule of spelling joins them: Цой, Choi, Tsoi. The table is read anew for each search."""

from collections import defaultdict, namedtuple
from functools import lru_cache

from .. import names
from ..alphabets import plain
from ..models import Equivalent

# Short keys are shared by too many names to say that a typed part is one of a group.
LEAST_KEY, LEAST_LIKENESS = 4, 0.9

# `forms`: {form: its keys}.
Group = namedtuple("Group", "kind forms")


def load():
    """The Table of all groups: one query; it is taken apart again only after a change."""
    return Table.of(tuple(Equivalent.objects.order_by("id").values_list("kind", "forms")))


class Table:
    def __init__(self, rows):
        self.groups, self.by_form, self.by_key = [], defaultdict(list), defaultdict(list)
        for kind, text in rows:
            self.add(Group(kind, {form: names.keys(form) for form in text.split()}))

    def add(self, group):
        self.groups.append(group)
        for form, keys in group.forms.items():
            self.by_form[plain(form)].append(group)
            for key in keys:
                if len(key) >= LEAST_KEY:
                    self.by_key[key].append((group, form))

    @classmethod
    @lru_cache(maxsize=2)
    def of(cls, rows):
        return cls(rows)

    def of_part(self, part):
        """The groups that a typed part stands in: as it is written, or in a spelling so near that it must be meant."""
        found = list(self.by_form.get(plain(part), ()))
        for key in names.keys(part):
            for group, form in self.by_key.get(key, ()):
                if group not in found and names.likeness(part, form) >= LEAST_LIKENESS:
                    found.append(group)
        return found
