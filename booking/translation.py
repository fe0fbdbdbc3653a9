from modeltranslation.translator import TranslationOptions, register

from .models import Tour, VisitorCategory


@register(Tour)
class TourTranslation(TranslationOptions):
    fields = ("name", "text")


@register(VisitorCategory)
class VisitorCategoryTranslation(TranslationOptions):
    fields = ("name", "document")
