import re

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from .models import Post
from .prose import cleaning, reading

ENTRIES = 20
# XML has no way to write these; one of them in a text would break the whole feed.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NOT_YET = {
    "kk": _("This news is not yet available in Kazakh."),
    "ru": _("This news is not yet available in Russian."),
    "en": _("This news is not yet available in English."),
}
SHOWN = {"kk": _("Shown in Kazakh."), "ru": _("Shown in Russian."), "en": _("Shown in English.")}


class NewsFeed(Atom1Feed):
    def item_attributes(self, item):
        return {"xml:lang": item["language"]}


@require_safe
def feed(request):
    """The newest posts as Atom. Every address begins with SITE_URL: the Host header could be anybody's."""
    language = get_language()
    news = NewsFeed(
        title=f"{gettext('News')} · {gettext('ALZHIR museum')}",
        link=settings.SITE_URL + reverse("news:post-list"),
        description="",
        language=language,
        feed_url=settings.SITE_URL + reverse("news:feed"),
    )
    for post in Post.objects.published(request.now)[:ENTRIES]:
        news.add_item(**entry(post, language))
    response = HttpResponse(content_type=news.content_type)
    news.write(response, "utf-8")
    return response


def paragraphs(telling):
    """The lead; of a post without one the whole text, which may have links to pages of this site."""
    if telling.lead:
        return linebreaks(telling.lead, autoescape=True)
    return reading.with_whole_addresses(cleaning.shown(telling.body), settings.SITE_URL)


def entry(post, language):
    telling = post.telling(language)
    title, summary = telling.title, paragraphs(telling)
    if telling.foreign:
        notice = f"{NOT_YET[language]} {SHOWN[telling.language]}"
        title = f"{title} [{telling.language}]"
        summary = f'<p lang="{language}">{notice}</p>{summary}'
    return {
        "title": UNWRITABLE.sub("", title),
        "link": settings.SITE_URL + post.get_absolute_url(),
        "description": UNWRITABLE.sub("", summary),
        "pubdate": post.published_at,
        "updateddate": max(post.published_at, post.changed_at),
        "language": telling.language,
    }
