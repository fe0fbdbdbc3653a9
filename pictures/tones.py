"""What stands in a picture's place until it arrives: the colour of a small palette that is nearest to its mean.

Classes of the stylesheet (components/responsive.css), since the content policy allows neither inline styles nor data: URLs.
"""

# Old photographs are grey and brown, so these have the finer steps.
TONES = {
    "grey-1": (0x1C, 0x1C, 0x1E),
    "grey-2": (0x40, 0x40, 0x42),
    "grey-3": (0x66, 0x66, 0x66),
    "grey-4": (0x8C, 0x8C, 0x8A),
    "grey-5": (0xB2, 0xB2, 0xAE),
    "grey-6": (0xDC, 0xDA, 0xD6),
    "brown-1": (0x3A, 0x28, 0x1C),
    "brown-2": (0x66, 0x4C, 0x38),
    "brown-3": (0x94, 0x78, 0x5C),
    "brown-4": (0xBE, 0xA4, 0x84),
    "brown-5": (0xE2, 0xD0, 0xB2),
    "blue-1": (0x2E, 0x42, 0x5A),
    "blue-2": (0x6A, 0x86, 0xA0),
    "blue-3": (0xA8, 0xBE, 0xD0),
    "green-1": (0x3C, 0x4C, 0x30),
    "green-2": (0x7E, 0x8E, 0x66),
    "red-1": (0x7A, 0x34, 0x2A),
    "red-2": (0xB4, 0x6A, 0x58),
}


def tone(image):
    """The name of a Pillow image's tone; "" where one can see through it."""
    if "A" in image.getbands():
        return ""
    mean = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
    return min(
        TONES,
        key=lambda name: sum((one - other) ** 2 for one, other in zip(mean, TONES[name], strict=True)),
    )
