from modeltranslation.translator import TranslationOptions, register

from pictures import versions

from .models import DayException, GuestBookEntry, Hall, Museum, Tariff, VisitNote


@register(DayException)
class DayExceptionTranslation(TranslationOptions):
    fields = ("reason",)


@register(Hall)
class HallTranslation(TranslationOptions):
    fields = ("name", "text")


@register(Museum)
class MuseumTranslation(TranslationOptions):
    fields = ("address", "distance")


@register(Tariff)
class TariffTranslation(TranslationOptions):
    fields = ("name",)


@register(VisitNote)
class VisitNoteTranslation(TranslationOptions):
    fields = ("text", "source")


@register(GuestBookEntry)
class GuestBookEntryTranslation(TranslationOptions):
    fields = ("reply",)


# Not the guest book: a visitor's words are to go with the visitor's wish.
versions.keep(DayException, Hall, Museum, Tariff, VisitNote)
