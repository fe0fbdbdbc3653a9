import re

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .models import Post
from .tellings import Headline

PAGE_SIZE = 10


@require_safe
def post_list(request, year=None):
    """The news, newest first; those of one year with `year`. No total is shown: it would be counted each time."""
    posts = Post.objects.published(request.now)
    years = Post.objects.years(request.now)
    if year:
        year = int(year)
        if year not in years:
            raise Http404
        posts = posts.in_year(year)
    number = page_number(request.GET.get("page", "1"))
    first = (number - 1) * PAGE_SIZE
    found = posts[first : first + PAGE_SIZE + 1].with_first_picture()
    if number > 1 and not found:
        raise Http404
    language = get_language()
    context = {
        "headlines": [Headline.of(post, language) for post in found[:PAGE_SIZE]],
        "number": number,
        "newer": number - 1,
        "older": number + 1 if len(found) > PAGE_SIZE else None,
        "years": years,
        "year": year,
    }
    return render(request, "news/post_list.html", context)


def page_number(text):
    """The number of ?page=, or Http404."""
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        raise Http404
    return int(text)


@require_safe
def post_detail(request, slug):
    return post_page(request, get_object_or_404(posts(Post.objects.published(request.now)), slug=slug))


def posts(among):
    """Those of `among` with all that their pages tell."""
    return among.with_pictures().prefetch_related("files")


def post_page(request, post):
    """The page of a post that comes from posts()."""
    context = {"post": post, "news": post.telling(get_language())}
    return render(request, "news/post_detail.html", context)
