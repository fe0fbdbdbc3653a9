"""The filters of the collection: what an address chooses.

kind=letter, hall=alzhir, person=mamayeva-raisa, decade=1930s (or early, undated), originality=copy; see prisoners.choices.
"""

import re

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from prisoners import choices, dates
from prisoners.models import Person
from visitors.models import Hall

from .models import ExhibitPerson, Kind, Originality

NAMES = ("kind", "hall", "person", "decade", "originality")
LABELS = {
    "kind": _("kind of object"),
    "hall": _("on display in"),
    "person": _("linked person"),
    "decade": _("decade"),
    "originality": _("original or copy"),
}
# Decades are counted from this one on. What may be of so many years together is of no decade.
FIRST_DECADE, VAGUE_YEARS = 1000, 50
EARLY, UNDATED = "early", "undated"
DECADE_TEXTS = {EARLY: _("before the year 1000"), UNDATED: _("no close date")}
FIRST = Coalesce("earliest", "latest")
LAST = Coalesce("latest", "earliest")


class UnknownFilter(choices.UnknownFilter):
    labels = LABELS


class Choice(choices.Choice):
    labels = LABELS


def records(name):
    """The records of a shared filter; persons are those who are published."""
    if name == "person":
        return Person.objects.published()
    return {"kind": Kind, "hall": Hall}[name].objects.all()


def chosen(query, language, *, others=("page", "q")):
    """{name: Choice} of a request's GET; raises UnknownFilter for what is not known."""
    found = choices.given(query, NAMES, others, UnknownFilter)
    return {name: choice(name, value, language) for name, value in found}


def choice(name, value, language):
    if name == "originality":
        if value not in Originality:
            raise UnknownFilter(name, value)
        return Choice(name, value, text=Originality(value).label)
    if name == "decade":
        if not (value in DECADE_TEXTS or re.fullmatch("(1[0-9]|20)[0-9]0s", value)):
            raise UnknownFilter(name, value)
        return Choice(name, value, text=decade_text(value, language))
    return Choice(name, value, record=choices.record_of(name, value, records(name), UnknownFilter))


def decade_text(value, language):
    return DECADE_TEXTS.get(value) or dates.told(f"{value[:3]}X", language)


def decades_of(earliest, latest):
    """The values of the filter that an exhibit of these years has: 1937–1942 is of the 1930s and of the 1940s."""
    first = latest if earliest is None else earliest
    last = earliest if latest is None else latest
    if first is None or last - first >= VAGUE_YEARS:
        return [UNDATED]
    early = [EARLY] if first < FIRST_DECADE else []
    start = max(first // 10 * 10, FIRST_DECADE)
    return early + [f"{year}s" for year in range(start, last + 1, 10)]


def narrow(exhibits, choice):
    """Those of `exhibits` that the Choice leaves."""
    if choice.name == "decade":
        return of_decade(exhibits, choice.value)
    if choice.name == "hall":
        return exhibits.on_display().filter(hall=choice.record)
    if choice.name == "person":
        return exhibits.filter(pk__in=ExhibitPerson.objects.filter(person=choice.record).values("exhibit"))
    return exhibits.filter(**{choice.name: choice.record or choice.value})


def of_decade(exhibits, value):
    """The same as decades_of() says of each."""
    exhibits = exhibits.alias(first=FIRST, last=LAST)
    vague = Q(last__gte=FIRST + VAGUE_YEARS)
    if value == UNDATED:
        return exhibits.filter(Q(first=None) | vague)
    if value == EARLY:
        return exhibits.filter(first__lt=FIRST_DECADE, last__lt=FIRST + VAGUE_YEARS)
    year = int(value[:4])
    return exhibits.filter(first__lte=year + 9, last__gte=year, last__lt=FIRST + VAGUE_YEARS)
