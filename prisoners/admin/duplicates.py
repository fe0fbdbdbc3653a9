from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from .. import search


class WarnsOfDuplicates:
    """For the admin of persons: names the records whose surname and given name have the same keys.

    On the form, and once more as a warning after it was saved.
    """

    readonly_fields = ["possibly_the_same"]

    @admin.display(description=_("possibly the same person"))
    def possibly_the_same(self, person):
        """Never None: a form shows that as a word, whatever empty_value says."""
        return (person.pk and links(search.alike(person))) or "–"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        found = search.alike(form.instance)
        if found:
            text = format_html("{} {}", _("Possibly the same person, please compare:"), links(found))
            messages.warning(request, text)


def links(persons):
    """Their names as links to their forms in the admin; None without any."""
    if not persons:
        return None
    rows = [
        (reverse("admin:prisoners_person_change", args=[person.pk]), person, draft_mark(person))
        for person in persons
    ]
    return format_html_join(", ", '<a href="{}">{}</a>{}', rows)


def draft_mark(person):
    return "" if person.is_published else format_html(" ({})", _("not published"))
