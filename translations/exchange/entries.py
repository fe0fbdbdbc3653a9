"""A text on its way out or in, whatever the kind of file. Pure."""

import re
from dataclasses import dataclass

# Signs that neither XML nor a workbook can hold; no text of ours has them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Longer than any field of the site, in characters.
LONGEST = 400_000
KEY = re.compile(r"([a-z_]+\.[a-z_]+):(\d{1,18}):([a-z_]+):([a-z]{2})")


class FileError(Exception):
    """The file cannot be read; the text says why, in the language of the moment."""


@dataclass(frozen=True)
class Place:
    """Where a text stands: "news.post", 12, "title", "kk"."""

    model: str
    pk: int
    field: str
    language: str

    def __str__(self):
        return f"{self.model}:{self.pk}:{self.field}:{self.language}"

    @property
    def record(self):
        return f"{self.model}:{self.pk}"

    @classmethod
    def read(cls, key):
        """Of "news.post:12:title:kk"; None of anything else."""
        found = KEY.fullmatch(key)
        return cls(found[1], int(found[2]), found[3], found[4]) if found else None


@dataclass
class Entry:
    """`key` is what str() makes of a Place, `state` one of translations.states.

    `seen` is str() of what the site said when the file was made (acts.Seen); "" where the file no longer tells.
    `fault` says why this one cannot be taken as it stands in the file.
    """

    key: str
    source: str
    target: str
    state: str
    seen: str = ""
    source_language: str = ""
    record: str = ""
    label: str = ""
    note: str = ""
    longest: int | None = None
    is_rich: bool = False
    number: int = 0
    fault: str = ""


def writable(text):
    return UNWRITABLE.sub("", text)
