"""Lists that plain addresses narrow: what an address chooses, and the addresses of what could be chosen besides.

An address names each choice at most once. Whatever is not known is refused: a list that is not narrowed would mislead.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

# The marks of advertisers may stand in any address.
CAMPAIGN = "utm_"
LONGEST_VALUE = 80


class UnknownFilter(Exception):
    """A filter or a value of a filter that is not known; `name` and `value` as they were given."""

    labels = {}

    def __init__(self, name, value):
        super().__init__(name, value)
        self.name, self.value = name[:LONGEST_VALUE], value[:LONGEST_VALUE]

    @property
    def label(self):
        """The name of the filter in words; None where there is no such filter."""
        return self.labels.get(self.name)


@dataclass(frozen=True)
class Choice:
    """A value that is chosen or can be: `value` as in the address, shown as `text` or as the name of `record`."""

    labels = {}

    name: str
    value: str
    text: str = ""
    record: object = None
    count: int = 0
    address: str = ""

    @property
    def label(self):
        return self.labels[self.name]


@dataclass(frozen=True)
class Offer:
    """The Choices of one filter; `has_more` where not all are among them."""

    name: str
    label: str
    values: list
    has_more: bool


def given(query, names, others, unknown):
    """[(name, value), ...] of a request's GET in the order of `names`; raises `unknown` for names not in either."""
    for name, values in query.lists():
        if name in names and len(values) > 1:
            raise unknown(name, ", ".join(values))
        if name not in (*names, *others) and not name.startswith(CAMPAIGN):
            raise unknown(name, values[0])
    return [(name, query[name]) for name in names if name in query]


def record_of(name, value, records, unknown):
    """The record with this slug; raises `unknown`."""
    clean = value[:LONGEST_VALUE].replace("\0", "")
    record = records.filter(slug=clean).first() if clean == value else None
    if record is None:
        raise unknown(name, value)
    return record


class Narrowed:
    """A list at `path` that `choices` narrow, {name: Choice}; `names` in the order of its addresses."""

    names = ()
    choice = Choice

    def __init__(self, choices, language, path):
        self.choices, self.language, self.path = choices, language, path

    @property
    def given(self):
        """{name: value} as the address has them."""
        return {name: each.value for name, each in self.choices.items()}

    def address(self, **changes):
        """The address of this list with other choices; None takes one away."""
        return self.path + self.query(**changes)

    def query(self, **changes):
        values = self.given | changes
        query = urlencode([(name, values[name]) for name in self.names if values.get(name)])
        return f"?{query}" if query else ""

    @property
    def taken(self):
        """The choices, each with the address of the list without it."""
        return [(each, self.address(**{name: None})) for name, each in self.choices.items()]

    def offered(self, name, value, count, **shown):
        return self.choice(name, value, count=count, address=self.address(**{name: value}), **shown)
