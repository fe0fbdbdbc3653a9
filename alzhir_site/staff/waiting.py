"""What waits for staff: one count a kind, with the address of the list that shows it, of what the user may see."""

from collections import namedtuple

from django.urls import reverse
from django.utils.translation import gettext as _

from alzhir_site.models import OutboxMessage
from booking.models import Booking
from news.models import Post
from pictures.models import Picture
from prisoners.models import Contribution, ContributionState
from translations import queries
from visitors.correspondence.waiting import waiting as of_visitors

Waiting = namedtuple("Waiting", ["label", "count", "address"])


def list_of(model, query=""):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist") + query


def may_view(user, model):
    """As the admin decides it: who may change may look."""
    app, name = model._meta.app_label, model._meta.model_name
    return user.has_perm(f"{app}.view_{name}") or user.has_perm(f"{app}.change_{name}")


def may_change(user, model):
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def from_visitors(user):
    """Contributions, then what was written in the guest book, to the museum, and about texts."""
    found = []
    if may_view(user, Contribution):
        states = [ContributionState.RECEIVED, ContributionState.REVIEW]
        count = Contribution.objects.filter(state__in=states).count()
        label = Contribution._meta.verbose_name_plural
        found.append(Waiting(label, count, list_of(Contribution, "?turn=museum")))
    return [*found, *of_visitors(user)]


def of_tours(user, now):
    if not may_view(user, Booking):
        return []
    moved = Booking.objects.confirmed().filter(displaced_at__isnull=False, slot__starts_at__gt=now).count()
    query = "?displaced_at__isempty=0&status__exact=confirmed"
    return [Waiting(_("bookings that need another time"), moved, list_of(Booking, query))]


def of_letters(user):
    if not may_view(user, OutboxMessage):
        return []
    failed = OutboxMessage.objects.failed().count()
    return [
        Waiting(_("letters that could not be sent"), failed, list_of(OutboxMessage, "?status__exact=failed"))
    ]


def of_pictures(user):
    """Pictures without an alternative text, for those who may write it; three counts."""
    if not may_change(user, Picture):
        return []
    labels = {
        "kk": _("pictures without a description in Kazakh"),
        "ru": _("pictures without a description in Russian"),
        "en": _("pictures without a description in English"),
    }
    return [
        Waiting(label, Picture.objects.lacking_alt(code).count(), list_of(Picture, f"?without_alt={code}"))
        for code, label in labels.items()
    ]


def of_posts(user, now):
    if not may_change(user, Post):
        return []
    labels = {"waits": _("posts that wait for their time"), "draft": _("drafts of posts")}
    return [
        Waiting(label, Post.objects.in_state(state, now).count(), list_of(Post, f"?state={state}"))
        for state, label in labels.items()
    ]


def waiting(user, now):
    """[Waiting, ...] in the order of urgency, empty ones too."""
    return [
        *of_tours(user, now),
        *from_visitors(user),
        *of_letters(user),
        *of_posts(user, now),
        *of_pictures(user),
    ]


def of_translations(user):
    """([Progress, ...] of the languages, [Waiting, ...] of texts in review, stale, missing); one query. Else nothing."""
    if not any(user.has_perm(f"translations.{name}_unit") for name in ("view", "translate", "approve")):
        return [], []
    languages = queries.by_language()
    table = reverse("admin:translations_table")
    labels = {
        "review": _("texts in review: %(language)s"),
        "stale": _("texts whose source has changed: %(language)s"),
        "missing": _("texts not translated: %(language)s"),
    }
    return languages, [
        Waiting(
            label % {"language": progress.name},
            progress.counts[state],
            f"{table}?language={progress.language}&state={state}",
        )
        for state, label in labels.items()
        for progress in languages
    ]
