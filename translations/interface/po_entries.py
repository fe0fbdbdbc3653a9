"""The messages of a .po file with the lines that they stand in, one after the other. Pure."""

import re

import polib

KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "')
CONTINUED = re.compile(r'"')


class Entry:
    """A message as it stands in the file: {keyword: text}, and where its texts begin and end, by the numbers of lines.

    `about` are the lines of comments before it, `flags` is the number of the one with its flags, or None.
    """

    def __init__(self):
        self.parts = {}
        self.begin = self.end = None
        self.flags = None
        self.about = []

    @property
    def is_whole(self):
        return self.begin is not None and "msgid" in self.parts

    @property
    def forms(self):
        return tuple(text for keyword, text in self.parts.items() if keyword.startswith("msgstr"))

    def take(self, keyword, text, place, after):
        self.parts[keyword] = text
        if keyword.startswith("msgstr"):
            self.begin = place if self.begin is None else self.begin
            self.end = after

    def remark(self, line, place):
        if line.startswith("#") and not line.startswith("#~"):
            self.about.append(line)
        if line.startswith("#,"):
            self.flags = place


def entries(lines):
    """The Entry of each message of a file; what is obsolete is passed over."""
    entry, place = Entry(), 0
    while place < len(lines):
        keyword = KEYWORD.match(lines[place])
        if not keyword:
            entry.remark(lines[place], place)
            if not lines[place].strip() and entry.is_whole:
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
    if entry.is_whole:
        yield entry
