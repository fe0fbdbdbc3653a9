"""The variants of a picture: its large file in narrower widths and in three formats, without profile and metadata."""

from io import BytesIO

from PIL import Image, ImageCms

from .sources import height_of, widths_of

# At AVIF's own speed a photo would take four times as long. One thread: pages are served on the other cores.
ENCODING = {
    "avif": ("AVIF", {"quality": 60, "speed": 8, "max_threads": 1}),
    "webp": ("WEBP", {"quality": 78, "method": 4}),
    "jpg": ("JPEG", {"quality": 80, "optimize": True, "progressive": True}),
}


def opened(data):
    """The Pillow image of a cleaned picture's bytes, in the colours of the web; nearly any error where they are damaged."""
    with Image.open(BytesIO(data)) as image:
        image.load()
    return in_srgb(image)


def in_srgb(image):
    """Without a profile: its colours are reckoned into sRGB, which is what a picture without a profile has."""
    profile = image.info.get("icc_profile")
    plain = image.copy()
    plain.info = {}
    if profile and image.mode == "RGB":
        try:
            known = ImageCms.ImageCmsProfile(BytesIO(profile))
            plain = ImageCms.profileToProfile(plain, known, ImageCms.createProfile("sRGB"))
        except (ImageCms.PyCMSError, OSError):
            return plain
        plain.info = {}
    return plain


def each(image):
    """Yields (width, extension, bytes), the widest first."""
    whole = image.size
    for width in reversed(widths_of(image.width)):
        size = (width, height_of(whole, width))
        # Each is made of the one before it: a small step is as sharp and takes a fraction of the time.
        image = image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
        for extension in ENCODING:
            yield width, extension, encoded(image, extension)


def encoded(image, extension):
    kind, options = ENCODING[extension]
    out = BytesIO()
    on_paper(image, extension).save(out, kind, **options)
    return out.getvalue()


def on_paper(image, extension):
    """A JPEG cannot be seen through: white stands behind it."""
    if extension != "jpg" or image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper
