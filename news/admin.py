from django.contrib import admin, messages
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from pictures.choosing import ChoosesPictures
from pictures.editing.admin import Edited
from pictures.forms import AltFormSet
from pictures.language_order import KazakhFirst
from pictures.ordering import InOrder

from . import schedule
from .forms import PostFileForm, PostForm
from .models import LANGUAGE_CHOICES, LANGUAGES, Post, PostFile, PostPicture, State

# What is said of a post that lacks languages, by its state.
MISSING = {
    State.SHOWN: _(
        "This post can be read on the site but is missing in: %(languages)s. A label there says so."
    ),
    State.WAITS: _(
        "This post will appear at its time. Until then it can be translated; missing in: %(languages)s."
    ),
}
SCHEDULE = ["seen_when", ("published_at", "published_until"), "withdrawn"]


class YearFilter(admin.SimpleListFilter):
    """By the year of publication."""

    title = _("year")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        years = Post.objects.filter(published_at__isnull=False).dates("published_at", "year", order="DESC")
        return [(str(first.year), str(first.year)) for first in years]

    def queryset(self, request, queryset):
        year = self.value()
        return queryset.in_year(int(year)) if year in dict(self.lookup_choices) else queryset


class StateFilter(admin.SimpleListFilter):
    """By what visitors have of the posts now."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.in_state(self.value(), request.now) if self.value() in State.values else queryset


class PictureInline(ChoosesPictures, InOrder, admin.TabularInline):
    model = PostPicture
    formset = AltFormSet
    extra = 0


class FileInline(InOrder, TranslationStackedInline):
    model = PostFile
    form = PostFileForm
    extra = 0


@admin.register(Post)
class PostAdmin(Edited, KazakhFirst, TranslationAdmin):
    form = PostForm
    is_stamp_needed = True
    group_fieldsets = True
    list_display = ["__str__", "shown_languages", "kind", "event_day", "published", "state"]
    list_filter = [StateFilter, "kind", YearFilter]
    list_per_page = 50
    search_fields = [
        "slug",
        *(f"{field}_{code}" for field in ("title", "lead", "body") for code in LANGUAGES),
    ]
    readonly_fields = ["seen_when"]
    inlines = [PictureInline, FileInline]
    save_on_top = True

    def get_fieldsets(self, request, obj=None):
        """The schedule first, then the translated groups."""
        (name, options), *groups = super().get_fieldsets(request, obj)
        own = {"seen_when", "published_at", "published_until", "withdrawn"}
        others = [field for field in options["fields"] if field not in own]
        return [(None, {"fields": SCHEDULE}), (name, {**options, "fields": others}), *groups]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        missing = [str(name) for code, name in LANGUAGE_CHOICES if code not in obj.languages]
        if missing and (text := MISSING.get(obj.state_at(timezone.now()))):
            messages.warning(request, text % {"languages": ", ".join(missing)})

    @admin.display(description=_("date of the event"), ordering="event_on")
    def event_day(self, post):
        return formats.date_format(post.event_on, "SHORT_DATE_FORMAT") if post.event_on else "–"

    @admin.display(description=_("published"), ordering="published_at")
    def published(self, post):
        if post.published_at is None:
            return "–"
        return formats.date_format(timezone.localtime(post.published_at), "SHORT_DATETIME_FORMAT")

    @admin.display(description=_("languages"))
    def shown_languages(self, post):
        """kk ru –: a dash for each language that is missing."""
        return " ".join(code if code in post.languages else "–" for code in LANGUAGES)

    @admin.display(description=_("state"))
    def state(self, post):
        return post.state_at(timezone.now()).label

    @admin.display(description=_("visitors"))
    def seen_when(self, post):
        return schedule.sentence(post, timezone.now())
