"""What visitors write: form fields as a browser sends them, and records as the forms make them."""

from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model

from visitors.calendar import ZONE
from visitors.correspondence import acts, sheets
from visitors.models import GuestBookEntry, Message, TextMistake

NOW = datetime(2026, 5, 12, 11, 0, tzinfo=ZONE)  # as the fixture `frozen`
MAIL = "nina@example.de"
ENTRY = {
    "text": "I found my grandmother’s name.",
    "language": "en",
    "name": "Nina S.",
    "place": "Berlin",
    "visited_on": date(2026, 5, 10),
    "email": MAIL,
}
MESSAGE = {"topic": "collection", "text": "May I see the letters?", "name": "Nina S.", "email": MAIL}
MISTAKE = {"page": "/ru/visit/", "quote": "Акмолл", "text": "One letter too many."}


def token(seconds=60, now=NOW):
    """Of a form that was handed out so many seconds ago."""
    return sheets.hand_out(now - timedelta(seconds=seconds)).token


def sent(fields, **changes):
    """The form as a browser sends it; the date as people type it."""
    day = {"visited_on": f"{fields['visited_on']:%d.%m.%Y}"} if "visited_on" in fields else {}
    box = {"agreed": "on"} if "visited_on" in fields else {}
    return {"sheet": token(), **fields, **day, **box, **changes}


def entry(draft="draft", now=NOW, **changes):
    return acts.keep(GuestBookEntry, draft=draft, now=now, **{**ENTRY, "letter_language": "en", **changes})


def published(draft="draft", now=NOW, **changes):
    made = entry(draft, now, **changes)
    acts.publish(made, by=None, now=now)
    return made


def message(draft="draft", now=NOW, **changes):
    return acts.keep(Message, draft=draft, now=now, **{**MESSAGE, "language": "en", **changes})


def mistake(draft="draft", now=NOW, **changes):
    return acts.keep(TextMistake, draft=draft, now=now, **{**MISTAKE, "language": "ru", **changes})


def keeper():
    return get_user_model().objects.create_superuser("keeper")
