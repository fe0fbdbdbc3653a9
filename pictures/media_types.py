"""What a stored file is to a browser, by the ending that we gave it."""

SHOWN = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
SAVED = {"pdf": "application/pdf", "epub": "application/epub+zip"}
# A sender may withdraw a file: caches keep it for a day at most, though its name is never used again.
CACHE_CONTROL = "public, max-age=86400"


def ending(name):
    return name.rpartition(".")[2]


def content_type(name):
    return SHOWN.get(ending(name)) or SAVED.get(ending(name)) or "application/octet-stream"


def disposition(name):
    """Pictures are shown; all else is saved, never opened as a page of the site."""
    return "inline" if ending(name) in SHOWN else "attachment"
