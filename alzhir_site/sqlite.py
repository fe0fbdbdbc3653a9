"""SQLite folds ASCII only; these functions make LIKE, LOWER and UPPER fold Cyrillic as PostgreSQL does."""

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def like_pattern(pattern, escape):
    """A compiled regular expression for a SQL LIKE pattern: % any run, _ one character."""
    out, chars = [], iter(pattern)
    for char in chars:
        if escape and char == escape:
            out.append(re.escape(next(chars, "")))
        else:
            out.append({"%": ".*", "_": "."}.get(char) or re.escape(char))
    return re.compile("".join(out), re.IGNORECASE | re.DOTALL)


def like(pattern, value, escape=None):
    if pattern is None or value is None:
        return None
    return like_pattern(str(pattern), escape).fullmatch(str(value)) is not None


def teach_unicode(sender, connection, **kwargs):
    if connection.vendor != "sqlite":
        return
    raw = connection.connection
    raw.create_function("LIKE", 2, like, deterministic=True)
    raw.create_function("LIKE", 3, like, deterministic=True)
    raw.create_function("LOWER", 1, lambda text: text and str(text).lower(), deterministic=True)
    raw.create_function("UPPER", 1, lambda text: text and str(text).upper(), deterministic=True)
