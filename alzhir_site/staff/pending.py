"""Who has told the right password and must still show the second factor: kept in the session, signed in is nobody yet."""

import time

from django.contrib.auth import BACKEND_SESSION_KEY, load_backend
from django.utils.crypto import constant_time_compare

KEY = "second_factor"
# Seconds in which the second factor must follow the password.
HOLDS = 15 * 60


def begin(request, user, goal):
    """`goal`: the address to go to when all is done."""
    # Whoever began in this browser before may know the secret that stands there, or be signed in still.
    request.session.flush()
    request.session[KEY] = {
        "user": user.pk,
        BACKEND_SESSION_KEY: user.backend,
        "hash": user.get_session_auth_hash(),
        "at": time.time(),
        "goal": goal,
    }


def user(request):
    """The user who is on the way in; None where there is none, and after a change of the password."""
    told = request.session.get(KEY)
    if not told or time.time() - told["at"] > HOLDS:
        return None
    found = load_backend(told[BACKEND_SESSION_KEY]).get_user(told["user"])
    if found is None or not constant_time_compare(found.get_session_auth_hash(), told["hash"]):
        return None
    found.backend = told[BACKEND_SESSION_KEY]
    return found


def goal(request):
    return (request.session.get(KEY) or {}).get("goal")


def end(request):
    """Gone from the session, with the goal that it had."""
    return (request.session.pop(KEY, None) or {}).get("goal")
