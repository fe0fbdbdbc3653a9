from modeltranslation.translator import TranslationOptions, register

from .models import Person


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "birthplace", "fate", "life", "source", "dispute")
