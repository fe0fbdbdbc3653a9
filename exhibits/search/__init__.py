"""Finding exhibits by words: the museum's numbers first, then titles, kinds and persons, then the other texts.

Every typed word must be met: by the beginning of a word of the exhibit, by its kind, or by a person who is linked with
it, whose name may be typed in any spelling. Inside a group the order is the alphabet's, so that no database decides.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When

from prisoners.search import equivalents, meetings, queries

from .. import words
from ..models import LANGUAGES, Exhibit, ExhibitPerson, ExhibitWord, Kind, Place
from . import index

# Above every sign that a word may have.
LAST_SIGN = "\U0010ffff"
ANYWHERE = Q()


def read(text):
    """What was Asked by a typed text; never raises."""
    return Asked(queries.shown(text))


@dataclass(frozen=True)
class Asked:
    """A text without signs that are not seen, as the box shows it again; what it needs to know is asked once."""

    text: str

    @cached_property
    def words(self):
        return [word for word in words.typed(self.text) if words.beginning(word)[0]]

    @cached_property
    def numbered(self):
        """The ids of exhibits that have this number."""
        wanted = index.number_word(self.text)
        return (
            list(ExhibitWord.objects.filter(word=wanted).values_list("exhibit", flat=True)) if wanted else []
        )

    @cached_property
    def kinds(self):
        """[the ids of the kinds of that name, for each word]."""
        names = [f"name_{code}" for code in LANGUAGES]
        known = [(pk, words.of(texts)) for pk, *texts in Kind.objects.values_list("pk", *names)]
        return [[pk for pk, own in known if is_met(word, own)] for word in self.words]

    @cached_property
    def persons(self):
        """[the keys of the names that are the same or equivalent, for each word]."""
        table = equivalents.load()
        return [
            sorted(meetings.wishes(queries.Part(word.lower()), table)) if word.isalpha() else []
            for word in self.words
        ]

    def narrow(self, exhibits):
        """Those of `exhibits` that it finds; nothing where there is no word in it."""
        if not (self.words or self.numbered):
            return exhibits.none()
        return exhibits.filter(self.met() | Q(pk__in=self.numbered) if self.numbered else self.met())

    def rank(self, exhibits, language):
        """`exhibits` in the order of an answer on a page in `language`."""
        whens = [When(pk__in=self.numbered, then=0)] if self.numbered else []
        if self.words:
            whens.append(When(self.met(Q(place=Place.TITLE)), then=1))
        place = Case(*whens, default=Value(2), output_field=IntegerField())
        return exhibits.order_by(place, f"sort_{language}", "pk")

    def met(self, where=ANYWHERE):
        """The condition that each word is met; `where` narrows the words of the exhibits' own texts."""
        every = Q(pk__in=[]) if not self.words else Q()
        for word, kinds, keys in zip(self.words, self.kinds, self.persons, strict=True):
            every &= Q(pk__in=self.among(word, kinds, keys, where))
        return every

    @staticmethod
    def among(word, kinds, keys, where):
        """The ids for one word: a union, which both databases can join."""
        found = [ExhibitWord.objects.filter(begins(*words.beginning(word)), where).values("exhibit")]
        if kinds:
            found.append(Exhibit.objects.filter(kind__in=kinds).order_by().values("pk"))
        if keys:
            named = ExhibitPerson.objects.filter(person__uses__word__keys__key__in=keys)
            found.append(named.order_by().values("exhibit"))
        first, *others = found
        return first.union(*others, all=True) if others else first


def is_met(word, own):
    start, goes_on = words.beginning(word)
    return any(one.startswith(start) for one in own) if goes_on else start in own


def begins(start, goes_on):
    """The condition on a stored word: what the index finds is a range on SQLite, under any collation LIKE on PostgreSQL."""
    if not goes_on:
        return Q(word=start)
    if connection.vendor == "postgresql":
        return Q(word__startswith=start)
    return Q(word__gte=start, word__lt=start + LAST_SIGN)
