"""Labels for showcases and halls: a code to be read by a telephone, the title in each language, the number."""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.utils.safestring import mark_safe

from .trilingual import texts


@dataclass(frozen=True)
class Label:
    """`titles`: (language, text) pairs; `address` is whole and names no language; `is_public`: whether it opens."""

    titles: list
    number: str
    address: str
    is_public: bool

    @property
    def code(self):
        """The address as SVG, without a size of its own."""
        code = import_module("segno").make(self.address, error="m")
        drawn = code.svg_inline(omitsize=True, border=2, svgclass=None)
        return mark_safe(drawn)  # noqa: S308 - segno's own drawing


def address_of(path):
    """The whole address of a page without its language: it opens in the visitor's own."""
    return f"{settings.SITE_URL}/{path.lstrip('/').partition('/')[2]}"


def of_exhibit(exhibit, is_public):
    address = address_of(exhibit.get_absolute_url())
    return Label(list(texts(exhibit, "title").items()), exhibit.accession_number or "", address, is_public)


def of_hall(hall, path):
    """`path` is that of the hall's page in any language."""
    return Label(list(texts(hall, "name").items()), "", address_of(path), True)
