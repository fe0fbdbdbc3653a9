from prisoners.models import CampFigure, Country, MemoryStone, Nationality, Source, TimelineEvent


def country(slug="korea", **fields):
    return Country.objects.create(**{"slug": slug, "name_ru": "Корея", "name_en": "Korea", **fields})


def nationality(slug="koreans", **fields):
    return Nationality.objects.create(**{"slug": slug, "name_ru": "Корейцы", "name_en": "Koreans", **fields})


def source(name="Сайт музея", **fields):
    return Source.objects.create(name_ru=name, **fields)


def figure(slug="passed-through", value=18000, **fields):
    return CampFigure.objects.create(**{"slug": slug, "value": value, "label_ru": f"Число {slug}", **fields})


def event(date="1937-08-15", title="Приказ", **fields):
    return TimelineEvent.objects.create(date=date, title_ru=title, **fields)


def stone(slug="embassy-of-korea", **fields):
    return MemoryStone.objects.create(
        **{"slug": slug, "name_ru": "Плита посольства", "is_published": True, **fields}
    )
