import re

import pytest
from django.conf import settings
from PIL import Image

from pictures.tones import TONES, tone


@pytest.mark.parametrize("name", TONES)
def test_a_picture_of_one_colour_has_the_nearest_tone(name):
    assert tone(Image.new("RGB", (30, 20), TONES[name])) == name


def test_tone_is_that_of_the_mean():
    image = Image.new("L", (20, 20), 0)
    image.paste(204, (0, 0, 20, 10))
    assert tone(image) == "grey-3"
    assert tone(Image.new("RGBA", (20, 20), "red")) == ""


def test_stylesheet_has_these_tones_and_no_others():
    css = (settings.BASE_DIR / "static/css/components/responsive.css").read_text()
    found = re.findall(r"\.tone-([a-z]+-\d) \{\s+background-color: #([0-9a-f]{6});", css)
    assert dict(found) == {name: bytes(colour).hex() for name, colour in TONES.items()}
