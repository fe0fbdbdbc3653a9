"""The texts of the interface on this site: the repository's catalogues with what was changed here laid over them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from . import messages
from .messages import Message
from .overlay import DOMAIN, Overlay, state_of
from .plurals import Plurals

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# The language that the messages themselves are written in.
WRITTEN_IN = "en"


def overlay():
    return Overlay(settings.TRANSLATIONS_OVERLAY)


def base_paths(language):
    """The .po files of the repository, the first of which has the last word."""
    folders = [
        Path(folder) for folder in settings.LOCALE_PATHS if Path(folder) != settings.TRANSLATIONS_OVERLAY
    ]
    return [folder / language / "LC_MESSAGES" / f"{DOMAIN}.po" for folder in folders]


@lru_cache(maxsize=8)
def joined(paths, states):
    """One Catalogue of several files; made anew when one of them has changed (`states`)."""
    found, plurals = {}, None
    for number, path in enumerate(paths):
        one = messages.read(path, source=number)
        plurals = plurals or one.plurals
        for key, message in one.messages.items():
            if not message.msgid_plural or plurals.is_like(one.plurals):
                found.setdefault(key, message)
    return messages.Catalogue(plurals or Plurals(), found)


def catalogue(paths):
    return joined(tuple(paths), tuple(map(state_of, paths)))


def base(language):
    """The Catalogue of the repository. English messages that have no text of their own say themselves."""
    return catalogue(base_paths(language))


@dataclass(frozen=True, slots=True)
class Said:
    """A message in a language: as the repository says it, and as this site does (None where it says the same)."""

    message: Message
    language: str
    changed: tuple | None = None

    @property
    def key(self):
        return self.message.key

    @property
    def base(self):
        """The repository's forms; ("", ...) where it has no text."""
        if self.language == WRITTEN_IN and not self.message.is_whole:
            return self.message.sources
        return self.message.forms

    @property
    def forms(self):
        return self.changed or self.base

    @property
    def is_missing(self):
        return not all(self.forms)

    @property
    def is_changed(self):
        return self.changed is not None


def said(language):
    """{key: Said}, not to be written to: every message of the repository in a language, in the order of its files."""
    paths = (*base_paths(language), overlay().path(language))
    return laid_over(language, paths, tuple(map(state_of, paths)))


@lru_cache(maxsize=8)
def laid_over(language, paths, states):
    """What the last file says laid over the others; made anew when one of them has changed (`states`)."""
    changed, found = joined(paths[-1:], states[-1:]).messages, {}
    for key, message in joined(paths[:-1], states[:-1]).messages.items():
        here = changed.get(key)
        # Where the message has got a plural, or lost it, the text of this site is none of it any more.
        fits = here is not None and len(here.forms) == len(message.forms) and here.is_whole
        one = Said(message, language)
        found[key] = Said(message, language, here.forms) if fits and here.forms != one.base else one
    return MappingProxyType(found)


def left_over(language):
    """The Messages that were changed here and that the repository does not have any more, or not in this form."""
    known = said(language)
    return [
        message
        for key, message in overlay().read(language).items()
        if key not in known or (known[key].changed is None and known[key].base != message.forms)
    ]
