"""Tables of persons, as imports.run() takes them."""

from ..models import Person
from . import columns, exports
from .catalogues import Catalogues
from .entries import PersonRow
from .imports import Table, states_by_id
from .shelving import Shelf


class PersonTable(Table):
    def read_header(self, header):
        return columns.read(header)

    def row(self, number, texts):
        return PersonRow(self.header, texts, number, self.today)

    def catalogues(self, *, write):
        return Catalogues(write=write)

    def shelf(self, catalogues):
        return Shelf(catalogues, self.columns, draft=self.options.draft)

    def states(self, ids):
        return states_by_id(Person, ids)

    def unchanged(self, entries, known):
        persons = Person.objects.in_bulk([known[entry.id].pk for entry in entries])
        told = dict(zip(persons, exports.told(list(persons.values())), strict=True))
        return {entry.id for entry in entries if self.entry_of(told[known[entry.id].pk]) == entry}

    def entry_of(self, told):
        """The Entry that a record would be read from this table's columns."""
        return self.row(0, [told.get(str(column), "") for column in self.header]).entry()
