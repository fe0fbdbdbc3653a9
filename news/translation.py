from modeltranslation.translator import TranslationOptions, register

from pictures import versions

from .models import Post, PostFile


@register(Post)
class PostTranslation(TranslationOptions):
    fields = ("title", "lead", "body")


@register(PostFile)
class PostFileTranslation(TranslationOptions):
    fields = ("title",)


versions.keep(Post, PostFile)
