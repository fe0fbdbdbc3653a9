"""The list of the collection as a search leaves it, and the filters besides."""

from collections import Counter, namedtuple
from functools import cached_property

from .catalogue import Catalogue
from .models import ExhibitPerson, Location

Hit = namedtuple("Hit", ["pk", "kind", "hall", "location", "originality", "earliest", "latest"])
# So many are named one by one to the database.
FEW = 500


class Answer(Catalogue):
    """The exhibits that `asked`, a search.Asked, and `choices` leave. The search is done once: the rest is counted here."""

    names = ("q", *Catalogue.names)

    def __init__(self, asked, choices, language, path):
        super().__init__(choices, language, path)
        self.asked = asked

    @property
    def text(self):
        return self.asked.text

    @property
    def given(self):
        return {"q": self.text, **super().given}

    @property
    def without_search(self):
        return self.address(q=None)

    def exhibits(self, without=""):
        return self.asked.narrow(super().exhibits(without))

    @cached_property
    def hits(self):
        """All Hits in the order of the answer."""
        found = self.asked.rank(self.exhibits(), self.language)
        return [Hit(*row) for row in found.values_list(*Hit._fields)]

    @property
    def count(self):
        return len(self.hits)

    def ids(self, first, count):
        return [hit.pk for hit in self.hits[first : first + count]]

    @cached_property
    def years(self):
        if "decade" in self.choices:
            return super().years
        counts = Counter((hit.earliest, hit.latest) for hit in self.hits)
        return [(*years, count) for years, count in counts.items()]

    def counts(self, name):
        """Pairs of a value and its count, unordered."""
        if name == "person" or name in self.choices:
            return super().counts(name)
        hits = self.hits
        if name == "hall":
            hits = [hit for hit in hits if hit.location == Location.DISPLAY]
        return Counter(filter(None, (getattr(hit, name) for hit in hits))).items()

    def links(self):
        if "person" in self.choices or self.count > FEW:
            return ExhibitPerson.objects.filter(exhibit__in=self.exhibits(without="person"))
        return ExhibitPerson.objects.filter(exhibit__in=[hit.pk for hit in self.hits])

    def most(self, name, number):
        return sorted(self.counts(name), key=lambda pair: (-pair[1], pair[0]))[:number]
