"""The guest book as visitors read it, and the three forms: a page to write on, and one of thanks."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..models import GuestBookEntry, Message, TextMistake
from . import acts, pages, sheets
from .forms import EntryForm, MessageForm, MistakeForm

HOUR = 3600
PAGE_SIZE = 20


@require_safe
def entry_list(request):
    """The published entries, newest first. No total is shown: it would be counted each time."""
    number = request.GET.get("page", "1")
    if not re.fullmatch("[1-9][0-9]{0,5}", number):
        raise Http404
    number = int(number)
    first = (number - 1) * PAGE_SIZE
    found = list(GuestBookEntry.objects.published()[first : first + PAGE_SIZE + 1])
    if number > 1 and not found:
        raise Http404
    context = {
        "entries": found[:PAGE_SIZE],
        "number": number,
        "newer": number - 1,
        "older": number + 1 if len(found) > PAGE_SIZE else None,
    }
    return render(request, "visitors/guest_book.html", context)


@dataclass(frozen=True)
class Desk:
    """A form with what is made of it: `act` names its rate limit, `sent` the view of its thanks."""

    form: type
    model: type
    act: str
    template: str
    sent: str


ENTRIES = Desk(EntryForm, GuestBookEntry, "guest-book", "visitors/entry_form.html", "guest-book:entry-sent")
MESSAGES = Desk(MessageForm, Message, "contact", "visitors/message_form.html", "contact:message-sent")
MISTAKES = Desk(MistakeForm, TextMistake, "mistake", "visitors/mistake_form.html", "mistakes:mistake-sent")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request, desk):
    """?page= is the page that the form is about."""
    if request.method == "POST":
        return receive(request, desk)
    initial = {"page": pages.local(request.GET.get("page", ""))}
    form = desk.form(initial=initial, sheet=sheets.hand_out(request.now), today=request.now.date())
    return show(request, desk, form)


def receive(request, desk):
    sheet = sheets.take_back(request.POST.get("sheet", ""), request.now)
    form = desk.form(request.POST, sheet=sheet, today=request.now.date())
    if desk.model.objects.filter(draft=sheet.draft).exists():
        return thanks(desk, form)
    if "switch" in request.POST:
        # The visitor changes the language and has not sent the form off yet.
        form.errors.clear()
        return show(request, desk, form)
    if not form.is_valid():
        return show(request, desk, form)
    if wait := too_many_or_too_quick(request, desk, sheet):
        return show(request, desk, form, error=wait, status=429)
    acts.keep(desk.model, draft=sheet.draft, now=request.now, **form.record())
    return thanks(desk, form)


def too_many_or_too_quick(request, desk, sheet):
    """Why this must wait: a program's speed, or too much from one address. '' where it need not."""
    if sheet.age(request.now) < settings.CONTRIBUTION_MIN_SECONDS:
        return _("That was very quick. Please check what you wrote once more and press the button again.")
    if not request.allow(desk.act, limit=settings.CONTRIBUTION_LIMIT, seconds=HOUR):
        return _("Too much came from your address in the last hour. Please try later or call the museum.")
    return ""


def thanks(desk, form):
    page = getattr(form, "known_page", "")
    query = f"?{urlencode({'page': page})}" if page else ""
    return HttpResponseRedirect(reverse(desk.sent) + query, status=303)


def show(request, desk, form, error="", status=200):
    return render(request, desk.template, {"form": form, "error": error}, status=status)


@require_safe
def sent(request, template):
    """The thanks; ?page= is the page to go back to."""
    return render(request, template, {"back": pages.local(request.GET.get("page", ""))})
