"""Other texts in a .po file, with every other line left as it is, and what that changes as a patch. Pure."""

import re
from difflib import unified_diff

import polib

from . import po_lines
from .messages import key_of

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "')
CONTINUED = re.compile(r'"')
FLAGS = re.compile(r"#,")


class Entry:
    """A message as it stands in the file: where its texts begin and end, by the numbers of lines."""

    def __init__(self):
        self.parts = {}
        self.begin = self.end = None
        self.flags = None

    @property
    def key(self):
        return key_of(self.parts.get("msgctxt"), self.parts["msgid"])

    def take(self, keyword, text, place, after):
        self.parts[keyword] = text
        if keyword.startswith("msgstr"):
            self.begin = place if self.begin is None else self.begin
            self.end = after


def entries(lines):
    """The Entry of each message of a file; what is obsolete is passed over."""
    entry, place = Entry(), 0
    while place < len(lines):
        keyword = KEYWORD.match(lines[place])
        if FLAGS.match(lines[place]):
            entry.flags = place
        if not keyword:
            if not lines[place].strip() and entry.begin is not None:
                yield entry
                entry = Entry()
            place += 1
            continue
        after = place + 1
        while after < len(lines) and CONTINUED.match(lines[after]):
            after += 1
        quoted = [lines[place][lines[place].index('"') :], *lines[place + 1 : after]]
        entry.take(keyword[1], polib.unescape("".join(line.strip()[1:-1] for line in quoted)), place, after)
        place = after
    if entry.begin is not None:
        yield entry


def edited(content, texts):
    """The content of a .po file with other texts: {key: forms}. A text that was fuzzy is so no more."""
    lines = content.split("\n")
    for entry in reversed(list(entries(lines))):
        forms = texts.get(entry.key)
        if forms is None:
            continue
        lines[entry.begin : entry.end] = said(entry, forms)
        if entry.flags is not None:
            lines[entry.flags : entry.flags + 1] = without_fuzzy(lines[entry.flags])
    return "\n".join(lines)


def said(entry, forms):
    if "msgid_plural" not in entry.parts:
        return po_lines.written("msgstr", forms[0])
    return [line for number, text in enumerate(forms) for line in po_lines.written(f"msgstr[{number}]", text)]


def without_fuzzy(line):
    flags = [flag.strip() for flag in line[2:].split(",") if flag.strip() != "fuzzy"]
    return [f"#, {', '.join(flags)}"] if flags else []


def patch(path, before, after):
    """A unified diff that `git apply` takes; "" where nothing differs. `path` from the repository's root."""
    if before == after:
        return ""
    old, new = (content.splitlines(keepends=True) for content in (before, after))
    return f"diff --git a/{path} b/{path}\n" + "".join(unified_diff(old, new, f"a/{path}", f"b/{path}"))
