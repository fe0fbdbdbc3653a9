import subprocess
import sys
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from PIL import Image

from pictures import images

from .files import BAD, GPS, SECRETS, photograph, picture, png_header


def clean(data):
    return images.clean(BytesIO(data), len(data))


def opened(encoded):
    return Image.open(BytesIO(encoded.data))


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_picture_keeps_its_kind_and_size(kind, extension):
    cleaned = clean(picture(kind))
    assert cleaned.extension == extension
    assert opened(cleaned.full).format == opened(cleaned.small).format == kind
    assert opened(cleaned.full).size == (cleaned.full.width, cleaned.full.height) == (40, 30)


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "JPEG"), ("L", "JPEG"), ("1", "JPEG"), ("RGBA", "PNG")])
def test_tiff_is_kept_as_what_browsers_show(mode, kind):
    cleaned = clean(picture("TIFF", mode=mode, colour=0))
    assert opened(cleaned.full).format == kind
    assert cleaned.extension == images.EXTENSIONS[kind]


@pytest.mark.parametrize(
    "compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg", "group4"]
)
def test_every_compression_of_tiff_is_read(compression):
    mode, white = ("1", 1) if compression == "group4" else ("RGB", "white")
    cleaned = clean(picture("TIFF", mode=mode, colour=white, compression=compression))
    assert opened(cleaned.full).convert("L").getpixel((5, 5)) == 255


def test_tiff_of_several_pages_becomes_its_first():
    out = BytesIO()
    pages = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert opened(clean(out.getvalue()).full).getpixel((5, 5))[0] > 200


def test_visitors_send_no_tiff():
    sent = picture("TIFF")
    with pytest.raises(ValidationError) as refused:
        images.clean(BytesIO(sent), len(sent), images.FROM_VISITORS)
    with translation.override("en"):
        assert refused.value.messages[0].endswith("Send a JPEG, PNG or WebP file.")
    with pytest.raises(ValidationError) as refused:
        clean(b"x")
    with translation.override("en"):
        assert refused.value.messages[0].endswith("Send a JPEG, PNG, WebP or TIFF file.")


def test_jpeg_with_further_pictures_behind_it_is_its_first():
    """MPO, as telephones and cameras with two lenses write it under the name of a JPEG."""
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "MPO", save_all=True, append_images=frames[1:])
    cleaned = clean(out.getvalue())
    assert (cleaned.extension, opened(cleaned.full).format) == ("jpg", "JPEG")
    assert opened(cleaned.full).getpixel((5, 5))[0] > 200


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused(name):
    with pytest.raises(ValidationError):
        clean(BAD[name])


def test_refusals_say_why_in_the_language_of_the_page():
    with pytest.raises(ValidationError) as refused:
        clean(png_header(50_000, 50_000))
    assert refused.value.code == "pixels"
    with translation.override("en"):
        assert refused.value.messages == ["The picture has more than 50 million pixels."]
    with pytest.raises(ValidationError) as refused:
        images.clean(BytesIO(b""), images.MOST_BYTES + 1)
    with translation.override("en"):
        assert refused.value.messages == ["The file is larger than 50 MB."]


def test_bad_files_do_not_swell_the_process():
    """A process of its own meets all of them and grows by less than 40 MB."""
    script = (
        "import resource, sys\n"
        "from io import BytesIO\n"
        "from django.core.exceptions import ValidationError\n"
        "from pictures import images\n"
        "from tests.pictures.files import BAD, photograph\n"
        "images.clean(BytesIO(photograph()), 1)\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "refused = 0\n"
        "for data in BAD.values():\n"
        "    try:\n"
        "        images.clean(BytesIO(data), len(data))\n"
        "    except ValidationError:\n"
        "        refused += 1\n"
        "grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before\n"
        "sys.stdout.write(f'{refused} {grown < 40 * 1024}')\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout == f"{len(BAD)} True", ran.stderr


@pytest.mark.parametrize("kind", SECRETS)
def test_place_and_camera_and_comment_are_gone(kind):
    sent = photograph(kind=kind)
    with Image.open(BytesIO(sent)) as before:
        assert before.getexif().get_ifd(GPS)[2] == (51.0, 3.0, 11.0)
    cleaned = clean(sent)
    for secret in SECRETS[kind]:
        assert secret in sent
        assert secret not in cleaned.full.data + cleaned.small.data
    assert [dict(opened(one).getexif()) for one in (cleaned.full, cleaned.small)] == [{}, {}]


def test_jpeg_tells_nothing_but_how_it_is_encoded():
    cleaned = clean(photograph())
    assert set(opened(cleaned.full).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_what_hides_behind_a_picture_is_gone():
    assert b"<script>" not in clean(picture("PNG") + b"<script>alert(1)</script>").full.data


# Where the red half lies when the camera was held so: left, upper, right, lower edge of the middle.
@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (40, 30), (20, 3)),
        (2, (40, 30), (20, 3)),
        (3, (40, 30), (20, 26)),
        (4, (40, 30), (20, 26)),
        (5, (30, 40), (3, 20)),
        (6, (30, 40), (26, 20)),
        (7, (30, 40), (26, 20)),
        (8, (30, 40), (3, 20)),
        (99, (40, 30), (20, 3)),
    ],
)
@pytest.mark.parametrize("kind", SECRETS)
def test_picture_is_turned_upright(orientation, size, red, kind):
    full = opened(clean(photograph(orientation, kind=kind)).full)
    assert full.size == size
    assert [value > 200 for value in full.getpixel(red)] == [True, False, False]


def test_large_picture_is_reduced_and_has_a_small_one():
    cleaned = clean(picture(size=(4800, 2400)))
    assert (cleaned.full.width, cleaned.full.height) == (3200, 1600)
    assert (cleaned.small.width, cleaned.small.height) == (640, 320)
    assert opened(cleaned.small).size == (640, 320)


def test_extreme_shape_keeps_a_pixel():
    cleaned = clean(picture("PNG", (1, 9000)))
    assert (cleaned.full.width, cleaned.full.height) == (1, 3200)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("1", 1, 255),
        ("L", 128, 128),
        ("I;16", 0x8000, 128),
        ("P", 0, (0, 0, 0)),
        ("LA", (128, 0), (128, 128, 128, 0)),
        ("RGBA", (10, 20, 30, 0), (10, 20, 30, 0)),
    ],
)
def test_every_mode_of_png_is_read(mode, colour, seen):
    assert opened(clean(picture("PNG", mode=mode, colour=colour)).full).getpixel((5, 5)) == seen


def test_palette_with_transparency_stays_transparent():
    sent = picture("PNG", mode="P", colour=0, transparency=0)
    assert opened(clean(sent).full).getpixel((5, 5))[3] == 0


def test_cmyk_becomes_rgb():
    assert opened(clean(picture(mode="CMYK", colour=(0, 0, 0, 0))).full).mode == "RGB"


def test_small_colour_profile_stays_and_a_large_one_goes():
    profile = b"p" * 500
    assert opened(clean(picture(icc_profile=profile)).full).info["icc_profile"] == profile
    assert "icc_profile" not in opened(clean(picture(icc_profile=b"p" * 70_000)).full).info


def test_animation_becomes_its_first_frame():
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    full = opened(clean(out.getvalue()).full)
    assert full.n_frames == 1
    assert full.getpixel((5, 5))[0] > 200
