"""The booking in three steps: group, contact, check. Answers are kept in the session and asked once."""

from functools import wraps

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import boards, drafts, limits
from ..forms import ContactForm, PartyForm
from ..models import Booking, Slot, VisitorCategory
from ..refusals import Refused, SlotFull
from ..reservations import Contact, booked_with, check_slot, reserve

CONTACT_FIELDS = [name for name in ContactForm.base_fields if name != "homepage_2"]


def step(view):
    """A step on a slot: 404 for an unknown one, a page with other times where it cannot be booked."""

    @wraps(view)
    @require_http_methods(["GET", "HEAD", "POST"])
    def wrapped(request, slot_id):
        slot = Slot.load(slot_id)
        if slot is None:
            raise Http404
        draft = drafts.read(request.session, slot_id)
        done = request.method == "POST" and booked_with(request.POST.get("key", "")[:40].replace("\0", ""))
        if done:
            return HttpResponseRedirect(done.get_absolute_url(), status=303)
        try:
            check_slot(slot, request.now, request.calendar)
            return view(request, slot, draft)
        except Refused as refusal:
            return refused(request, slot, draft, refusal)

    return wrapped


def refused(request, slot, draft, refusal):
    """Tells why, and offers other times of the same tour."""
    people = draft.people if draft else 0
    context = {
        "slot": slot,
        "refusal": refusal,
        "departures": boards.alternatives(slot, max(people, 1), request.calendar, request.now),
    }
    return render(request, "booking/slot_refused.html", context, status=409)


def to(name, slot, language=None):
    with override(language or get_language()):
        return HttpResponseRedirect(reverse(f"booking:{name}", args=[slot.pk]), status=303)


def switched(request, slot, draft, name, fields=()):
    """A change of language in the middle of a form: what was typed is kept, unchecked. None where there is none."""
    language = request.POST.get("switch")
    if language not in dict(settings.LANGUAGES):
        return None
    draft.typed[name] = typed(request, fields)
    drafts.write(request.session, slot.pk, draft)
    return to(name, slot, language)


def typed(request, fields):
    """The form's own fields as typed, cut to a size that the session can hold."""
    sent = {name: request.POST[name] for name in fields if name in request.POST}
    return {name: value[:2000].replace("\0", "") for name, value in sent.items()}


@step
def group(request, slot, draft):
    categories = [category for category in VisitorCategory.in_order() if category.is_active]
    fields = [category.code for category in categories]
    draft = draft or drafts.begin(request.now)
    if request.method == "POST":
        if answer := switched(request, slot, draft, "slot-group", fields):
            return answer
        form = PartyForm(request.POST, categories=categories, left=slot.left)
        if form.is_valid():
            draft.typed["slot-group"], draft.party = typed(request, fields), form.cleaned_data["party"]
            drafts.write(request.session, slot.pk, draft)
            return to("slot-contact", slot)
    else:
        before = draft.typed.get("slot-group", draft.party)
        # Bound, so that it says so, where fewer places are left by now than the group needs.
        answers = {"data": before} if draft.people > slot.left else {"initial": before}
        form = PartyForm(**answers, categories=categories, left=slot.left)
    if not slot.left:
        raise SlotFull
    earlier = request.session.get("booked", {}).get(str(slot.pk))
    return render(request, "booking/step_group.html", {"slot": slot, "form": form, "earlier": earlier})


@step
def contact(request, slot, draft):
    if not (draft and draft.party):
        return first_missing(request, slot, draft)
    form = ContactForm(initial=draft.typed.get("slot-contact"))
    if request.method == "POST":
        if answer := switched(request, slot, draft, "slot-contact", CONTACT_FIELDS):
            return answer
        form = ContactForm(request.POST)
        if form.is_valid():
            cleaned = dict(form.cleaned_data)
            cleaned.pop("homepage_2")
            draft.typed["slot-contact"], draft.contact = typed(request, CONTACT_FIELDS), cleaned
            drafts.write(request.session, slot.pk, draft)
            return to("slot-check", slot)
    return render(request, "booking/step_contact.html", {"slot": slot, "draft": draft, "form": form})


def first_missing(request, slot, draft):
    """To the first step that is missing; to the booking itself where this browser has made it already."""
    earlier = request.session.get("booked", {}).get(str(slot.pk))
    if not draft and earlier:
        return HttpResponseRedirect(reverse("booking:booking-detail", args=[earlier]), status=303)
    return to("slot-contact" if draft and draft.party else "slot-group", slot)


@step
def check(request, slot, draft):
    if not (draft and draft.party and draft.contact):
        return first_missing(request, slot, draft)
    error, status = "", 200
    if request.method == "POST":
        if answer := switched(request, slot, draft, "slot-check"):
            return answer
        if request.POST.get("seen", seen(slot, draft)) != seen(slot, draft):
            error, status = CHANGED, 409
        else:
            error, status = too_many_or_too_quick(request, draft), 429
        if not error:
            return confirm(request, slot, draft)
    context = {
        "slot": slot,
        "draft": draft,
        "party": Booking(party=draft.party).party_of(VisitorCategory.in_order()),
        "error": error,
        "seen": seen(slot, draft),
    }
    return render(request, "booking/step_check.html", context, status=status)


CHANGED = gettext_lazy(
    "Something has changed since you opened this page. Please check your answers once more."
)


def seen(slot, draft):
    """What the page shows, sent along with its button: staff or another tab may change it in between."""
    return f"{slot.starts_at.isoformat()} {slot.language} {slot.tour_id} {draft.people}"


def too_many_or_too_quick(request, draft):
    """Why this must wait: a program's speed, or too many bookings from one address. '' where it need not."""
    if request.now.timestamp() - draft.began < settings.BOOKING_MIN_SECONDS:
        return _("That was very quick. Please check your answers once more and press the button again.")
    who = limits.address(request)
    if not limits.allow("book", who, limit=settings.BOOKING_LIMIT, seconds=3600, now=request.now):
        return _(
            "Too many bookings came from your address in the last hour. Please try later or call the museum."
        )
    return ""


def confirm(request, slot, draft):
    """Books. Another group may have come first: then the visitor learns how many places are left, or of other times."""
    contact = Contact(language=get_language(), **draft.contact)
    try:
        booking = reserve(slot, party=draft.party, contact=contact, key=draft.key, now=request.now)
    except SlotFull as refusal:
        if not refusal.left:
            raise
        return to("slot-group", slot)
    drafts.forget(request.session, slot.pk)
    booked = {**request.session.get("booked", {}), str(slot.pk): booking.secret}
    request.session["booked"] = dict(list(booked.items())[-drafts.KEEP :])
    return HttpResponseRedirect(booking.get_absolute_url(), status=303)
