from prisoners.models import Person

MAMAYEVA = {
    "slug": "mamayeva-raisa",
    "name_kk": "Раиса Моисеевна Мамаева",
    "name_ru": "Раиса Моисеевна Мамаева",
    "name_en": "Raisa Moiseyevna Mamayeva",
    "other_names": "Mamaeva\n\n Mamaewa ",
    "birth": "1900",
    "birthplace_ru": "Калуга",
    "birthplace_en": "Kaluga",
    "fate_ru": "Востоковед, китаист.",
    "fate_en": "Orientalist, sinologist.",
    "life_ru": "Арестована вместе с мужем.\n\nОсвобождена.",
    "life_en": "Arrested with her husband.\n\nReleased.",
    "source_ru": "Сайт музея.",
}


def mamayeva(**fields):
    return Person.objects.create(**{**MAMAYEVA, "is_published": True, **fields})


def person(slug, **fields):
    """A published person without any text but what is given."""
    return Person.objects.create(**{"slug": slug, "name_ru": slug, "is_published": True, **fields})
