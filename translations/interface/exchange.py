"""Texts of the interface out as a .po file or as a patch for the repository, and in again from a .po file."""

from dataclasses import dataclass, field
from datetime import datetime

import polib
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from . import acts, library, messages, po_edits, rules
from .plurals import Plurals

LARGEST = 5 * 1024 * 1024
# Several times the messages of the site; polib takes a long time for each.
MOST = 20_000
# The header that says when the file was taken out: who changed a text here later is not overwritten.
TAKEN_OUT = "X-Taken-Out"


def content_of(path):
    return path.read_bytes().decode() if path.is_file() else ""


def changed_texts(language, source):
    """{key: forms} of what was changed here, of the messages of one of the repository's files."""
    return {
        key: said.forms
        for key, said in library.said(language).items()
        if said.is_changed and said.message.source == source
    }


def patch(languages=library.LANGUAGES):
    """What was changed here as a patch for the repository, to be taken with `git apply`; "" where nothing was."""
    parts = []
    for language in languages:
        for source, path in enumerate(library.base_paths(language)):
            before = content_of(path)
            after = po_edits.edited(before, changed_texts(language, source))
            parts.append(po_edits.patch(path.relative_to(settings.BASE_DIR).as_posix(), before, after))
    return "".join(parts)


def po(language, now):
    """The repository's own .po file of a language, with the texts of this site."""
    content = po_edits.edited(content_of(library.base_paths(language)[0]), changed_texts(language, 0))
    end = content.index('\\n"\n') + 4
    return f'{content[:end]}"{TAKEN_OUT}: {now.isoformat(timespec="seconds")}\\n"\n{content[end:]}'


@dataclass(frozen=True)
class Row:
    """A message of a file that comes in: `line` in the file, texts `before` and `after`, what is wrong with it."""

    line: int
    msgid: str
    before: tuple = ()
    after: tuple = ()
    reason: str = ""


@dataclass
class Report:
    """What a file would do. With one row refused, or `wrong`, it does nothing."""

    wrong: str = ""
    changed: dict = field(default_factory=dict)
    refused: list = field(default_factory=list)
    same: int = 0
    empty: int = 0

    @property
    def is_sound(self):
        return not self.wrong and not self.refused

    @property
    def texts(self):
        return {key: row.after for key, row in self.changed.items()}


def parsed(content):
    """The polib file of bytes; ValueError with what to say."""
    if len(content) > LARGEST:
        raise ValueError(_("The file is larger than 5 MB."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(_("The file is not in UTF-8.")) from None
    if text.count("msgid") > 2 * MOST:
        raise ValueError(_("The file is too large."))
    try:
        # polib takes a text that is a path for that file; nothing that begins so is one.
        return polib.pofile("#\n" + text.replace("\r\n", "\n"))
    except (OSError, ValueError, IndexError, KeyError, UnicodeError) as error:
        said = _("The file cannot be read as .po: %(error)s")
        raise ValueError(said % {"error": str(error)[:200]}) from None


def look_at(language, content):
    """The Report of a .po file (bytes) for a language; nothing is written."""
    try:
        file = parsed(content)
        require_language(file, language)
    except ValueError as error:
        return Report(wrong=str(error))
    report, known = Report(), library.said(language)
    later, plurals = changed_since(language, taken_out(file)), library.base(language).plurals
    seen = set()
    for entry in file:
        if not entry.obsolete:
            message = messages.message_of(entry)
            take_row(report, entry, message, known, later, seen, plurals)
            seen.add(message.key)
    if not seen:
        report.wrong = _("The file has no messages.")
    return report


def require_language(file, language):
    told = file.metadata.get("Language", "")
    if told and told.split("_")[0].split("-")[0] != language:
        raise ValueError(_("The file says that its language is “%(told)s”.") % {"told": told[:20]})
    has_plurals = any(entry.msgid_plural for entry in file)
    counts = Plurals.read(file.metadata.get("Plural-Forms", ""))
    if has_plurals and not counts.is_like(library.base(language).plurals):
        said = _("The file counts in another way: its Plural-Forms must be %(plurals)s")
        raise ValueError(said % {"plurals": library.base(language).plurals})


def taken_out(file):
    try:
        at = datetime.fromisoformat(file.metadata.get(TAKEN_OUT, ""))
    except ValueError:
        return None
    return at if timezone.is_aware(at) else None


def changed_since(language, at):
    """The keys of the messages that somebody has changed here since the file was taken out."""
    if at is None:
        return set()
    changes = acts.StringChange.objects.filter(language=language, at__gt=at)
    return set(changes.values_list("key", flat=True))


def take_row(report, entry, message, known, later, seen, plurals):
    """Puts a message of the file where it belongs in the Report."""
    said, forms = known.get(message.key), message.forms
    line = entry.linenum - 1  # the line that was put before the file
    if said and said.forms == forms:
        report.same += 1
    elif not any(messages.forms_of(entry)) or entry.fuzzy:
        report.empty += 1
    elif reason := why_not(said, message, later, seen, plurals):
        report.refused.append(Row(line, message.msgid, said.forms if said else (), forms, reason))
    else:
        report.changed[message.key] = Row(line, message.msgid, said.forms, forms)


def why_not(said, message, later, seen, plurals):
    """What is wrong with a message of a file; "" where nothing is."""
    if said is None:
        return _("The site has no such message.")
    if message.key in seen:
        return _("The message stands in the file twice.")
    if message.key in later:
        return _("The text was changed here after the file was taken out.")
    faults = rules.check(said.message, message.forms, plurals)
    return " ".join(fault for found in faults.values() for fault in found)


def take_in(language, content, *, by, now):
    """Writes what a .po file says, all or nothing; the Report, which says whether it was taken."""
    with library.overlay().locked():
        report = look_at(language, content)
        if report.is_sound:
            acts.take_in(language, report.texts, by=by, now=now)
    return report
