from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from .forms import PictureForm
from .language_order import KazakhFirst
from .models import Picture


@admin.register(Picture)
class PictureAdmin(KazakhFirst, TranslationAdmin):
    form = PictureForm
    group_fieldsets = True
    list_display = ["thumbnail", "__str__", "size", "uses", "created_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_per_page = 30
    search_fields = [f"{field}_{code}" for field in ("alt", "credit") for code in ("kk", "ru", "en")]
    readonly_fields = ["preview"]

    def get_fieldsets(self, request, obj=None):
        """The translated groups; the picture itself stands above the field that replaces it."""
        (name, options), *groups = super().get_fieldsets(request, obj)
        others = [field for field in options["fields"] if field != "preview"]
        return [(name, {**options, "fields": ["preview", *others]}), *groups]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        width, height = picture.small_size
        scale = min(1, 96 / max(width, height))
        return format_html(
            '<img src="{}" alt="" width="{}" height="{}" loading="lazy">',
            picture.small_url,
            round(width * scale),
            round(height * scale),
        )

    @admin.display(description=_("picture"))
    def preview(self, picture):
        return self.thumbnail(picture) if picture.pk else "–"

    @admin.display(description=_("size, px"))
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("used in"), ordering="uses")
    def uses(self, picture):
        return picture.uses
