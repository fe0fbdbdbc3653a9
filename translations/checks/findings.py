"""What a check says. Pure."""

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


def named(items):
    """“one”, “two” ... of texts, in their order, in the quotation marks of the page's language."""
    items = list(dict.fromkeys(items))
    shown = ", ".join(_("“%(text)s”") % {"text": item} for item in items[:MOST_NAMED])
    return f"{shown} … (+{len(items) - MOST_NAMED})" if len(items) > MOST_NAMED else shown
