"""Translated fields in the admin stand as kk | ru | en; modeltranslation would sort them by the alphabet."""

from django.conf import settings

ORDER = [code for code, _name in settings.LANGUAGES]


def rank(field):
    return ORDER.index(field.rpartition("_")[2])


class KazakhFirst:
    """For a TranslationAdmin or one of its inlines with group_fieldsets."""

    def get_fieldsets(self, request, obj=None):
        return [
            (label, {**options, "fields": sorted(options["fields"], key=rank)})
            if "mt-fieldset" in options.get("classes", ())
            else (label, options)
            for label, options in super().get_fieldsets(request, obj)
        ]
