from io import BytesIO

import pytest
from PIL import Image, ImageCms

from pictures import images, variants

from .files import SECRETS, photograph, picture

KINDS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


def made(data):
    """{(width, extension): Pillow image} of the variants of an uploaded file's bytes."""
    cleaned = images.clean(BytesIO(data), len(data)).full.data
    return {
        (width, extension): Image.open(BytesIO(encoded))
        for width, extension, encoded in variants.each(variants.opened(cleaned))
    }


@pytest.mark.parametrize(
    ("size", "widths"), [((40, 30), [40]), ((700, 350), [480, 700]), ((2000, 900), [480, 960, 1600])]
)
def test_every_width_has_every_format(size, widths):
    found = made(picture(size=size))
    assert sorted({width for width, _ in found}) == widths
    for (width, extension), image in found.items():
        assert (image.format, image.width) == (KINDS[extension], width)
        assert image.height == round(size[1] * width / size[0])
    assert len(found) == 3 * len(widths)


@pytest.mark.parametrize("kind", SECRETS)
def test_no_variant_tells_place_camera_or_author(kind):
    data = photograph(6, size=(1000, 700), kind=kind)
    cleaned = images.clean(BytesIO(data), len(data)).full.data
    for _width, _extension, encoded in variants.each(variants.opened(cleaned)):
        assert [secret for secret in SECRETS[kind] if secret in encoded] == []
        assert dict(Image.open(BytesIO(encoded)).getexif()) == {}


def test_variants_stand_upright():
    """Red lay to the left of the camera as it was held; the variants have it on the right."""
    for image in made(photograph(6, size=(600, 400))).values():
        red, _green, blue = image.convert("RGB").getpixel((image.width - 5, image.height // 2))
        assert image.height > image.width
        assert red > 200 > 60 > blue


def test_transparency_stays_where_the_format_has_it():
    found = made(picture("PNG", mode="RGBA", colour=(200, 0, 0, 0)))
    assert [found[40, extension].mode for extension in ("avif", "webp")] == ["RGBA", "RGBA"]
    assert found[40, "avif"].getpixel((5, 5))[3] == found[40, "webp"].getpixel((5, 5))[3] == 0
    assert min(found[40, "jpg"].getpixel((5, 5))) >= 254


def swapped_profile():
    """A profile under which red is what others call green."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmpX", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmpX", b"gXYZ", 1)


def test_colours_of_another_profile_are_reckoned_into_those_of_the_web():
    plain = made(picture(colour="red", size=(50, 50)))
    told = made(picture(colour="red", size=(50, 50), icc_profile=swapped_profile()))
    assert [plain[50, "jpg"].getpixel((9, 9))[:2], told[50, "jpg"].getpixel((9, 9))[:2]] == [
        (254, 0),
        (0, 254),
    ]
    assert [image.info.get("icc_profile") for image in told.values()] == [None] * 3


def test_profile_that_cannot_be_read_changes_nothing():
    found = made(picture(colour="red", icc_profile=b"p" * 500))
    assert found[40, "jpg"].getpixel((5, 5))[0] >= 253


@pytest.mark.parametrize("mode", ["L", "1"])
def test_grey_stays_grey(mode):
    assert made(picture("PNG", mode=mode, colour=1))[40, "jpg"].mode == "L"
