from modeltranslation.translator import TranslationOptions, register

from .models import Post, PostFile


@register(Post)
class PostTranslation(TranslationOptions):
    fields = ("title", "lead", "body")


@register(PostFile)
class PostFileTranslation(TranslationOptions):
    fields = ("title",)
