"""Compiles translations without the gettext programs: every django.po to the django.mo that Django reads."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "locale", ROOT / "alzhir_site" / "django_locale")


def compile_catalogues(folders=FOLDERS):
    """Writes each .mo that is missing or older than its .po; returns the paths written."""
    written = []
    for source in sorted(path for folder in folders for path in folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Beside the target and then renamed: a server that starts meanwhile never reads half a file.
        draft = target.with_suffix(f".{os.getpid()}.tmp")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return written
