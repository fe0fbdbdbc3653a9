"""Tables of donations, as imports.run() takes them."""

from itertools import groupby

from django.utils.translation import gettext as _

from prisoners.tables.imports import states_by_id

from ..models import Donation
from .collection import CollectionTable
from .donation_rows import DonationRow
from .donation_shelf import DonationShelf
from .vocabulary import DONATIONS


class DonationTable(CollectionTable):
    VOCABULARY = DONATIONS

    def rows(self):
        """(number of the first row, [(row number, cells), ...]) of each gift; a row without an id goes on with its gift."""
        place = next(place for place, column in enumerate(self.header) if column and column.field == "id")
        current = None

        def gift(numbered):
            nonlocal current
            current = (numbered[1][place : place + 1] or [""])[0].strip() or current
            return current

        for _id, lines in groupby(self.sheet.rows(), gift):
            lines = list(lines)
            yield lines[0][0], lines

    def row(self, number, texts):
        return DonationRow(self.header, texts, self.today, self.mapping)

    def shelf(self, catalogues):
        return DonationShelf(catalogues, self.scope, draft=self.options.draft)

    def states(self, ids):
        return states_by_id(Donation, ids)

    def unchanged(self, entries, known):
        pks = [known[entry.id].pk for entry in entries]
        related = ("persons", "donors", "items__exhibit")
        donations = Donation.objects.prefetch_related(*related).in_bulk(pks)
        shelf = self.shelf(self.known)
        return {entry.id for entry in entries if shelf.says(donations[known[entry.id].pk], entry)}

    # What the database knows ----------------------------------------------------------------------------

    def vetted(self, batch, report):
        self.shelf(self.known).look_up([entry for _row, entry in batch])
        return [(row, entry) for row, entry in batch if self.agrees(row, entry, report)]

    def agrees(self, row, entry, report):
        wrong = self.unknown_persons(row, entry.named, report)
        countries = [donor.country for donor in entry.donors or () if donor.country]
        wrong += [
            ("donor_country", _("There is no country “%(name)s”.") % {"name": name})
            for name in countries
            if self.known.countries.find(name) is None
        ]
        wrong += [
            ("item_exhibit", _("There is no exhibit with the number “%(name)s”.") % {"name": number})
            for number in entry.numbers
            if self.known.exhibits[number] is None
        ]
        return self.in_order(report, row, wrong)
