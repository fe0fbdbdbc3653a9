from dataclasses import dataclass
from datetime import date, time

from django.utils.html import format_html

from pictures.sources import Sources


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


@dataclass(frozen=True)
class Headline:
    """All that a list shows of a post, as plain values: the rendered list is remembered by them."""

    slug: str
    kind: str
    language: str
    lang: str
    foreign: bool
    title: str
    lead: str
    published_on: date
    event_on: date | None
    event_until: date | None
    event_opens: time | None
    picture: Sources | None

    @classmethod
    def of(cls, post, page):
        """For a page in the language `page`; with_first_picture() gave the post."""
        telling, picture = post.telling(page), post.first_picture
        return cls(
            slug=post.slug,
            kind=str(post.kind_label),
            language=telling.language,
            lang=telling.lang,
            foreign=telling.foreign,
            title=telling.title,
            lead=telling.lead,
            published_on=post.published_on,
            event_on=post.event_on if post.is_of_another_day else None,
            event_until=post.event_until,
            event_opens=post.event_opens,
            picture=picture.sources if picture else None,
        )
