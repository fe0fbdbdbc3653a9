"""Documents to download, known by their content: PDF and EPUB."""

from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 50 * 1024 * 1024
EPUB = b"mimetypeapplication/epub+zip"


def extension(stream, size):
    """ "pdf" or "epub" for a file of `size` bytes; ValidationError for anything else."""
    if size > MOST_BYTES:
        text = _("The file is larger than %(limit)d MB.")
        raise ValidationError(text, code="bytes", params={"limit": MOST_BYTES // 1024**2})
    stream.seek(0)
    head = stream.read(128)
    if head.startswith(b"%PDF-") and is_whole_pdf(stream, size):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and head[30:].startswith(EPUB) and is_whole_zip(stream):
        return "epub"
    raise ValidationError(
        _("Only PDF and EPUB files are accepted; this file is of another kind or damaged."), code="kind"
    )


def is_whole_pdf(stream, size):
    stream.seek(max(0, size - 2048))
    return b"%%EOF" in stream.read()


def is_whole_zip(stream):
    try:
        with ZipFile(stream) as archive:
            return "META-INF/container.xml" in archive.namelist()
    except (BadZipFile, ValueError, OSError):
        return False
