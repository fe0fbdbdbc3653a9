from modeltranslation.translator import TranslationOptions, register

from pictures import versions

from .models import Tour, VisitorCategory


@register(Tour)
class TourTranslation(TranslationOptions):
    fields = ("name", "text")


@register(VisitorCategory)
class VisitorCategoryTranslation(TranslationOptions):
    fields = ("name", "document")


versions.keep(Tour, VisitorCategory)
