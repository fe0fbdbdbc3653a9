"""Pages of records that are not published, as visitors will see them, at links that lapse.

A link is signed, names the record and says until when it holds. It never shows what else is unpublished:
lists, counts and links of the page are those of visitors.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature, Signer
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from exhibits import entry
from exhibits.models import Donation, Exhibit, Exhibition
from exhibits.views import donations, exhibitions, exhibits
from news import views as news
from news.models import Post
from prisoners import biography
from prisoners.models import Person
from prisoners.views import people

from . import errors
from .sitemaps import SECTIONS

SALT = "alzhir_site.previews"
HOLDS = timedelta(days=settings.PREVIEW_DAYS)


@dataclass(frozen=True)
class Kind:
    """`public(now)` are the records that visitors see; `page(request, record)` answers for one of `whole(records)`.

    `is_guarded`: the link serves signed-in staff alone who may view such records, for the page names persons who
    are not published.
    """

    model: type[Model]
    public: Callable
    whole: Callable
    page: Callable
    is_guarded: bool = True


KINDS = {
    "post": Kind(Post, SECTIONS["news"].records, news.posts, news.post_page, is_guarded=False),
    "exhibition": Kind(
        Exhibition,
        SECTIONS["exhibitions"].records,
        exhibitions.exhibitions,
        exhibitions.page_of,
        is_guarded=False,
    ),
    "exhibit": Kind(Exhibit, SECTIONS["exhibits"].records, entry.exhibits, exhibits.page_of),
    "gift": Kind(
        Donation,
        SECTIONS["donations"].records,
        lambda among: donations.donations(timezone.now(), among),
        donations.page_of,
    ),
    "person": Kind(Person, SECTIONS["persons"].records, biography.persons, people.page_of),
}


@dataclass(frozen=True)
class Link:
    name: str
    pk: int
    until: datetime

    @property
    def kind(self):
        return KINDS[self.name]

    @property
    def secret(self):
        return signer().sign(f"{self.name}-{self.pk}-{int(self.until.timestamp())}")


def signer():
    """With a sign in its texts that no program takes for the end of an address."""
    return Signer(sep=".", salt=SALT)


def link_to(record, now):
    """A Link to a record that visitors do not see at `now`; None where they do, and where no page could be shown."""
    name = next((name for name, kind in KINDS.items() if isinstance(record, kind.model)), None)
    if name is None or not record.pk or KINDS[name].public(now).filter(pk=record.pk).exists():
        return None
    return Link(name, record.pk, now + HOLDS)


def read(secret):
    """The Link that was signed; BadSignature for any other text."""
    name, pk, until = signer().unsign(secret).split("-")
    return Link(name, int(pk), datetime.fromtimestamp(int(until), UTC))


@require_safe
def preview(request, secret):
    try:
        link = read(secret)
    except BadSignature:
        raise Http404 from None
    if link.until <= request.now:
        return kept_private(errors.page(request, 410, "preview_lapsed.html"))
    if link.kind.is_guarded and not admin.site.has_permission(request):
        return kept_private(redirect_to_login(request.get_full_path(), reverse("admin:login")))
    return kept_private(page(request, link))


def page(request, link):
    """The page, or a redirect to the one that visitors see meanwhile."""
    kind, found = link.kind, partial(get_object_or_404, pk=link.pk)
    options = kind.model._meta
    right = f"{options.app_label}.{get_permission_codename('view', options)}"
    if kind.is_guarded and not request.user.has_perm(right):
        raise PermissionDenied
    if published := kind.public(request.now).filter(pk=link.pk).first():
        return redirect(published)
    record = found(kind.whole(kind.model._default_manager.all()))
    request.preview = link
    return kind.page(request, record)


def kept_private(response):
    """No cache, no search engine and no other site learns of it."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
