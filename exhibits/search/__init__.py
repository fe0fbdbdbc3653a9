"""Finding exhibits by words: the museum's numbers first, then titles, kinds and persons, then the other texts.

Every typed word must be met: by the beginning of a word of the exhibit, by its kind, or by a person who is linked with
it, whose name may be typed in any spelling. Inside a group the order is the alphabet's, so that no database decides.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.expressions import RawSQL

from prisoners.search import equivalents, meetings, queries

from .. import words
from ..models import LANGUAGES, Exhibit, ExhibitPerson, ExhibitWord, Kind, Place
from . import index

# Above every sign that a word may have.
LAST_SIGN = "\U0010ffff"
# More are looked up one by one while SQLite reads the records in their own order: no index of their ids is used (+ 0).
FEW = 1000


class OneOf(Func):
    """PostgreSQL's condition that a column is one of an array's; unlike IN (SELECT ...) it is hashed, whatever the plan."""

    template, arg_joiner = "%(expressions)s AS bigint[]))", " = ANY(CAST("
    output_field = BooleanField()


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
        """The ids of exhibits that have this number; a text without a digit is none."""
        wanted = index.number_word(self.text) if any(map(str.isdigit, self.text)) else ""
        found = ExhibitWord.objects.filter(word=wanted).values_list("exhibit", flat=True) if wanted else []
        return set(found)

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

    @cached_property
    def groups(self):
        """The ids of what it finds, public or not, in three sets: by number, by title, by the other texts."""
        titled, found = None, None
        parts = zip(self.words, self.kinds, self.persons, strict=True)
        for word, kinds, keys in sorted(parts, key=rarest_first):
            in_title = ids_of(titles(word, kinds, keys, found))
            anywhere = in_title | ids_of([own(word, Place.TEXT, found)])
            titled = in_title if titled is None else titled & in_title
            found = anywhere if found is None else found & anywhere
        titled = (titled or set()) - self.numbered
        return self.numbered, titled, (found or set()) - titled - self.numbered

    @cached_property
    def found(self):
        return set().union(*self.groups)

    def met(self):
        """The condition on an exhibit that it finds it."""
        return one_of("pk", self.found)


def rarest_first(part):
    """Whole words, then long beginnings: the more common ones are looked for among what these leave."""
    start, goes_on = words.beginning(part[0])
    return goes_on, -len(start)


def own(word, place, known):
    """The ids of exhibits with the word at that place of their own texts; see among() for `known`."""
    words_there = ExhibitWord.objects.filter(begins(*words.beginning(word)), place=place)
    return among(words_there, known, "exhibit").values_list("exhibit", flat=True)


def titles(word, kinds, keys, known):
    """[ids]: with the word in the title, of the `kinds`, of persons whose names have one of the `keys`."""
    found = [own(word, Place.TITLE, known)]
    if kinds:
        exhibits = among(Exhibit.objects.filter(kind__in=kinds), known, "pk")
        found.append(exhibits.order_by().values_list("pk", flat=True))
    if keys:
        named = ExhibitPerson.objects.filter(person__uses__word__keys__key__in=keys)
        found.append(among(named, known, "exhibit").order_by().values_list("exhibit", flat=True))
    return found


def ids_of(querysets):
    """The ids that all of them give together, in one query."""
    first, *others = querysets
    return set(first.union(*others, all=True) if others else first)


def among(records, known, exhibit):
    """All `records`, or where the ids of `known` exhibits are few, those of these."""
    if known is None or len(known) > FEW:
        return records
    return records.filter(one_of(exhibit, known))


def narrow(records, ids, exhibit="pk"):
    """Those of `records` whose `exhibit` is one of `ids`."""
    if len(ids) > FEW and connection.vendor == "sqlite":
        return records.alias(each=F(exhibit) + 0).filter(one_of("each", ids))
    return records.filter(one_of(exhibit, ids))


def one_of(column, ids):
    """The condition that `column` is one of `ids`: however many, they are one parameter."""
    given = ",".join(map(str, ids))
    if connection.vendor == "postgresql":
        return Q(OneOf(F(column), Value(f"{{{given}}}")))
    among_them = RawSQL("SELECT value FROM json_each(%s)", [f"[{given}]"])
    return Q(**{f"{column}__in": among_them})


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
