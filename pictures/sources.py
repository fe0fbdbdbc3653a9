"""Which files a picture has, by name and address: its variants stand beside the large file, under its name.

pictures/0f3a.jpg has pictures/0f3a-480.avif, pictures/0f3a-480.webp, pictures/0f3a-480.jpg and so on.
"""

from dataclasses import dataclass

WIDTHS = (480, 960, 1600)
FORMATS = ("avif", "webp", "jpg")
# The width that the markup tells: a picture is never shown larger by itself.
NOMINAL = 960


def widths_of(width):
    """The widths of the variants of a picture of `width` px: never enlarged, a narrow one keeps its own."""
    return tuple(one for one in WIDTHS if one < width) + ((width,) if width <= WIDTHS[-1] else ())


def height_of(size, width):
    """The height, at least 1, of a picture of `size` px when it is `width` px wide."""
    return max(1, round(size[1] * width / max(1, size[0])))


def stem(name):
    return name.rpartition(".")[0]


def variant_name(name, width, extension):
    """The name of a variant of the picture whose large file has this name; works for addresses as well."""
    return f"{stem(name)}-{width}.{extension}"


def variant_names(name, widths):
    return [variant_name(name, width, extension) for width in widths for extension in FORMATS]


@dataclass(frozen=True)
class Sources:
    """All that a page needs to show a picture, as plain values.

    `url` is the large file's address, size (width, height) in px; `widths` of the variants, () while they are not made.
    """

    url: str
    size: tuple[int, int]
    small_url: str
    small_size: tuple[int, int]
    widths: tuple[int, ...]
    tone: str

    def url_of(self, width, extension="jpg"):
        """The address of the narrowest variant of at least `width` px, else of the widest; of a file while none is made."""
        if not self.widths:
            return self.small_url if width <= self.small_size[0] < self.size[0] else self.url
        fitting = next((one for one in self.widths if one >= width), self.widths[-1])
        return variant_name(self.url, fitting, extension)

    def srcset(self, extension):
        """The srcset of one format; of the two files that an upload makes while there are no variants."""
        if self.widths:
            return ", ".join(f"{variant_name(self.url, one, extension)} {one}w" for one in self.widths)
        if self.small_size[0] < self.size[0]:
            return f"{self.small_url} {self.small_size[0]}w, {self.url} {self.size[0]}w"
        return f"{self.url} {self.size[0]}w"

    @property
    def nominal_size(self):
        """(width, height) for the markup: the true proportions, at most NOMINAL px wide."""
        width = min(NOMINAL, self.size[0])
        return width, height_of(self.size, width)
