"""One exhibit: its page, its pictures one by one, and the link to it as a picture."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from prisoners import citation
from prisoners.views.exports_of_one import link_as_qr

from .. import entry as entries
from .. import schema_org
from ..entry import Entry
from ..models import Exhibit


@require_safe
def exhibit_detail(request, slug):
    return page_of(request, get_object_or_404(entries.exhibits(), slug=slug))


def page_of(request, exhibit):
    """The page of an exhibit that comes from entry.exhibits()."""
    language = get_language()
    entry = Entry(exhibit, language)
    before, after = entry.neighbours()
    address = settings.SITE_URL + exhibit.get_absolute_url()
    context = {
        "exhibit": exhibit,
        "entry": entry,
        "before": before,
        "after": after,
        "address": address,
        "citation": citation.cite(
            entry.title, address, changed=entry.changed_on, read=request.now.date(), language=language
        ),
        "structured": schema_org.exhibit(entry, site=settings.SITE_URL),
    }
    return render(request, "exhibits/exhibit_detail.html", context)


@require_safe
def exhibit_page(request, slug, number):
    """One of its pictures, large; of a letter, one page with what is written there. Numbers begin with 1."""
    exhibit = get_object_or_404(entries.with_media(Exhibit.objects.public()), slug=slug)
    entry = Entry(exhibit, get_language())
    if not 1 <= number <= len(entry.media):
        raise Http404
    context = {
        "exhibit": exhibit,
        "entry": entry,
        "number": number,
        "count": len(entry.media),
        "media": entry.media[number - 1],
    }
    return render(request, "exhibits/exhibit_page.html", context)


@require_safe
def exhibit_qr(request, slug):
    """The permanent link as a QR code."""
    exhibit = get_object_or_404(Exhibit.objects.public().only("slug"), slug=slug)
    return link_as_qr(exhibit.get_absolute_url())


@require_safe
def unique_list(request):
    """The selection that visitors know as “Unique exhibits”."""
    exhibits = Exhibit.objects.public().unique().in_order(get_language()).with_first_picture()
    return render(request, "exhibits/unique_list.html", {"exhibits": exhibits})
