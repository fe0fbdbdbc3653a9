"""The form for what people send to the museum. Its buttons: send, add files, remove one, change the language."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..contributions import drafts, uploads
from ..contributions.acts import submit
from ..contributions.asks import ASKS
from ..forms.contributions import ContributionForm
from ..models import Contribution, ContributionKind, Person

HOUR = 3600
# Posts with files from one address in an hour: each is work.
UPLOADS = 30
# Buttons that do not send the form off.
KEEPING = ("add", "remove", "switch")


@require_http_methods(["GET", "HEAD", "POST"])
def contribution_new(request):
    """?kind= one of ContributionKind, ?person= a published record's address, ?name= whom somebody looks for."""
    kind = request.GET.get("kind", ContributionKind.RELATIVE)
    if kind not in ASKS:
        raise Http404
    person = person_of(request)
    if request.method == "POST":
        return receive(request, kind, person)
    draft = drafts.begin(request.now)
    name = request.GET.get("name", "").replace("\0", "")[:200]
    form = ContributionForm(initial={"about": name}, ask=ASKS[kind], person=person, draft=draft)
    return show(request, kind, person, form)


def person_of(request):
    """The published record of ?person=, or None; Http404 for none such, but not for a form that was filled in."""
    if not (slug := request.GET.get("person")):
        return None
    found = Person.objects.published().filter(slug=slug.replace("\0", ""))
    return found.first() if request.method == "POST" else get_object_or_404(found)


def receive(request, kind, person):
    """A POST: keeps its files and captions first, whatever else is wrong with it."""
    draft = drafts.read(request.POST.get("draft", ""), request.now)
    done = Contribution.objects.filter(draft=draft.digest).first()
    if done:
        return sent(done)
    draft.take_captions(request.POST)
    draft.remove(request.POST.get("remove", ""))
    errors = take_files(request, draft)
    form = ContributionForm(request.POST, ask=ASKS[kind], person=person, draft=draft, file_errors=errors)
    if any(name in request.POST for name in KEEPING):
        form.forgive(*(["files"] if errors else []))
        return show(request, kind, person, form)
    if not form.is_valid():
        return show(request, kind, person, form)
    wait = too_many_or_too_quick(request, draft)
    if wait:
        return show(request, kind, person, form, error=wait, status=429)
    return store(request, kind, person, form)


def take_files(request, draft):
    files = request.FILES.getlist("files")
    if files and not request.allow("upload", limit=UPLOADS, seconds=HOUR):
        return [_("Too many files came from your address in the last hour. Please try later.")]
    return uploads.take(files, draft.digest, request.now)


def too_many_or_too_quick(request, draft):
    """Why this must wait: a program's speed, or too much from one address. '' where it need not."""
    if request.now.timestamp() - draft.began < settings.CONTRIBUTION_MIN_SECONDS:
        return _("That was very quick. Please check what you wrote once more and press the button again.")
    if not request.allow("contribute", limit=settings.CONTRIBUTION_LIMIT, seconds=HOUR):
        return _("Too much came from your address in the last hour. Please try later or call the museum.")
    return ""


def store(request, kind, person, form):
    answers = dict(form.cleaned_data)
    wordings = answers.pop("agreed")
    fields = {"kind": kind, "person": person or None, "text_language": answers["language"]}
    return sent(
        submit(draft=form.draft.digest, answers=answers, wordings=wordings, now=request.now, **fields)
    )


def sent(contribution):
    return HttpResponseRedirect(
        reverse("prisoners:contribution-sent", args=[contribution.secret]), status=303
    )


def show(request, kind, person, form, error="", status=200):
    chosen = {"person": person.slug} if person else {}
    context = {
        "ask": form.ask,
        "person": person,
        "form": form,
        "attachments": form.draft.attachments,
        "error": error,
        "query": urlencode({"kind": kind, **chosen}),
        "kinds": [
            (other, ask.link, urlencode({"kind": other, **chosen}), other == kind)
            for other, ask in ASKS.items()
        ],
    }
    return render(request, "prisoners/contribution_form.html", context, status=status)
