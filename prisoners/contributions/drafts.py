"""A contribution form on its way: a signed token in the page holds together what it has sent so far.

No session and no cookie: until the form is sent off, only its files are stored, under the digest of the token's key.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing

from ..models import Attachment
from ..models.contributions import digest, new_seed

SALT = "prisoners.contributions.drafts"
LASTS = timedelta(days=1)
LONGEST_CAPTION = 200


@dataclass(frozen=True)
class Draft:
    """`key` is random, `began` a POSIX time."""

    key: str
    began: float

    @property
    def token(self):
        return signing.dumps([self.key, self.began], salt=SALT)

    @property
    def digest(self):
        return digest(self.key)

    @property
    def attachments(self):
        return Attachment.objects.of_draft(self.digest)

    def take_captions(self, sent):
        """Keeps the captions of a submitted form: one line each, cut."""
        for attachment in self.attachments:
            typed = sent.get(f"caption-{attachment.pk}", "")
            caption = "".join(char if char.isprintable() else " " for char in typed).strip()[:LONGEST_CAPTION]
            if caption != attachment.caption:
                self.attachments.filter(pk=attachment.pk).update(caption=caption)

    def remove(self, number):
        """Deletes the file with this number, as text, if it belongs to the form."""
        if number.isascii() and number.isdigit() and len(number) <= 18:
            for attachment in self.attachments.filter(pk=number):
                attachment.delete()


def begin(now):
    return Draft(new_seed(), now.timestamp())


def read(token, now):
    """The Draft of a token; a new one where it is missing, forged or older than a day."""
    try:
        key, began = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return begin(now)
    return Draft(key, began) if now.timestamp() - began < LASTS.total_seconds() else begin(now)
