from modeltranslation.translator import TranslationOptions, register

from .models import PagedFile, Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "credit")


@register(PagedFile)
class PagedFileTranslation(TranslationOptions):
    fields = ("title",)
