"""What a check says. Pure."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

ERROR, WARNING = "error", "warning"
# So many are named, the rest counted.
MOST_NAMED = 5


@dataclass(frozen=True)
class Finding:
    """`code` is one word for programs; `text` is lazy and has the names of `params`."""

    level: str
    code: str
    text: str
    params: dict = field(default_factory=dict)

    @property
    def message(self):
        """In the language of the moment."""
        return str(self.text) % self.params


def quoted(item):
    """In the quotation marks of the page's language; a name that has its own stands as it is."""
    return item if re.search("[«»“”]", item) else _("“%(text)s”") % {"text": item}


def named(items):
    """“one”, “two” ... of texts, in their order."""
    items = list(dict.fromkeys(items))
    shown = ", ".join(map(quoted, items[:MOST_NAMED]))
    return f"{shown} … (+{len(items) - MOST_NAMED})" if len(items) > MOST_NAMED else shown
