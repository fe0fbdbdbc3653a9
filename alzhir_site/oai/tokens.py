"""Resumption tokens: where a list goes on, said by the token itself, so that nothing is kept between two requests.

Signed, so that nobody changes what was asked. They do not expire: the ledger only grows at its end.
"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core import signing

from .questions import Question, Refusal

SALT = "oai-pmh"


@dataclass(frozen=True)
class Token:
    """`arguments` are those of the first request; `datestamp` (ISO text) and `id` are of the last row that was given."""

    verb: str
    arguments: dict
    datestamp: str
    id: int
    cursor: int
    size: int

    def __str__(self):
        return signing.dumps(asdict(self), salt=SALT)

    @property
    def after(self):
        return datetime.fromisoformat(self.datestamp), self.id

    @property
    def question(self):
        return Question(self.verb, self.arguments)


def read(text, verb):
    """The Token of a request with `verb`; raises Refusal for what was not given out for it."""
    try:
        token = Token(**signing.loads(text, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        token = None
    if token is None or token.verb != verb:
        raise Refusal("badResumptionToken", "This resumptionToken was not given out for this request.")
    return token
