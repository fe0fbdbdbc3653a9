"""The folder of the texts that were changed on this site: <language>/LC_MESSAGES/django.po with its .mo. Pure.

It stands before the repository's own folder, and holds nothing but what was changed.
"""

import fcntl
import gettext
import os
from contextlib import contextmanager
from pathlib import Path

import polib

from . import messages

DOMAIN = "django"


class Overlay:
    def __init__(self, folder):
        self.folder = Path(folder)

    def path(self, language, ending="po"):
        return self.folder / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"

    @contextmanager
    def locked(self):
        """One writer at a time, of all processes that share the folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / ".lock", "a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def read(self, language):
        """{key: Message} of what was changed."""
        return messages.read(self.path(language)).messages

    def write(self, language, changed, plurals):
        """Replaces what is kept of a language by the Messages `changed`; a reader sees the old file or the new one."""
        file = polib.POFile(wrapwidth=0)
        file.metadata = {
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": str(plurals),
        }
        file.extend(entry_of(message) for message in changed)
        self.path(language).parent.mkdir(parents=True, exist_ok=True)
        replace(self.path(language), str(file).encode())
        replace(self.path(language, "mo"), file.to_binary())

    def stamp(self, languages):
        """What tells one state of the folder from another: hashable, the same in every process. A look at a file each."""
        return tuple(state_of(self.path(language, "mo")) for language in languages)

    def is_sound(self, language):
        """Whether gettext can read what is kept of a language; also where there is nothing."""
        try:
            with open(self.path(language, "mo"), "rb") as file:
                gettext.GNUTranslations(file)
        except FileNotFoundError:
            return True
        except Exception:
            return False
        return True


def entry_of(message):
    entry = polib.POEntry(msgid=message.msgid, msgctxt=message.msgctxt or None)
    entry.flags = sorted(message.flags - {"fuzzy"})
    if message.msgid_plural:
        entry.msgid_plural = message.msgid_plural
        entry.msgstr_plural = dict(enumerate(message.forms))
    else:
        entry.msgstr = message.forms[0]
    return entry


def state_of(path):
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def replace(path, content):
    """Written beside the target, on the disk, and then renamed. The caller holds the lock: nobody else has a draft."""
    draft = path.with_name(f"{path.name}.draft")
    with open(draft, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
