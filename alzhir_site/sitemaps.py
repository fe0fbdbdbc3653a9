"""/sitemap.xml and /robots.txt: every page that search engines may show, in the languages that it is told in.

Django's own sitemaps expand all records into all languages before they take a page of them; these take the page first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.contrib.sitemaps import Sitemap, views
from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from booking.models import Tour
from exhibits.models import Donation, Exhibit, Exhibition
from news.models import Post
from prisoners.models import Country, MemoryStone, Person
from visitors.models import Hall

from . import addresses
from .addresses import LANGUAGES

RECORDS_A_PAGE = 1000
CHUNK = 200
# The last resort is the language of the front door.
LAST_RESORTS = (settings.SITE_LANGUAGE, *LANGUAGES)
HOME = "home"
PAGES = (
    HOME, "visitors:visit", "booking:tour-list", "news:post-list", "prisoners:person-list", "prisoners:wall",
    "camp:history", "camp:stone-list", "country-list", "exhibits:exhibit-list", "exhibits:unique", "halls:hall-list",
    "donations:donation-list", "exhibitions:exhibition-list", "guest-book:entry-list",
    "contact:message-new", "accessibility",
)  # fmt: skip
ROBOTS = "User-agent: *\n{closed}\n\nSitemap: {sitemap}\n"
CLOSED = ("admin", "search", "mistake")


def fields(*names):
    return [f"{name}_{code}" for name in names for code in LANGUAGES]


def all_languages(record):
    return LANGUAGES


@dataclass(frozen=True)
class Section:
    """The records of one `view`: `records(now)` are those that visitors may see, `languages(record)` as their pages say.

    `texts` are the columns that tell the languages, `changed` that of the last change, "" where none is kept.
    """

    view: str
    records: Callable
    languages: Callable = all_languages
    texts: tuple = ()
    changed: str = ""


SECTIONS = {
    "tours": Section("booking:tour-detail", lambda now: Tour.objects.active()),
    "news": Section(
        "news:post-detail",
        lambda now: Post.objects.published(now),
        attrgetter("languages"),
        ("title", "lead", "body"),
        "changed_at",
    ),
    "persons": Section(
        "prisoners:person-detail",
        lambda now: Person.objects.published(),
        attrgetter("languages"),
        ("life", "fate", "name"),
        "changed_at",
    ),
    "stones": Section("camp:stone-detail", lambda now: MemoryStone.objects.published()),
    "countries": Section("country", lambda now: Country.objects.all()),
    "exhibits": Section(
        "exhibits:exhibit-detail",
        lambda now: Exhibit.objects.public(),
        attrgetter("languages"),
        ("description", "title"),
        "changed_at",
    ),
    "halls": Section("halls:hall-detail", lambda now: Hall.objects.all()),
    "donations": Section(
        "donations:donation-detail",
        lambda now: Donation.objects.public(),
        attrgetter("languages"),
        ("story", "title"),
        "changed_at",
    ),
    "exhibitions": Section(
        "exhibitions:exhibition-detail",
        lambda now: Exhibition.objects.published(),
        attrgetter("languages"),
        ("text", "title"),
        "changed_at",
    ),
}


class RecordMap(Sitemap):
    limit = RECORDS_A_PAGE

    def __init__(self, section, now):
        self.section, self.now = section, now

    def items(self):
        section = self.section
        needed = ["slug", *fields(*section.texts), *filter(None, [section.changed])]
        return section.records(self.now).only(*needed).order_by("pk")

    @property
    def paginator(self):
        return Paginator(self.items(), self.limit)

    def state(self):
        """(how many pages, when the newest record changed or None): in one question."""
        wanted = {"count": Count("pk")}
        if self.section.changed:
            wanted["newest"] = Max(self.section.changed)
        found = self.section.records(self.now).order_by().aggregate(**wanted)
        return -(-found["count"] // self.limit), found.get("newest")

    def get_urls(self, page=1, site=None, protocol=None):
        rows = self.paginator.page(page).object_list
        return [entry for record in rows.iterator(chunk_size=CHUNK) for entry in self.entries(record)]

    def entries(self, record):
        found = {
            code: addresses.whole(self.section.view, code, record.slug)
            for code in self.section.languages(record)
        }
        return entries(found, lastmod=getattr(record, self.section.changed) if self.section.changed else None)


class PageMap(Sitemap):
    """The pages that are there whatever the records are."""

    def state(self):
        return 1, None

    def items(self):
        return PAGES

    def get_urls(self, page=1, site=None, protocol=None):
        return [entry for name in self.paginator.page(page).object_list for entry in self.entries(name)]

    def entries(self, name):
        found = {code: addresses.whole(name, code) for code in LANGUAGES}
        return entries(found, otherwise=f"{settings.SITE_URL}/" if name == HOME else "")


def entries(found, lastmod=None, otherwise=""):
    """What the template wants, for each of {language: address}; `otherwise` is the page for all other languages."""
    alternates = [{"lang_code": code, "location": address} for code, address in found.items()]
    if found:
        last_resort = otherwise or next(found[code] for code in LAST_RESORTS if code in found)
        alternates.append({"lang_code": "x-default", "location": last_resort})
    return [{"location": address, "lastmod": lastmod, "alternates": alternates} for address in found.values()]


def maps(now):
    """{name: Sitemap}."""
    return {"pages": PageMap(), **{name: RecordMap(section, now) for name, section in SECTIONS.items()}}


@require_safe
def index(request):
    """Of every page of every section. Django's own would take the addresses from the Host header."""
    found = []
    for name, each in maps(request.now).items():
        count, newest = each.state()
        address = settings.SITE_URL + reverse("sitemap", args=[name])
        for number in range(1, count + 1):
            location = address if number == 1 else f"{address}?p={number}"
            found.append(views.SitemapIndexItem(location, newest))
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


@require_safe
def section(request, section):
    """One page of a section."""
    return views.sitemap(request, maps(request.now), section)


@require_safe
def robots(request):
    closed = "\n".join(f"Disallow: /{code}/{part}/" for code in LANGUAGES for part in CLOSED)
    sitemap = settings.SITE_URL + reverse("sitemap-index")
    return HttpResponse(ROBOTS.format(closed=closed, sitemap=sitemap), content_type="text/plain")
