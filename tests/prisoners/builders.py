from contextlib import contextmanager

from prisoners import register
from prisoners.models import Fact, FormKind, NameForm, Person, Place, Source

PARTS = ("surname", "given_name", "patronymic")


def form(person, *parts, language="ru", kind=FormKind.PRINCIPAL, **fields):
    """A name form of `person`; parts are surname, given name, patronymic."""
    return NameForm.objects.create(
        person=person,
        language=language,
        kind=kind,
        **dict(zip(PARTS, parts, strict=False)),
        **{"order": person.forms.count(), **fields},
    )


def person(slug="mamayeva-raisa", ru=("Мамаева", "Раиса", "Моисеевна"), kk=None, en=None, **fields):
    """A published person with the principal forms that are given."""
    made = Person.objects.create(**{"slug": slug, "is_published": True, **fields})
    with register.held():
        for language, parts in (("kk", kk), ("ru", ru), ("en", en)):
            if parts:
                form(made, *parts, language=language)
    return refreshed(made)


@contextmanager
def together():
    """For many persons: inside, none has the columns that are copied from its rows; at the end all get them at once."""
    with register.held():
        yield
    register.refresh(Person.objects.values_list("pk", flat=True))


def refreshed(person):
    """The person with the columns that are copied from its rows."""
    if not register.is_held.get():
        register.refresh([person.pk])
        person.refresh_from_db()
    return person


def fact(person, kind, date="", **fields):
    """A fact of `person`, whose copied columns are read again."""
    made = Fact.objects.create(person=person, kind=kind, date=date, order=person.facts.count(), **fields)
    if not register.is_held.get():
        person.refresh_from_db()
    return made


def mamayeva(**fields):
    """A whole record, as the demo content has it in short."""
    source = Source.objects.create(
        name_ru="Сайт музея", name_en="The museum’s website", name_kk="Мұражай сайты"
    )
    kaluga = Place.objects.create(slug="kaluga", name_ru="Калуга", name_en="Kaluga")
    with register.held():
        made = person(
            ru=("Мамаева", "Раиса", "Моисеевна"),
            en=("Mamayeva", "Raisa", "Moiseyevna"),
            **{
                "fate_ru": "Востоковед, китаист.",
                "fate_en": "Orientalist, sinologist.",
                "life_ru": "Арестована вместе с мужем.\n\nОсвобождена.",
                "life_en": "Arrested with her husband.\n\nReleased.",
                **fields,
            },
        )
        form(made, "Mamaeva", "Raisa", language="en", kind=FormKind.SPELLING)
        fact(made, "birth", "1900", place=kaluga, source=source)
        fact(made, "arrest", "1937-12-05", source=source)
    return refreshed(made)
