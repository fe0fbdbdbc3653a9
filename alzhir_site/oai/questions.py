"""What a harvester asks: the arguments of a request, checked as the protocol says. Pure."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

LISTS = ("ListIdentifiers", "ListRecords")
# {verb: (needed, possible)}; a resumption token stands alone.
ARGUMENTS = {
    "Identify": ((), ()),
    "ListMetadataFormats": ((), ("identifier",)),
    "ListSets": ((), ("resumptionToken",)),
    "GetRecord": (("identifier", "metadataPrefix"), ()),
    "ListIdentifiers": (("metadataPrefix",), ("from", "until", "set", "resumptionToken")),
    "ListRecords": (("metadataPrefix",), ("from", "until", "set", "resumptionToken")),
}
# As the schema of the protocol writes them; a URI may have the signs that RFC 3986 knows.
NAME = r"[A-Za-z0-9\-_.!~*'()]+"
PATTERNS = {
    "identifier": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9:/?@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})+"),
    "metadataPrefix": re.compile(NAME),
    "set": re.compile(f"{NAME}(?::{NAME})*"),
    "from": re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?", re.ASCII),
    "until": re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?", re.ASCII),
    "resumptionToken": re.compile(".+", re.DOTALL),
}
DAY, SECOND = "%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"


class Refusal(Exception):
    """An error of the protocol: its code, and a text for people."""

    def __init__(self, code, text):
        super().__init__(text)
        self.code, self.text = code, text

    @property
    def repeats_arguments(self):
        """Whether the answer may say what was asked: not where that was no valid request."""
        return self.code not in ("badVerb", "badArgument")


@dataclass(frozen=True)
class Question:
    verb: str
    arguments: dict = field(default_factory=dict)

    def get(self, name):
        return self.arguments.get(name, "")

    @property
    def first(self):
        """The first instant asked for, None without one."""
        return instant(self.get("from"))

    @property
    def last(self):
        """The last second asked for; of a day its last second."""
        text = self.get("until")
        found = instant(text)
        return found + timedelta(days=1, seconds=-1) if found and len(text) == len("2026-05-12") else found


def instant(text):
    """An aware datetime; None for "". ValueError for a day that no calendar has."""
    if not text:
        return None
    return datetime.strptime(text, SECOND if "T" in text else DAY).replace(tzinfo=UTC)


def read(pairs):
    """The Question of [(name, value), ...] as they were sent; raises Refusal."""
    names = [name for name, _ in pairs]
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise Refusal("badVerb", "The request needs the argument verb, once, with one of the six verbs.")
    if len(set(names)) < len(names):
        raise Refusal("badArgument", "An argument is repeated.")
    question = Question(verbs[0], {name: value for name, value in pairs if name != "verb"})
    check_names(question)
    check_values(question)
    return question


def check_names(question):
    needed, possible = ARGUMENTS[question.verb]
    given = set(question.arguments)
    if given - {*needed, *possible}:
        raise Refusal("badArgument", f"{question.verb} does not take all of these arguments.")
    if "resumptionToken" in given:
        if len(given) > 1:
            raise Refusal("badArgument", "A resumptionToken stands without other arguments.")
    elif not given.issuperset(needed):
        raise Refusal("badArgument", f"{question.verb} needs {' and '.join(needed)}.")


def check_values(question):
    for name, value in question.arguments.items():
        if not PATTERNS[name].fullmatch(value):
            raise Refusal("badArgument", f"This is not how the argument {name} is written.")
    first, last = question.get("from"), question.get("until")
    try:
        bounds = [question.first, question.last]
    except ValueError:
        raise Refusal("badArgument", "There is no such day or time.") from None
    if first and last and len(first) != len(last):
        raise Refusal("badArgument", "from and until are of different granularity.")
    if first and last and bounds[0] > bounds[1]:
        raise Refusal("badArgument", "from is later than until.")
