"""When visitors see a post, in words for its editors. Times are told as the museum's clocks show them."""

from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from .models import State

# By the state, and by whether the post has an end.
SENTENCES = {
    (State.DRAFT, False): _("A draft: visitors do not see it."),
    (State.WAITS, False): _("Visitors will see it from %(start)s (Astana time)."),
    (State.WAITS, True): _("Visitors will see it from %(start)s until %(end)s (Astana time)."),
    (State.SHOWN, False): _("Visitors have seen it since %(start)s (Astana time)."),
    (State.SHOWN, True): _("Visitors have seen it since %(start)s and will until %(end)s (Astana time)."),
    (State.ENDED, True): _("Visitors saw it from %(start)s until %(end)s (Astana time)."),
    (State.WITHDRAWN, False): _("It is withdrawn: visitors do not see it."),
}


def sentence(post, now):
    """As "Visitors will see it from 13 May 2026, 12:00 (Astana time)." for a post at `now`."""
    state = post.state_at(now)
    timeless = state in (State.DRAFT, State.WITHDRAWN)
    said = SENTENCES[state, bool(post.published_until) and not timeless]
    return said % {"start": told(post.published_at), "end": told(post.published_until)}


def told(at):
    return formats.date_format(timezone.localtime(at), "DATETIME_FORMAT") if at else ""
