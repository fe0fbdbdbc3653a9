"""Other texts in a .po file, with every other line left as it is, and what that changes as a patch. Pure."""

from difflib import unified_diff

from . import po_lines
from .messages import key_of
from .po_entries import entries


def edited(content, texts):
    """The content of a .po file with other texts: {key: forms}. A text that was fuzzy is so no more."""
    lines = content.split("\n")
    for entry in reversed(list(entries(lines))):
        forms = texts.get(key_of(entry.parts.get("msgctxt"), entry.parts["msgid"]))
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
