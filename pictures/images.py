"""Uploaded pictures made safe: known by their content, turned upright, reduced and encoded anew.

Nothing of the sent file is kept but its pixels and a small colour profile, so that GPS
positions, comments, and scripts hidden behind a picture are gone.
"""

import threading
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .tones import tone

MOST_BYTES = 50 * 1024 * 1024
MOST_PIXELS = 50_000_000
# Handwriting on a sheet can still be read.
LONGEST_EDGE = 3200
SMALL_EDGE = 640
MOST_PROFILE_BYTES = 64 * 1024
# What visitors may send; staff may also upload scans as TIFF. A TIFF is stored as what every browser shows.
FROM_VISITORS = ("JPEG", "PNG", "WEBP")
FROM_STAFF = (*FROM_VISITORS, "TIFF")
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
ENCODING = {
    "JPEG": {"quality": 85, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 85, "method": 4},
}
# What sets a picture of each EXIF orientation upright: names of PIL.Image.Transpose.
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
ORIENTATION = 0x0112
# One picture is decoded at a time: a large one takes up to 200 MB for a moment.
decoding = threading.Lock()


@dataclass(frozen=True)
class Encoded:
    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class CleanImage:
    extension: str
    full: Encoded
    small: Encoded
    tone: str


def pillow():
    """Loaded with the first upload: each web process is 3 MB smaller until then."""
    return import_module("PIL.Image")


def unreadable(formats):
    text = _("This is not a picture that can be read, or it is damaged. Send a JPEG, PNG or WebP file.")
    if "TIFF" in formats:
        text = _(
            "This is not a picture that can be read, or it is damaged. Send a JPEG, PNG, WebP or TIFF file."
        )
    return ValidationError(text, code="unreadable")


def clean(stream, size, formats=FROM_STAFF):
    """The CleanImage of an uploaded file of `size` bytes in one of these `formats`; ValidationError for anything else."""
    if size > MOST_BYTES:
        text = _("The file is larger than %(limit)d MB.")
        raise ValidationError(text, code="bytes", params={"limit": MOST_BYTES // 1024**2})
    stream.seek(0)
    with decoding:
        try:
            return read(stream, formats)
        except ValidationError:
            raise
        except (pillow().DecompressionBombError, pillow().DecompressionBombWarning):
            raise too_many_pixels() from None
        except Exception:  # a hostile file makes the decoders raise nearly anything
            raise unreadable(formats) from None


def too_many_pixels():
    text = _("The picture has more than %(limit)d million pixels.")
    return ValidationError(text, code="pixels", params={"limit": MOST_PIXELS // 1_000_000})


def read(stream, formats):
    with pillow().open(stream, formats=formats) as image:
        # Only the header is read so far: a bomb is refused before it is unpacked.
        if image.width * image.height > MOST_PIXELS:
            raise too_many_pixels()
        sent_as = image.format
        full = upright(image)
    kind = kept_as(sent_as, full)
    small = full.copy()
    small.thumbnail((SMALL_EDGE, SMALL_EDGE))
    return CleanImage(EXTENSIONS[kind], encoded(full, kind), encoded(small, kind), tone(small))


def kept_as(sent_as, image):
    """The format of EXTENSIONS that it is kept in. MPO is a JPEG with further pictures behind it, as telephones make."""
    if sent_as == "TIFF":
        return "PNG" if image.mode == "RGBA" else "JPEG"
    return "JPEG" if sent_as == "MPO" else sent_as


def upright(image):
    """The first frame in at most LONGEST_EDGE, turned as the camera was held, without metadata."""
    # Pillow turns a TIFF by itself when it is loaded.
    orientation = None if image.format == "TIFF" else image.getexif().get(ORIENTATION)
    profile = image.info.get("icc_profile") or b""
    scale = min(1, LONGEST_EDGE / max(image.size))
    # A JPEG is decoded at a half or a quarter of its size where that is enough.
    image.draft("RGB", [max(1, round(edge * scale)) for edge in image.size])
    image.load()
    plain = plain_mode(image)
    plain.thumbnail((LONGEST_EDGE, LONGEST_EDGE), reducing_gap=2.0)
    if orientation in TURNS:
        plain = plain.transpose(pillow().Transpose[TURNS[orientation]])
    keeps_colours = plain.mode[0] == image.mode[0] and len(profile) <= MOST_PROFILE_BYTES
    plain.info = {"icc_profile": profile} if profile and keeps_colours else {}
    return plain


def plain_mode(image):
    """L, RGB or RGBA; sixteen bits become eight."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("L", "RGB", "RGBA") and "transparency" not in image.info:
        return image
    see_through = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if see_through else "L" if image.mode == "1" else "RGB")


def encoded(image, kind):
    out = BytesIO()
    image.save(out, kind, icc_profile=image.info.get("icc_profile"), **ENCODING[kind])
    return Encoded(out.getvalue(), *image.size)
