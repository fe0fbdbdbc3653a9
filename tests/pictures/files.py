"""Good and bad picture files, as bytes."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

GPS = 0x8825
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def picture(kind="JPEG", size=(40, 30), mode="RGB", colour="#7A2E22", **options):
    out = BytesIO()
    Image.new(mode, size, colour).save(out, kind, **options)
    return out.getvalue()


def photograph(orientation=1, size=(40, 30), kind="JPEG", **options):
    """A picture as a telephone makes it: red above, blue below; with place, maker and, as the format lets it, more."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (0, size[1] // 2, *size))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MakerOfTelephones"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 3.0, 11.0)
    exif.get_ifd(GPS)[29] = "2018:10:09"
    if kind == "TIFF":
        exif[700], exif[33723], exif[GPS] = XMP, b"SecretIptc", exif.get_ifd(GPS)
    out = BytesIO()
    image.save(out, kind, exif=exif, **hidden(kind), **options)
    return out.getvalue()


XMP = b"<x:xmpmeta>SecretXmp</x:xmpmeta>"
# What stands in each photograph() and must be in no file of ours; the last is the day that the place was taken.
SECRETS = {
    "JPEG": (b"MakerOfTelephones", b"SecretComment", b"SecretXmp", b"2018:10:09"),
    "WEBP": (b"MakerOfTelephones", b"SecretXmp", b"2018:10:09"),
    "PNG": (b"MakerOfTelephones", b"SecretAuthor", b"2018:10:09"),
    "TIFF": (b"MakerOfTelephones", b"SecretXmp", b"SecretIptc", b"2018:10:09"),
}


def hidden(kind):
    """Options of Image.save() that put further metadata into a file of this kind."""
    if kind == "PNG":
        notes = PngInfo()
        notes.add_text("Author", "SecretAuthor")
        return {"pnginfo": notes}
    if kind == "TIFF":
        return {}
    return {"xmp": XMP, **({"comment": b"SecretComment"} if kind == "JPEG" else {})}


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_header(width, height):
    """A PNG that says it is `width` x `height`, black and white, and holds next to nothing."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    data = zlib.compress(bytes(100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def webp_header(width, height):
    """A WebP whose canvas is said to be `width` x `height`."""
    canvas = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    small = picture("WEBP", lossless=False)[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + canvas + small
    return b"RIFF" + struct.pack("<I", len(body)) + body


BAD = {
    "svg": SVG,
    "html": HTML,
    "nothing": b"",
    "truncated jpeg": photograph(size=(800, 600))[:900],
    "truncated png": picture("PNG", (800, 600))[:300],
    "gif": picture("GIF"),
    "truncated tiff": picture("TIFF", (800, 600))[:4000],
    "tiff of 60 million pixels": picture("TIFF", (10_000, 6_000), mode="1", colour=0, compression="group4"),
    "bigtiff header": b"II\x2b\x00\x08\x00\x00\x00" + bytes(8),
    "png of 50,000 x 50,000": png_header(50_000, 50_000),
    "png of 60 million pixels": picture("PNG", (10_000, 6_000), mode="1", colour=0),
    "webp of 176 million pixels": webp_header(16_000, 11_000),
    "webp of 268 million pixels": webp_header(16_383, 16_383),
    "noise": bytes(range(256)) * 20,
    "jpeg without a picture": b"\xff\xd8\xff\xe0" + bytes(100),
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
}


def pdf(pages=1, size=(200, 300), **options):
    """A PDF of white pages."""
    out = BytesIO()
    images = [Image.new("RGB", size, "white") for _ in range(pages)]
    images[0].save(out, "PDF", save_all=True, append_images=images[1:], **options)
    return out.getvalue()


def upload(data, name="photo.jpg", content_type="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type)
