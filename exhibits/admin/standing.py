"""Whether visitors see a record, and if not, why: told in the list and on the form."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _


class StandingFilter(admin.SimpleListFilter):
    title = _("on the site")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("public", _("on the site")), ("draft", _("not published")), ("held", _("held back"))]

    def queryset(self, request, queryset):
        if self.value() == "public":
            return queryset.public()
        if self.value() == "draft":
            return queryset.filter(is_published=False)
        return queryset.held_back() if self.value() == "held" else queryset


class TellsStanding:
    """For the admin of what is held back for the sake of a person. The model admin has hidden_persons(record)."""

    readonly_fields = ["standing"]

    @admin.display(description=_("on the site"), ordering="is_published")
    def standing_told(self, record):
        if not record.is_published:
            return _("not published")
        hidden = self.hidden_persons(record)
        if not hidden:
            return _("on the site")
        return format_html("{}: {}", _("held back"), ", ".join(map(str, hidden)))

    @admin.display(description=_("on the site"))
    def standing(self, record):
        """Never None: a form shows that as a word."""
        if not record.pk or not record.is_published:
            return _("It is not published.")
        hidden = self.hidden_persons(record)
        return self.because_of(hidden) if hidden else _("It is on the site.")

    def because_of(self, persons):
        text = _("It is held back, because it concerns a person who is not published: {}")
        rows = [(reverse("admin:prisoners_person_change", args=[one.pk]), one) for one in persons]
        return format_html(text, format_html_join(", ", '<a href="{}">{}</a>', rows))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        saved = self.get_queryset(request).get(pk=form.instance.pk)
        hidden = self.hidden_persons(saved) if saved.is_published else []
        if hidden:
            messages.warning(request, self.because_of(hidden))


def once(persons):
    """Each of them once, in their order."""
    return list({person.pk: person for person in persons}.values())
