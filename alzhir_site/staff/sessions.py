"""Sessions of staff end: after a time without a click, after a working day, and where the second factor is missing."""

import time
from functools import partial

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from . import second_factor

BEGAN, SEEN, ENDED = "staff_began", "staff_seen", "staff_ended"
# The session is written at most so often for the sake of SEEN, seconds.
STEP = 60


def note_beginning(sender, request, **kwargs):
    """Receiver of user_logged_in."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def has_ended(session, now):
    began, seen = session.get(BEGAN, now), session.get(SEEN, now)
    return now - seen > settings.STAFF_IDLE_SECONDS or now - began > settings.STAFF_SESSION_SECONDS


def nobody():
    user = AnonymousUser()
    user.otp_device, user.is_verified = None, lambda: False
    return user


def standing(request, user):
    """The user of the request; nobody, and the session is gone, where it has ended."""
    if not user.is_authenticated:
        return user
    now = int(time.time())
    if has_ended(request.session, now) or (not user.is_verified() and second_factor.is_asked(user)):
        request.session.flush()
        request.session[ENDED] = True
        return nobody()
    request.session.setdefault(BEGAN, now)
    if now - request.session.get(SEEN, 0) > STEP:
        request.session[SEEN] = now
    return user


class StaffSessionMiddleware:
    """After OTPMiddleware. The user is asked for when somebody needs it: pages for visitors stay without a session."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(partial(standing, request, request.user))
        return self.get_response(request)
