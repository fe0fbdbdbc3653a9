"""A booking's own pages, behind its secret link: see, cancel, move, calendar file, QR code."""

from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from .. import boards, emails, invitations, limits
from ..models import Booking, Slot, VisitorCategory
from ..refusals import AlreadyCancelled, Refused
from ..reservations import cancel, move

GUESSES, WINDOW = 10, 600


def own(view):
    """Finds the booking of a secret link. Every guess gets the same 404, and after ten in ten minutes 429."""

    @wraps(view)
    def wrapped(request, secret):
        found = Booking.objects.select_related("slot__tour").filter(secret=secret).first()
        if found is None:
            who = limits.address(request)
            if limits.allow("guess", who, limit=GUESSES, seconds=WINDOW, now=request.now):
                raise Http404
            answer = render(request, "slow_down.html", status=429)
            answer["Retry-After"] = str(WINDOW)
            return answer
        return view(request, found)

    return wrapped


def offers(booking, request, count=6):
    return boards.alternatives(booking.slot, booking.people, request.calendar, request.now, count)


def show(request, booking, status=200, **context):
    begun = booking.slot.starts_at <= request.now
    context |= {
        "booking": booking,
        "slot": booking.slot,
        "party": booking.party_of(VisitorCategory.in_order()),
        "begun": begun,
        "can_change": not booking.is_cancelled and (not begun or booking.displaced_at),
        "departures": offers(booking, request) if booking.displaced_at and not booking.is_cancelled else [],
    }
    return render(request, "booking/booking_detail.html", context, status=status)


@require_safe
@own
def booking_detail(request, booking):
    return show(request, booking)


@require_http_methods(["GET", "HEAD", "POST"])
@own
def booking_cancel(request, booking):
    """GET asks, POST cancels; a second time says that it is cancelled already."""
    if request.method == "POST":
        try:
            cancel(booking, now=request.now)
        except AlreadyCancelled:
            return HttpResponseRedirect(booking.get_absolute_url(), status=303)
        except Refused as refusal:
            return show(request, booking, status=409, refusal=refusal)
        return HttpResponseRedirect(booking.get_absolute_url(), status=303)
    if booking.is_cancelled:
        return show(request, booking)
    return render(request, "booking/booking_cancel.html", {"booking": booking, "slot": booking.slot})


@require_http_methods(["GET", "HEAD", "POST"])
@own
def booking_move(request, booking):
    """GET offers other times of the tour, POST moves there."""
    if request.method == "POST":
        text = request.POST.get("slot", "")
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise Http404
        target = get_object_or_404(Slot.objects.select_related("tour"), pk=text, tour=booking.slot.tour_id)
        try:
            move(booking, target, now=request.now)
        except Refused as refusal:
            return moving(request, booking, refusal, status=409)
        return HttpResponseRedirect(booking.get_absolute_url(), status=303)
    if booking.is_cancelled:
        return show(request, booking)
    return moving(request, booking)


def moving(request, booking, refusal=None, status=200):
    context = {"booking": booking, "slot": booking.slot, "refusal": refusal}
    context["departures"] = offers(booking, request, count=40)
    return render(request, "booking/booking_move.html", context, status=status)


@require_safe
@own
def booking_ics(request, booking):
    response = HttpResponse(
        invitations.ics(booking, emails.link(booking)), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="alzhir-{booking.reference}.ics"'
    return response


@require_safe
@own
def booking_qr(request, booking):
    return HttpResponse(invitations.qr(emails.link(booking)), content_type="image/svg+xml")
