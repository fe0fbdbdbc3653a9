"""A contribution's own pages, behind its secret link: how it stands, an answer to the museum, withdrawal."""

from contextlib import suppress
from functools import wraps

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..contributions.acts import answer, withdraw
from ..contributions.refusals import Refused
from ..forms.contributions import AnswerForm
from ..models import Contribution

GUESSES, WINDOW = 10, 600


def own(view):
    """Finds the contribution of a secret link. Every guess gets the same 404, and after ten in ten minutes 429."""

    @wraps(view)
    @never_cache
    def wrapped(request, secret):
        found = Contribution.objects.with_secret(secret)
        if found:
            return unseen(view(request, found))
        if request.allow("guess", limit=GUESSES, seconds=WINDOW):
            raise Http404
        response = unseen(render(request, "slow_down.html", status=429))
        response["Retry-After"] = str(WINDOW)
        return response

    return wrapped


def unseen(response):
    """Neither search engines nor a Referer learn of the link. Not no-referrer: forms would be sent with Origin: null."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "strict-origin"
    return response


def show(request, contribution, form=None, refusal=None, status=200):
    context = {
        "contribution": contribution,
        "log": contribution.log.all(),
        "consents": contribution.consents.select_related("wording"),
        "attachments": contribution.attachments.all(),
        "form": form or AnswerForm(),
        "refusal": refusal,
    }
    return render(request, "prisoners/contribution_detail.html", context, status=status)


@require_safe
@own
def contribution_sent(request, contribution):
    return render(request, "prisoners/contribution_sent.html", {"contribution": contribution})


@require_http_methods(["GET", "HEAD", "POST"])
@own
def contribution_status(request, contribution):
    """GET shows, POST answers the museum's question."""
    if request.method != "POST":
        return show(request, contribution)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, contribution, form)
    try:
        answer(contribution, now=request.now, **form.cleaned_data)
    except Refused as refusal:
        return show(request, contribution, form, refusal, status=409)
    return HttpResponseRedirect(contribution.get_absolute_url(), status=303)


@require_http_methods(["GET", "HEAD", "POST"])
@own
def contribution_withdraw(request, contribution):
    """GET asks, POST withdraws; a second time shows that it is withdrawn already."""
    if contribution.is_withdrawn:
        return HttpResponseRedirect(contribution.get_absolute_url(), status=303)
    if request.method != "POST":
        return render(request, "prisoners/contribution_withdraw.html", {"contribution": contribution})
    # Refused: withdrawn by the first of two clicks, and the page says so.
    with suppress(Refused):
        withdraw(contribution, now=request.now)
    return HttpResponseRedirect(contribution.get_absolute_url(), status=303)
