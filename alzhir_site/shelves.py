"""What the site search looks through besides the names: one Shelf for each kind of record.

A new kind of record is found as soon as it has its Shelf here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import methodcaller

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from booking.models import Tour
from news.models import Post
from prisoners.models import Country, MemoryStone, TimelineEvent
from visitors.models import Hall, VisitNote

from . import excerpts

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Shelf:
    """`records(now)` are those that visitors may see, in their order; `texts` their translated fields, the title first.

    `title(record)` where a record has its title in the code and not in a field.
    """

    records: Callable
    texts: tuple[str, ...]
    address: Callable = methodcaller("get_absolute_url")
    title: Callable | None = None

    def found(self, patterns, now):
        """The records with every word in some text of theirs, in any language."""
        fields = [f"{field}_{code}__iregex" for field in self.texts for code in LANGUAGES]
        every = Q()
        for pattern in patterns:
            every &= Q.create([Q(**{field: pattern}) for field in fields], connector=Q.OR)
        return self.records(now).filter(every)


@dataclass(frozen=True)
class Entry:
    """A record as it is shown, in the one `language` that it was found in; title and text have their words marked."""

    address: str
    title: str
    text: str
    language: str
    foreign: bool


def entry(shelf, record, patterns):
    page = get_language()
    order = resolution_order(page, FALLBACK_LANGUAGES)
    written = {code: [getattr(record, f"{field}_{code}") or "" for field in shelf.texts] for code in order}
    told = [code for code in order if any(written[code])]
    language = next((code for code in told if excerpts.has_all(patterns, written[code])), told[0])
    title, *texts = written[language]
    if shelf.title:
        title, texts = shelf.title(record), written[language]
    body = next((text for text in texts if excerpts.has_all(patterns, [text])), " ".join(texts))
    return Entry(
        address=shelf.address(record),
        title=excerpts.marked(str(title) or str(record), patterns),
        text=excerpts.marked(excerpts.excerpt(body, patterns), patterns),
        language=language,
        foreign=language != page,
    )


NEWS = (
    Shelf(
        lambda now: Post.objects.published(now).order_by("-published_at", "-id"), ("title", "lead", "body")
    ),
)
VISIT = (
    Shelf(
        lambda now: VisitNote.objects.all(),
        ("text",),
        address=lambda note: f"{reverse('visitors:visit')}#{note.topic}",
        title=lambda note: note.get_topic_display(),
    ),
    Shelf(lambda now: Tour.objects.active(), ("name", "text")),
    Shelf(
        lambda now: Hall.objects.all(), ("name", "text"), address=lambda hall: reverse("booking:tour-list")
    ),
)
CAMP = (
    Shelf(
        lambda now: TimelineEvent.objects.all(),
        ("title", "text"),
        address=lambda event: reverse("camp:history"),
    ),
    Shelf(
        lambda now: MemoryStone.objects.published(),
        ("name", "organisation", "text", "set_up_by", "place", "inscription_meaning"),
    ),
    Shelf(lambda now: Country.objects.all(), ("name",)),
)
# In the order of the page; {name of the group: (label, shelves)}.
GROUPS = {
    "news": (_("News"), NEWS),
    "visit": (_("Your visit"), VISIT),
    "camp": (_("The camp"), CAMP),
}
