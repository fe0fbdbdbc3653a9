from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .models import Post

PAGE_SIZE = 10


@require_safe
def post_list(request, year=None):
    """The news, newest first; those of one year with `year`."""
    published = Post.objects.published(request.now)
    years = Post.objects.years(request.now)
    if year:
        year = int(year)
        if year not in years:
            raise Http404
        published = published.in_year(year)
    try:
        page = Paginator(published, PAGE_SIZE).page(request.GET.get("page", 1))
    except InvalidPage:
        raise Http404 from None
    language = get_language()
    tellings = [post.telling(language) for post in page.object_list.with_first_picture()]
    return render(
        request, "news/post_list.html", {"page": page, "tellings": tellings, "years": years, "year": year}
    )


@require_safe
def post_detail(request, slug):
    posts = Post.objects.published(request.now).with_pictures().prefetch_related("files")
    post = get_object_or_404(posts, slug=slug)
    context = {"post": post, "news": post.telling(get_language())}
    return render(request, "news/post_detail.html", context)
