from modeltranslation.translator import TranslationOptions, register

from . import versions
from .models import PagedFile, Picture


@register(Picture)
class PictureTranslation(TranslationOptions):
    fields = ("alt", "credit")


@register(PagedFile)
class PagedFileTranslation(TranslationOptions):
    fields = ("title",)


# The picture itself is replaced for good.
versions.keep(Picture, without=["file"])
versions.keep(PagedFile, without=["file"])
