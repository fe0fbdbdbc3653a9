"""Messages of .po files: what is to be said, with where it stands and what is said in a language. Pure."""

from dataclasses import dataclass, field, replace
from hashlib import sha1

import polib

from .plurals import Plurals


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


def message_of(entry, source=0):
    """A polib entry as a Message. A fuzzy text is none: gettext leaves it out, too."""
    forms = forms_of(entry)
    return Message(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt or "",
        msgid_plural=entry.msgid_plural or "",
        forms=("",) * len(forms) if entry.fuzzy else forms,
        flags=frozenset(entry.flags),
        comments=tuple(text for text in (entry.tcomment, entry.comment) if text),
        places=tuple(path for path, _line in entry.occurrences),
        source=source,
    )


def catalogue(file, source=0):
    """The Catalogue of a polib file; messages that are obsolete are left out."""
    found = (message_of(entry, source) for entry in file if not entry.obsolete)
    plurals = Plurals.read(file.metadata.get("Plural-Forms", ""))
    return Catalogue(plurals, {message.key: message for message in found})


def read(path, source=0):
    """The Catalogue of a .po file; an empty one where there is no file."""
    if not path.is_file():
        return Catalogue(Plurals.read(""), {})
    return catalogue(polib.pofile(str(path)), source)
