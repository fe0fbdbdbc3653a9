"""For tests of the interface's texts: an overlay of their own, and messages that are surely there."""

from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from translations.interface import library, live
from translations.interface.messages import key_of


@contextmanager
def overlay_in(folder):
    """An overlay in `folder`, for this process; afterwards it says what the repository says."""
    folder = Path(folder)
    paths = [folder, *settings.LOCALE_PATHS[1:]]
    try:
        with override_settings(TRANSLATIONS_OVERLAY=folder, LOCALE_PATHS=paths):
            live.look(at_once=True)
            yield library.overlay()
    finally:
        live.look(at_once=True)


def said(language, msgid, msgctxt=""):
    return library.said(language)[key_of(msgctxt, msgid)]
