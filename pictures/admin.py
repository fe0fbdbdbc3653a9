from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from modeltranslation.admin import TranslationAdmin

from .deletions import TellsDeletions
from .forms import PagedFileForm, PictureForm
from .language_order import KazakhFirst
from .models import IN_LANGUAGE, PagedFile, Picture, State
from .thumbnails import thumbnail


class MissingAlt(admin.SimpleListFilter):
    """Pictures that have no alternative text in a language."""

    title = _("no alternative text")
    parameter_name = "without_alt"

    def lookups(self, request, model_admin):
        return list(IN_LANGUAGE.items())

    def queryset(self, request, queryset):
        return queryset.lacking_alt(self.value()) if self.value() in IN_LANGUAGE else queryset


class Use(admin.SimpleListFilter):
    """By whether any record points at the picture."""

    title = pgettext_lazy("pictures", "use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("used", pgettext_lazy("pictures", "used")), ("unused", pgettext_lazy("pictures", "unused"))]

    def queryset(self, request, queryset):
        found = {"used": {"uses__gt": 0}, "unused": {"uses": 0}}.get(self.value(), {})
        return queryset.filter(**found)


class MadeLaterAdmin(admin.ModelAdmin):
    """What a worker makes outside the request: how far it is, and a second attempt."""

    actions = ["make_again"]

    @admin.display(description=_("state"), ordering="state")
    def progress(self, row):
        if row.state == State.FAILED:
            return format_html('<span class="failed">{}: {}</span>', row.get_state_display(), row.error)
        return row.get_state_display()

    @admin.action(description=_("Make again"), permissions=["change"])
    def make_again(self, request, queryset):
        count = self.to_make(queryset).make_again()
        text = ngettext("%(count)d waits to be made.", "%(count)d wait to be made.", count)
        messages.success(request, text % {"count": count})

    def to_make(self, queryset):
        # The annotations of the list are of no use in an UPDATE.
        return self.model.objects.filter(pk__in=queryset.values("pk"))


@admin.register(Picture)
class PictureAdmin(TellsDeletions, KazakhFirst, MadeLaterAdmin, TranslationAdmin):
    form = PictureForm
    group_fieldsets = True
    list_display = ["thumbnail", "__str__", "size", "uses", "variants", "created_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_filter = [MissingAlt, Use, "state"]
    list_per_page = 30
    search_fields = [f"{field}_{code}" for field in ("alt", "credit") for code in ("kk", "ru", "en")]
    readonly_fields = ["preview", "variants"]

    def get_fieldsets(self, request, obj=None):
        """The translated groups; the picture itself stands above the field that replaces it, what is made of it below."""
        (name, options), *groups = super().get_fieldsets(request, obj)
        own = ["preview", "variants"]
        others = [field for field in options["fields"] if field not in own]
        fields = ["preview", *others, "variants"] if obj else others
        return [(name, {**options, "fields": fields}), *groups]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        return thumbnail(picture)

    @admin.display(description=_("picture"))
    def preview(self, picture):
        return format_html('<a href="{}">{}</a>', picture.file.url, thumbnail(picture, edge=320))

    @admin.display(description=_("size, px"))
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("used in"), ordering="uses")
    def uses(self, picture):
        return picture.uses

    @admin.display(description=_("variants"), ordering="state")
    def variants(self, picture):
        """480, 960 px; the state while they are not made."""
        if picture.state == State.MADE:
            return ", ".join(map(str, picture.widths)) + " px"
        return self.progress(picture)


@admin.register(PagedFile)
class PagedFileAdmin(KazakhFirst, MadeLaterAdmin, TranslationAdmin):
    form = PagedFileForm
    group_fieldsets = True
    list_display = ["__str__", "page_count", "progress", "pages_link", "created_at"]
    list_filter = ["state"]
    search_fields = [f"title_{code}" for code in ("kk", "ru", "en")]

    def get_fieldsets(self, request, obj=None):
        (name, options), *groups = super().get_fieldsets(request, obj)
        fields = ["page_count", "progress", "pages_link"] if obj else ["file"]
        return [(name, {**options, "fields": fields}), *groups]

    def get_readonly_fields(self, request, obj=None):
        return ["page_count", "progress", "pages_link"] if obj else []

    def to_make(self, queryset):
        """A PDF is gone once its pages are drawn."""
        return super().to_make(queryset).exclude(file="")

    @admin.display(description=_("pictures"))
    def pages_link(self, paged_file):
        address = reverse("admin:pictures_picture_changelist")
        return format_html(
            '<a href="{}?paged_file__id__exact={}">{}</a>', address, paged_file.pk, _("the pages")
        )
