"""The files of a contribution made safe: known by their content, encoded anew, held to limits, kept as a draft's."""

from dataclasses import dataclass
from io import BytesIO
from threading import BoundedSemaphore, Lock

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from pictures import images, pdf_pages

from ..models import Attachment

MEGABYTE = 1024 * 1024
MOST_FILES = 6
MOST_BYTES = 10 * MEGABYTE
MOST_BYTES_TOGETHER = 25 * MEGABYTE
LONGEST_NAME = 60
# ISO base media files by the brand that stands at byte 8: what telephones write instead of JPEG.
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
# One PDF is drawn at a time in a worker, and one may wait for that: the other threads go on serving pages.
drawing, turn = Lock(), BoundedSemaphore(2)


@dataclass(frozen=True)
class SafeFile:
    """`data` is encoded anew; width and height in px are 0 for a PDF, pages 0 for a picture."""

    data: bytes
    extension: str
    width: int = 0
    height: int = 0
    pages: int = 0


def safe(data):
    """The SafeFile of an uploaded file's bytes; ValidationError where it is none of JPEG, PNG, WebP, PDF."""
    if not data:
        raise ValidationError(_("The file is empty."), code="empty")
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise heic()
    if b"%PDF-" in data[:1024]:
        return safe_pdf(data)
    full = images.clean(BytesIO(data), len(data), images.FROM_VISITORS)
    return SafeFile(full.full.data, full.extension, full.full.width, full.full.height)


def heic():
    text = _(
        "This is a HEIC picture, which not every computer can show. On an iPhone choose Settings – Camera – "
        "Formats – Most Compatible, or send the picture to yourself by e-mail and upload the JPEG that arrives."
    )
    return ValidationError(text, code="heic")


def safe_pdf(data):
    if not turn.acquire(blocking=False):
        raise ValidationError(_("The fault is ours. Please try again in a few minutes."), code="busy")
    try:
        with drawing:
            drawn, pages = pdf_pages.redraw(data)
    except pdf_pages.TooManyPages:
        text = _("The PDF has more than %(limit)d pages. Please send it in parts.")
        raise ValidationError(text, code="pages", params={"limit": pdf_pages.MOST_PAGES}) from None
    except ValueError:
        text = _("This PDF cannot be read: it is damaged, too complicated or locked with a password.")
        raise ValidationError(text, code="pdf") from None
    finally:
        turn.release()
    return SafeFile(drawn, "pdf", pages=pages)


def take(files, draft, now):
    """Keeps what can be kept of uploaded `files` for the form with this `draft` digest; returns the ValidationErrors."""
    kept = Attachment.objects.of_draft(draft)
    room = MOST_FILES - len(kept)
    bytes_left = MOST_BYTES_TOGETHER - sum(attachment.sent_bytes for attachment in kept)
    errors = []
    for number, file in enumerate(files):
        try:
            # Bad files take no room, but looking at them takes time.
            if not room or number >= MOST_FILES:
                raise too_many()
            check_size(file, bytes_left)
            keep(file, draft, now)
        except ValidationError as error:
            errors.append(named(file, error))
        else:
            room, bytes_left = room - 1, bytes_left - file.size
    return errors + (over(draft) if files else [])


def over(draft):
    """Deletes files over the limit, which several posts of one form at the same moment can bring; an error for each."""
    extra = Attachment.objects.of_draft(draft)[MOST_FILES:]
    return [too_many() for attachment in extra if attachment.delete()[0]]


def too_many():
    text = _("More than %(limit)d files cannot be sent at once.")
    return ValidationError(text, code="count", params={"limit": MOST_FILES})


def check_size(file, bytes_left):
    if file.size > MOST_BYTES:
        text = _("The file is larger than %(limit)d MB.")
        raise ValidationError(text, code="bytes", params={"limit": MOST_BYTES // MEGABYTE})
    if file.size > bytes_left:
        text = _("All files together are larger than %(limit)d MB.")
        raise ValidationError(text, code="together", params={"limit": MOST_BYTES_TOGETHER // MEGABYTE})


def keep(file, draft, now):
    made = safe(file.read())
    return Attachment.objects.create(
        draft=draft,
        file=ContentFile(made.data, name=f"safe.{made.extension}"),
        sent_bytes=file.size,
        width=made.width,
        height=made.height,
        pages=made.pages,
        created_at=now,
    )


def named(file, error):
    """The error with the sender's own name of the file before it, which is stored nowhere."""
    name = "".join(char for char in file.name if char.isprintable())
    short = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    params = {"file": short, "error": error.messages[0]}
    return ValidationError("%(file)s: %(error)s", code=error.code, params=params)
