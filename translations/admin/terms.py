from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import LANGUAGE_CHOICES, Term
from .term_tables import TermTables

CODES = [code for code, _name in LANGUAGE_CHOICES]


class LackingFilter(admin.SimpleListFilter):
    """Terms without a word in one of the languages."""

    title = _("lacks")
    parameter_name = "lacks"

    def lookups(self, request, model_admin):
        return [("any", _("any language")), *LANGUAGE_CHOICES]

    def queryset(self, request, queryset):
        if self.value() == "any":
            return queryset.filter(Q(kk="") | Q(ru="") | Q(en=""))
        return queryset.filter(**{self.value(): ""}) if self.value() in CODES else queryset


@admin.register(Term)
class TermAdmin(TermTables, admin.ModelAdmin):
    """The glossary: what is said how in each language."""

    list_display = ["name_kk", "name_ru", "name_en", "kind", "note"]
    list_display_links = ["name_kk", "name_ru", "name_en"]
    list_filter = ["kind", LackingFilter]
    list_per_page = 50
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget({"rows": 4})}}
    search_fields = [*CODES, *(f"forms_{code}" for code in CODES), "note"]
    fieldsets = [
        (None, {"fields": ["kind", *CODES]}),
        (
            _("Other forms"),
            {
                "fields": [f"forms_{code}" for code in CODES],
                "description": _(
                    "Forms that mark the term in a text as well, one a line. “лагер*” stands for every word"
                    " that begins so. Endings of cases are found without it."
                ),
            },
        ),
        (None, {"fields": ["note"]}),
    ]

    @admin.display(description=_("Kazakh"), ordering="kk", empty_value="–")
    def name_kk(self, term):
        return term.kk or None

    @admin.display(description=_("Russian"), ordering="ru", empty_value="–")
    def name_ru(self, term):
        return term.ru or None

    @admin.display(description=_("English"), ordering="en", empty_value="–")
    def name_en(self, term):
        return term.en or None
