"""Where a line of a .po file may be broken: the rules of Unicode (UAX 14) that texts of an interface need. Pure."""

import unicodedata

# Classes of UAX 14. Signs that stand in none of them count as letters (AL).
MEMBERS = {
    "SP": " ",
    "OP": "([{¡¿‚„⟨",
    "CP": ")]",
    "CL": "}⟩",
    "QU": "\"'«»‘’“”‹›‟",
    "EX": "!?",
    "IS": ",.:;",
    "SY": "/",
    "HY": "-",
    "BA": "\t|–‐‒\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a",
    "B2": "—",
    "PO": "%¢°‰′″℃",
    "PR": "\\$+£¥±№−€₸₽",
    "IN": "…",
    "GL": "\u00a0\u202f\u2011\u2007",
    "ZW": "\u200b",
    "WJ": "\u2060\ufeff",
}
CLASSES = {sign: name for name, signs in MEMBERS.items() for sign in signs}
# Before these no line is broken, even where blanks stand before them.
NEVER_BEFORE = {"CL", "CP", "EX", "IS", "SY", "WJ", "ZW"}
# A line is not broken between the two, where no blank parts them.
TOGETHER = {
    ("AL", "AL"), ("AL", "NU"), ("NU", "AL"), ("NU", "NU"), ("AL", "OP"), ("NU", "OP"), ("CP", "AL"), ("CP", "NU"),
    ("IS", "NU"), ("SY", "NU"), ("HY", "NU"),
    ("AL", "PR"), ("AL", "PO"), ("PR", "AL"), ("PO", "AL"), ("PR", "NU"), ("PO", "NU"), ("PR", "OP"), ("PO", "OP"),
    ("NU", "PR"), ("NU", "PO"), ("CL", "PO"), ("CP", "PO"), ("CL", "PR"), ("CP", "PR"),
}  # fmt: skip


def class_of(sign):
    return CLASSES.get(sign) or ("NU" if sign.isdecimal() else "AL")


def width(sign):
    """In columns of a terminal."""
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def may_break(before, after, has_blank):
    """Whether a line may end after the class `before`; `has_blank`: blanks stand between the two."""
    if after in NEVER_BEFORE or after == "SP" or before in ("OP", "WJ"):
        return False
    if has_blank:
        return not (before == "QU" and after == "OP") and not (before == after == "B2")
    if before == "ZW":
        return True
    if before == "GL" or (after == "GL" and before not in ("BA", "HY")):
        return False
    if "QU" in (before, after) or after in ("BA", "HY", "IN"):
        return False
    return (before, after) not in TOGETHER


def chances(text):
    """The places of `text` before which a line may begin; never with the sign of its own end."""
    found, before, has_blank = [], None, False
    end = len(text) - 2 if text.endswith("\\n") else len(text)
    for place, sign in enumerate(text[:end]):
        kind = class_of(sign)
        if kind == "AL" and width(sign) == 0 and before and not has_blank:
            continue
        if before and may_break(before, kind, has_blank):
            found.append(place)
        has_blank = kind == "SP"
        before = before if has_blank else kind
    return found


def lines(text, *, room, first_room=None):
    """`text` in parts of at most `room` columns, where it can be broken so; blanks stay at the end of a part."""
    parts, begin, good, used = [], 0, None, 0
    room_now = room if first_room is None else first_room
    may_begin = set(chances(text))
    for place, sign in enumerate(text):
        if place in may_begin:
            good = place
        used += width(sign)
        if used > room_now and good is not None and good > begin:
            parts.append(text[begin:good])
            begin, used, room_now = good, sum(map(width, text[good : place + 1])), room
            good = None
    return [*parts, text[begin:]]
