"""The list of the collection as a search leaves it, and the filters besides."""

from collections import Counter, namedtuple
from functools import cached_property

from .catalogue import Catalogue
from .models import ExhibitPerson

Hit = namedtuple("Hit", ["pk", "kind", "originality", "location", "hall", "earliest", "latest"])
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

    def without(self, name):
        return Answer(self.asked, self.others(name), self.language, self.path)

    def exhibits(self):
        return self.asked.narrow(super().exhibits())

    @cached_property
    def hits(self):
        """All Hits in the order of the answer."""
        found = self.asked.rank(self.exhibits(), self.language)
        return [Hit(*row) for row in found.values_list(*Hit._fields)]

    def ids(self, first, count):
        return [hit.pk for hit in self.hits[first : first + count]]

    def counted(self, *columns):
        places = [Hit._fields.index(column) for column in columns]
        counts = Counter(tuple(hit[place] for place in places) for hit in self.hits)
        return [(*values, count) for values, count in counts.items()]

    def links(self):
        if self.count > FEW:
            return ExhibitPerson.objects.filter(exhibit__in=self.exhibits())
        return ExhibitPerson.objects.filter(exhibit__in=[hit.pk for hit in self.hits])
