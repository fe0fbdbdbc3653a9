"""The texts of the interface as a table: a message a row, a language a column, narrowed by what somebody asks for."""

from dataclasses import dataclass

from . import library, places

MISSING, CHANGED = "missing", "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """A message with its Said in each language, None where a language's files do not have it."""

    key: str
    said: dict

    @property
    def message(self):
        return next(said.message for said in self.said.values() if said)

    def matches(self, words):
        texts = [*self.message.sources, self.message.msgctxt]
        texts += [text for said in self.said.values() if said for text in said.forms]
        whole = "\n".join(texts).casefold()
        return all(word in whole for word in words)

    def is_in(self, languages, show):
        """Whether one of the languages lacks a text, or has one that was changed here."""
        found = [self.said[code] for code in languages if self.said[code]]
        if show == MISSING:
            return any(said.is_missing for said in found)
        return any(said.is_changed for said in found) if show == CHANGED else True


def lines():
    """All Lines in the order of the files: of the site's own pages first."""
    columns = {code: library.said(code) for code in library.LANGUAGES}
    keys = dict.fromkeys(key for said in columns.values() for key in said)
    found = [Line(key, {code: said.get(key) for code, said in columns.items()}) for key in keys]
    return sorted(found, key=lambda line: line.message.source)


def narrowed(found, *, language=None, show=None, part=None, q=None):
    """Of the Lines, those that are as asked; None asks for nothing. `q`: words that stand anywhere in the row."""
    languages = [language] if language else library.LANGUAGES
    words = (q or "").casefold().split()
    return [
        line
        for line in found
        if (not language or line.said[language])
        and line.is_in(languages, show)
        and (not part or part in places.parts(line.message))
        and line.matches(words)
    ]


def neighbour(found, chosen, key):
    """The key of the next of the `chosen` Lines behind `key` in the order of all that were `found`; None at the end."""
    behind, keys = False, {line.key for line in chosen}
    for line in found:
        if behind and line.key in keys:
            return line.key
        behind = behind or line.key == key
    return None
