"""The list of the collection as a search leaves it, and the filters besides."""

from .catalogue import Catalogue
from .search import narrow


class Answer(Catalogue):
    """The exhibits that `asked`, a search.Asked, and `choices` leave."""

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
        return narrow(super().exhibits(), self.asked.found)

    def ids(self, first, count):
        """One group after the other, each in the order of the alphabet."""
        found, wanted = [], first + count
        for group in self.asked.groups:
            if group and len(found) < wanted:
                exhibits = narrow(super().exhibits(), group).in_order(self.language)
                found += exhibits.values_list("pk", flat=True)[: wanted - len(found)]
        return found[first:]

    def links(self):
        if self.choices:
            return super().links()
        return narrow(super().links(), self.asked.found, "exhibit")
