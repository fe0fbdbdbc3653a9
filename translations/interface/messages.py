"""Messages of .po files: what is to be said, with where it stands and what is said in a language. Pure."""

from dataclasses import dataclass, field, replace
from hashlib import sha1
from sys import intern

from . import po_entries
from .plurals import Plurals

NO_FLAGS = frozenset()


def key_of(msgctxt, msgid):
    """What tells one message from another, in any language: 40 letters."""
    return sha1(f"{msgctxt or ''}\x04{msgid}".encode(), usedforsecurity=False).hexdigest()


@dataclass(frozen=True, slots=True)
class Message:
    """`forms` are the texts, one of a message without plural; ("",) and the like where there is none.

    `comments` are those of translators and of the code, `places` the files that it stands in.
    """

    msgid: str
    msgctxt: str = ""
    msgid_plural: str = ""
    forms: tuple = ("",)
    flags: frozenset = frozenset()
    comments: tuple = ()
    places: tuple = ()
    source: int = 0

    @property
    def key(self):
        return key_of(self.msgctxt, self.msgid)

    @property
    def sources(self):
        return (self.msgid, self.msgid_plural) if self.msgid_plural else (self.msgid,)

    @property
    def is_whole(self):
        return all(self.forms)

    def saying(self, forms):
        return replace(self, forms=tuple(forms))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a .po file says: {key: Message}, and how its language counts."""

    plurals: Plurals
    messages: dict = field(repr=False)


def forms_of(entry):
    if entry.msgid_plural:
        return tuple(text for _number, text in sorted(entry.msgstr_plural.items()))
    return (entry.msgstr,)


def message_of(entry):
    """A polib entry as a Message. A fuzzy text is none: gettext leaves it out, too."""
    forms = forms_of(entry)
    return Message(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt or "",
        msgid_plural=entry.msgid_plural or "",
        forms=("",) * len(forms) if entry.fuzzy else forms,
        flags=frozenset(entry.flags),
    )


def read(path, source=0):
    """The Catalogue of a .po file; an empty one where there is no file. One message at a time, to spare memory."""
    plurals, found = Plurals(), {}
    lines = path.read_bytes().decode().split("\n") if path.is_file() else []
    for entry in po_entries.entries(lines):
        if entry.parts["msgid"]:
            message = message_read(entry, source)
            found[message.key] = message
        else:
            plurals = Plurals.read(header(entry.forms[0], "Plural-Forms"))
    return Catalogue(plurals, found)


def header(text, name):
    """The value of a line of a file's header; "" where there is none."""
    return next(
        (line.partition(":")[2].strip() for line in text.split("\n") if line.startswith(f"{name}:")), ""
    )


def message_read(entry, source):
    """An entry of po_entries as a Message. What catalogues share is kept once."""
    flags = frozenset(
        flag.strip() for line in entry.about if line.startswith("#,") for flag in line[2:].split(",")
    )
    comments = [line[2:].strip() for line in entry.about if line.startswith(("#.", "# "))]
    places = " ".join(line[2:] for line in entry.about if line.startswith("#:")).split()
    forms = entry.forms
    return Message(
        msgid=intern(entry.parts["msgid"]),
        msgctxt=intern(entry.parts.get("msgctxt", "")),
        msgid_plural=intern(entry.parts.get("msgid_plural", "")),
        forms=("",) * len(forms) if "fuzzy" in flags else forms,
        flags=flags or NO_FLAGS,
        comments=tuple(map(intern, comments)),
        places=tuple(map(intern, places)),
        source=source,
    )
