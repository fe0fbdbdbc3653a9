"""What records of the collection share, and whom and what they name: found, and kinds of objects made where missing."""

from django.db.models import Q

from prisoners.models import Country, Person
from prisoners.tables.catalogues import NAMES, Catalogue
from visitors.models import Hall

from ..models import Exhibit, Kind


class Catalogues:
    def __init__(self, *, write):
        self.kinds = Catalogue(Kind, write=write)
        self.halls = Names(Hall)
        self.countries = Names(Country)
        self.persons, self.exhibits = Persons(), Exhibits()

    @property
    def made(self):
        """{model: [name, ...]} of what was missing."""
        return {Kind: self.kinds.made} if self.kinds.made else {}


class Names(dict):
    """{address or name in any language, casefolded: id} of a model with few rows; none is ever made."""

    def __init__(self, model):
        super().__init__()
        for pk, *names in model.objects.order_by("-pk").values_list("pk", *NAMES, "slug"):
            self.update((text.casefold(), pk) for text in names if text)

    def find(self, text):
        return self.get(text.casefold()) if text else None


class Persons:
    """Ids of persons by what tables call them: the number in the museum's list, or the address."""

    def __init__(self):
        self.ids, self.unpublished = {}, set()

    def look_up(self, names):
        """Asks for all that are not known yet, in one query."""
        names = set(names) - self.ids.keys()
        if not names:
            return
        self.ids.update(dict.fromkeys(names))
        rows = Person.objects.filter(Q(slug__in=names) | Q(import_id__in=names))
        rows = list(rows.values_list("pk", "slug", "import_id", "is_published"))
        # A number goes before an address.
        self.ids |= {slug: pk for pk, slug, _number, _published in rows if slug in names}
        self.ids |= {number: pk for pk, _slug, number, _published in rows if number in names}
        self.unpublished |= {pk for pk, _slug, _number, published in rows if not published}

    def __getitem__(self, name):
        return self.ids[name]


class Exhibits(dict):
    """{accession number: id of the exhibit, None where there is none} of what was looked up."""

    def look_up(self, numbers):
        """Asks for all that are not known yet, in one query."""
        numbers = set(numbers) - self.keys()
        if numbers:
            found = Exhibit.objects.filter(accession_number__in=numbers)
            self.update(dict.fromkeys(numbers))
            self.update(found.values_list("accession_number", "pk"))
