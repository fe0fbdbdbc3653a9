"""Records of the collection for tests: plain functions with fixed values, all published."""

from exhibits.models import Donation, DonationItem, Donor, Exhibit, Exhibition, ExhibitionExhibit, Kind
from visitors.models import Hall


def kind(slug="letter", **names):
    names = names or {"name_kk": "хат", "name_ru": "письмо", "name_en": "letter"}
    return Kind.objects.get_or_create(slug=slug, defaults=names)[0]


def hall(slug="alzhir", **names):
    names = names or {"name_kk": "«АЛЖИР» залы", "name_ru": "Зал «АЛЖИР»", "name_en": "Hall “ALZHIR”"}
    return Hall.objects.get_or_create(slug=slug, defaults=names)[0]


def exhibit(slug="letter-of-1939", persons=(), **fields):
    """`persons`: (Person, role) pairs."""
    titles = {"title_kk": "1939 жылғы хат", "title_ru": "Письмо 1939 года", "title_en": "Letter of 1939"}
    made = Exhibit.objects.create(slug=slug, **{"is_published": True, **titles, **fields})
    for order, (person, role) in enumerate(persons):
        made.people.create(person=person, role=role, order=order)
    return made


def donation(slug="gift", persons=(), **fields):
    titles = {"title_kk": "Сый", "title_ru": "Дар", "title_en": "A gift"}
    made = Donation.objects.create(
        slug=slug, **{"is_published": True, "date": "2018-10-09", **titles, **fields}
    )
    made.persons.set(persons)
    return made


def donor(donation, name="Vladimir Mamaev", **fields):
    names = {f"name_{code}": name for code in ("kk", "ru", "en")}
    return Donor.objects.create(donation=donation, **{"shows_name": True, **names, **fields})


def item(donation, name="letters", **fields):
    names = {f"name_{code}": name for code in ("kk", "ru", "en")}
    return DonationItem.objects.create(donation=donation, **{**names, **fields})


def exhibition(slug="show", exhibits=(), **fields):
    titles = {"title_kk": "Көрме", "title_ru": "Выставка", "title_en": "Exhibition"}
    made = Exhibition.objects.create(slug=slug, **{"is_published": True, **titles, **fields})
    for position, exhibit in enumerate(exhibits):
        ExhibitionExhibit.objects.create(exhibition=made, exhibit=exhibit, position=position)
    return made
