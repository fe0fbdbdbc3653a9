"""The lines of a message's text as gettext's own programs write them, so that `make messages` leaves them alone. Pure."""

import re

from . import line_breaks

PAGE_WIDTH = 79
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\a": "\\a", "\b": "\\b", "\v": "\\v",
           "\f": "\\f"}  # fmt: skip
ESCAPED = re.compile("|".join(re.escape(sign) for sign in ESCAPES))


def escaped(text):
    return ESCAPED.sub(lambda sign: ESCAPES[sign[0]], text)


def portions(text):
    """The text in parts that end with a line break, escaped."""
    return [escaped(part) for part in re.findall(r"[^\n]*\n|[^\n]+", text)]


def written(keyword, text):
    """[line, ...] without line ends: `msgstr "..."`, in one line where it fits."""
    parts = portions(text)
    room = PAGE_WIDTH - 2  # two quotes
    whole = f'{keyword} "{parts[0] if parts else ""}"'
    if len(parts) <= 1 and fits(whole, parts):
        return [whole]
    return [f'{keyword} ""', *(f'"{line}"' for part in parts for line in line_breaks.lines(part, room=room))]


def fits(whole, parts):
    """Also what cannot be broken stays in the first line, however long it is."""
    if sum(map(line_breaks.width, whole)) <= PAGE_WIDTH:
        return True
    used = len(whole) - len(parts[0])
    return len(line_breaks.lines(parts[0], room=PAGE_WIDTH - 2, first_room=PAGE_WIDTH - used)) == 1
