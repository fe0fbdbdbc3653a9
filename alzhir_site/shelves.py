"""What the site search looks through besides the names: one Shelf for each kind of record.

A new kind of record is found as soon as it has its Shelf here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import methodcaller

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from booking.models import Tour
from exhibits import search
from exhibits.answers import Answer
from exhibits.models import Donation, DonationItem, Donor, Exhibition
from news.models import Post
from news.prose import reading
from prisoners.models import Country, MemoryStone, TimelineEvent
from visitors.models import Hall, VisitNote

from . import excerpts

LANGUAGES = ("kk", "ru", "en")


class Asked(search.Asked):
    """What is asked of the shelves: words, a pattern for each, and the keys of the names that each may be."""

    @cached_property
    def patterns(self):
        return [excerpts.pattern(word) for word in self.words]


@dataclass(frozen=True)
class Shelf:
    """`records(now)` are those that visitors may see, in their order; `texts` their translated fields, the title first.

    `title(record)` where a record has its title in the code and not in a field. `beside(pattern, keys)` is a condition
    on what belongs to a record: by the pattern of a word, or by the keys of the names that the word may be.
    `rich` are those of the texts that have HTML: no word is found in a tag, and none is shown.
    """

    records: Callable
    texts: tuple[str, ...]
    address: Callable = methodcaller("get_absolute_url")
    title: Callable | None = None
    beside: Callable | None = None
    rich: tuple[str, ...] = ()

    def found(self, asked, now):
        """The records with every word in some text of theirs, in any language: something with count() and slices."""
        every = Q()
        for place, pattern in enumerate(asked.patterns):
            met = within(self.texts, pattern, self.rich)
            every &= met | self.beside(pattern, asked.persons[place]) if self.beside else met
        return self.records(now).filter(every)

    def written(self, record, language):
        """The texts of a record in one language, as words."""
        texts = [(field, getattr(record, f"{field}_{language}") or "") for field in self.texts]
        return [reading.plain(text) if field in self.rich else text for field, text in texts]


def within(texts, pattern, rich=()):
    """The condition that one of the translated fields has the pattern; in HTML, outside of tags."""
    patterns = {field: excerpts.outside_tags(pattern) if field in rich else pattern for field in texts}
    conditions = [
        Q(**{f"{field}_{code}__iregex": one}) for field, one in patterns.items() for code in LANGUAGES
    ]
    return Q.create(conditions, connector=Q.OR)


class ExhibitShelf(Shelf):
    """Exhibits are too many to be read through: an index of their words finds them."""

    def found(self, asked, now):
        return FoundExhibits(Answer(asked, {}, get_language(), ""))


@dataclass(frozen=True)
class FoundExhibits:
    answer: Answer

    def count(self):
        return self.answer.count

    def __getitem__(self, part):
        return self.answer.rows(part.start, part.stop - part.start)


def beside_donation(pattern, keys):
    """The objects of a gift, the donors who agreed to be named, and the persons whom it concerns."""
    items = DonationItem.objects.filter(within(("name", "note"), pattern)).values("donation")
    donors = Donor.objects.named().filter(within(("name",), pattern)).values("donation")
    persons = Donation.persons.through.objects.filter(person__uses__word__keys__key__in=keys).values(
        "donation"
    )
    return Q(pk__in=items) | Q(pk__in=donors) | (Q(pk__in=persons) if keys else Q())


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
    written = {code: shelf.written(record, code) for code in order}
    told = [code for code in order if any(written[code])] or [page]
    language = next((code for code in told if excerpts.has_all(patterns, written[code])), told[0])
    title, *texts = written[language]
    if shelf.title:
        title, texts = shelf.title(record), written[language]
    body = next((text for text in texts if excerpts.has_all(patterns, [text])), " ".join(texts))
    return Entry(
        address=shelf.address(record),
        title=excerpts.marked(str(title) or getattr(record, "heading", "") or str(record), patterns),
        text=excerpts.marked(excerpts.excerpt(body, patterns), patterns),
        language=language,
        foreign=language != page,
    )


NEWS = (
    Shelf(
        lambda now: Post.objects.published(now).order_by("-published_at", "-id"),
        ("title", "lead", "body"),
        rich=("body",),
    ),
)
COLLECTION = (
    ExhibitShelf(
        None,
        ("title", "description", "inscription_meaning", "material", "technique", "provenance", "credit_line"),
    ),
    Shelf(
        lambda now: Donation.objects.public().in_order().prefetch_related("donors"),
        ("title", "story", "credit_line"),
        beside=beside_donation,
    ),
    Shelf(lambda now: Exhibition.objects.published(), ("title", "text"), rich=("text",)),
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
        lambda now: Hall.objects.all(),
        ("name", "text"),
        address=lambda hall: reverse("halls:hall-detail", args=[hall.slug]),
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
    "collection": (_("Collection"), COLLECTION),
    "visit": (_("Your visit"), VISIT),
    "camp": (_("The camp"), CAMP),
}
