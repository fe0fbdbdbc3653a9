from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from modeltranslation.admin import TranslationAdmin

from .choosing import carded
from .deletions import TellsDeletions
from .editing.admin import Edited
from .forms import PagedFileForm, PictureForm
from .language_order import KazakhFirst
from .models import IN_LANGUAGE, PagedFile, Picture, State
from .templatetags.picture_cards import alternative_texts
from .thumbnails import thumbnail
from .uses import places, told_uses


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
class PictureAdmin(Edited, TellsDeletions, KazakhFirst, MadeLaterAdmin, TranslationAdmin):
    form = PictureForm
    group_fieldsets = True
    list_display = ["thumbnail", "texts", "size", "uses", "variants", "created_at"]
    list_display_links = ["thumbnail", "texts"]
    list_filter = [MissingAlt, Use, "state"]
    list_per_page = 30
    search_fields = [f"{field}_{code}" for field in ("alt", "credit") for code in ("kk", "ru", "en")]
    readonly_fields = ["preview", "variants", "used_in"]

    def get_fieldsets(self, request, obj=None):
        """The translated groups; the picture itself stands above the field that replaces it, what is made of it below."""
        (name, options), *groups = super().get_fieldsets(request, obj)
        own = ["preview", "variants", "used_in"]
        others = [field for field in options["fields"] if field not in own]
        fields = ["preview", *others, "variants", "used_in"] if obj else others
        return [(name, {**options, "fields": fields}), *groups]

    def get_queryset(self, request):
        return super().get_queryset(request).with_uses()

    def get_urls(self):
        view = self.admin_site.admin_view(self.card)
        return [path("<int:pk>/card/", view, name="pictures_picture_card"), *super().get_urls()]

    def card(self, request, pk):
        """What stands beside the number of a picture in a form: a part of a page."""
        picture = carded(pk) if self.has_view_permission(request) else None
        if not picture:
            raise Http404
        return render(request, "admin/pictures/_card.html", {"picture": picture})

    @admin.display(description=_("alternative text"))
    def texts(self, picture):
        return render_to_string("admin/pictures/_alts.html", alternative_texts(picture))

    @admin.display(description=_("used in"))
    def used_in(self, picture):
        """The places, each a link."""
        found = places(picture)
        rows = format_html_join("", "<li>{}</li>", ((self.told_record(place),) for place in found))
        return format_html('{}<ul class="uses">{}</ul>', told_uses(len(found)), rows)

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        return thumbnail(picture)

    @admin.display(description=_("picture"))
    def preview(self, picture):
        return format_html('<a href="{}">{}</a>', picture.file.url, thumbnail(picture, edge=320))

    @admin.display(description=_("size, px"))
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    @admin.display(description=pgettext_lazy("pictures", "use"), ordering="uses")
    def uses(self, picture):
        return told_uses(picture.uses)

    @admin.display(description=_("variants"), ordering="state")
    def variants(self, picture):
        """480, 960 px; the state while they are not made."""
        if picture.state == State.MADE:
            return ", ".join(map(str, picture.widths)) + " px"
        return self.progress(picture)


@admin.register(PagedFile)
class PagedFileAdmin(Edited, KazakhFirst, MadeLaterAdmin, TranslationAdmin):
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
