from modeltranslation.translator import TranslationOptions, register

from .models import (
    Country,
    Document,
    Fact,
    Nationality,
    Person,
    Place,
    Profession,
    Quotation,
    Relative,
    Source,
)


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "listed", "fate", "life", "dispute")


@register([Country, Nationality, Place, Profession, Source])
class SharedTranslation(TranslationOptions):
    fields = ("name",)


@register(Fact)
class FactTranslation(TranslationOptions):
    fields = ("text",)


@register(Relative)
class RelativeTranslation(TranslationOptions):
    fields = ("name", "text")


@register(Quotation)
class QuotationTranslation(TranslationOptions):
    fields = ("text",)


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "text")
