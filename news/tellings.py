from dataclasses import dataclass

from django.utils.html import format_html


@dataclass(frozen=True)
class Telling:
    """A post in the one language that a page shows it in; `foreign` when that is not the page's."""

    post: object
    language: str
    foreign: bool
    title: str
    lead: str
    body: str

    @property
    def lang(self):
        """The lang attribute for an element that holds the texts; "" where the page's own holds."""
        return format_html(' lang="{}"', self.language) if self.foreign else ""
