"""Every process says what the overlay says, within seconds and without a restart.

The catalogues that Django keeps are private to it; what is done here to them is what its own autoreloader does, one
catalogue after the other, so that no request waits and none is left without texts.
"""

import gettext
import logging
import os
import threading
import time

from django.conf import settings
from django.utils.translation import trans_real

from . import library

log = logging.getLogger(__name__)
# Between two looks at the files.
SECONDS = 1.0


class Watch:
    """Looks whether the overlay has changed since it was read, at most once in SECONDS."""

    def __init__(self):
        self.lock = threading.Lock()
        self.looked_at = float("-inf")
        self.stamp = None
        self.edition = 0

    def look(self, *, at_once=False):
        """Whether the texts were read anew. Of several threads one does it; the others go on with what there is."""
        if not at_once and time.monotonic() - self.looked_at < SECONDS:
            return False
        if not self.lock.acquire(blocking=at_once):
            return False
        try:
            self.looked_at = time.monotonic()
            overlay = library.overlay()
            # Before the files are read: what is written meanwhile is seen at the next look.
            stamp = (str(overlay.folder), overlay.stamp(library.LANGUAGES))
            if stamp == self.stamp:
                return False
            self.edition += 1
            read_anew(self.edition)
            self.stamp = stamp
        finally:
            self.lock.release()
        return True


watch = Watch()
look = watch.look


def read_anew(edition):
    """Makes the catalogue of each language anew and puts it in the place of the old one."""
    forget_files()
    # The language that others fall back to comes first: they take it from among those that Django keeps.
    for language in sorted(library.LANGUAGES, key=lambda code: code != settings.LANGUAGE_CODE):
        catalogue = trans_real.DjangoTranslation(language)
        catalogue.edition = edition
        trans_real._translations[language] = catalogue
    trans_real._default = trans_real._translations[settings.LANGUAGE_CODE]
    active = trans_real.get_language()
    if active in library.LANGUAGES:
        trans_real.activate(active)


def forget_files():
    """gettext remembers each file that it has read. A file that it cannot read counts as none: the site must stand."""
    overlay = library.overlay()
    for language in library.LANGUAGES:
        path = os.path.abspath(overlay.path(language, "mo"))
        key = (gettext.GNUTranslations, path)
        gettext._translations.pop(key, None)
        if not overlay.is_sound(language):
            log.error("%s cannot be read; the repository's texts are shown instead.", path)
            gettext._translations[key] = gettext.NullTranslations()


def edition():
    """What tells the texts of the moment from those before and after: part of the key of whatever keeps a text."""
    active = getattr(trans_real._active, "value", None) or trans_real._default
    return getattr(active, "edition", 0)


class FreshTextsMiddleware:
    """Stands before the LocaleMiddleware, which takes the catalogue for the request."""

    def __init__(self, get_response):
        self.get_response = get_response
        look()

    def __call__(self, request):
        look()
        return self.get_response(request)
