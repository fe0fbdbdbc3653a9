"""A blank form that was handed out: a signed token in the page tells its key and when the page was asked for.

No session and nothing stored: the key makes two clicks one record, the time tells programs from people.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.core import signing

SALT = "visitors.correspondence.sheets"
LASTS = timedelta(days=1)


@dataclass(frozen=True)
class Sheet:
    """`key` is random, `began` a POSIX time."""

    key: str
    began: float

    @property
    def token(self):
        return signing.dumps([self.key, self.began], salt=SALT)

    @property
    def draft(self):
        """What is stored of the key: its SHA-256, hexadecimal."""
        return sha256(self.key.encode()).hexdigest()

    def age(self, now):
        """In seconds."""
        return now.timestamp() - self.began


def hand_out(now):
    return Sheet(secrets.token_urlsafe(20), now.timestamp())


def take_back(token, now):
    """The Sheet of a token; a new one where it is missing, forged or older than a day."""
    try:
        sheet = Sheet(*signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return hand_out(now)
    return sheet if sheet.age(now) < LASTS.total_seconds() else hand_out(now)
