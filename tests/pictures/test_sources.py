import pytest

from pictures.sources import Sources, height_of, variant_name, variant_names, widths_of


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, (1,)),
        (300, (300,)),
        (480, (480,)),
        (700, (480, 700)),
        (960, (480, 960)),
        (1600, (480, 960, 1600)),
        (1601, (480, 960, 1600)),
        (3200, (480, 960, 1600)),
    ],
)
def test_variants_are_never_larger_than_the_picture(width, widths):
    assert widths_of(width) == widths


def test_names_of_variants_stand_beside_the_large_file():
    assert variant_name("pictures/0f.png", 480, "avif") == "pictures/0f-480.avif"
    assert variant_names("pictures/0f.jpg", [480, 960]) == [
        f"pictures/0f-{width}.{extension}" for width in (480, 960) for extension in ("avif", "webp", "jpg")
    ]


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [((3200, 2133), 960, 640), ((10_000, 1), 480, 1), ((0, 0), 480, 1), ((3, 2), 3, 2)],
)
def test_height_keeps_the_proportions(size, width, height):
    assert height_of(size, width) == height


def sources(size=(1280, 640), small_size=(640, 320), widths=(480, 960)):
    return Sources("/media/a.png", size, "/media/b.png", small_size, widths, "grey-3")


@pytest.mark.parametrize(("width", "found"), [(1, 480), (480, 480), (481, 960), (960, 960), (5000, 960)])
def test_address_of_a_variant_is_that_of_the_narrowest_that_is_wide_enough(width, found):
    assert sources().url_of(width, "webp") == f"/media/a-{found}.webp"


@pytest.mark.parametrize(
    ("width", "found"), [(100, "/media/b.png"), (640, "/media/b.png"), (641, "/media/a.png")]
)
def test_before_variants_are_made_the_two_files_stand_in(width, found):
    assert sources(widths=()).url_of(width) == found
    assert sources(widths=()).srcset("jpg") == "/media/b.png 640w, /media/a.png 1280w"


def test_small_picture_is_named_once():
    tiny = sources(size=(40, 30), small_size=(40, 30), widths=())
    assert (tiny.url_of(40), tiny.srcset("jpg")) == ("/media/a.png", "/media/a.png 40w")
    assert tiny.nominal_size == (40, 30)


def test_srcset_names_every_variant_of_a_format():
    assert sources().srcset("avif") == "/media/a-480.avif 480w, /media/a-960.avif 960w"
    assert sources().nominal_size == (960, 480)
