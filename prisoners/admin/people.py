from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from pictures.addresses.forms import AddressForm
from pictures.choosing import ChoosesPictures
from pictures.deletions import TellsDeletions
from pictures.editing.admin import Edited
from pictures.forms import AltFormSet
from pictures.language_order import KazakhFirst

from .. import register
from ..models import LANGUAGES, Document, Fact, FormKind, NameForm, NameUse, Person, Quotation, Relative
from ..templatetags.historic import told_date
from .duplicates import WarnsOfDuplicates
from .imports import ImportsTables


def translated(field, title):
    """A translated field as a fieldset of its own: kk | ru | en side by side."""
    return title, {"fields": [f"{field}_{code}" for code in LANGUAGES], "classes": ["mt-fieldset"]}


class NameFormSet(BaseInlineFormSet):
    def clean(self):
        """A published person has a name, and one principal form in a language."""
        super().clean()
        if any(self.errors):
            return
        kept = [form.cleaned_data for form in self.forms if not form.cleaned_data.get("DELETE")]
        kept = [row for row in kept if row]
        if self.instance.is_published and not kept:
            raise ValidationError(_("A published person needs a form of the name."))
        principal = [row["language"] for row in kept if row["kind"] == FormKind.PRINCIPAL]
        if len(principal) > len(set(principal)):
            raise ValidationError(_("There is already a principal form in this language."))


class NameFormInline(admin.StackedInline):
    model = NameForm
    formset = NameFormSet
    extra = 0
    classes = ["compact"]
    fields = [("surname", "given_name", "patronymic"), ("kind", "language", "seen_in", "order")]

    def get_extra(self, request, obj=None, **kwargs):
        """A new record begins with one form of the name, ready to be filled in."""
        return 0 if obj else 1


class TranslatedInline(KazakhFirst, TranslationStackedInline):
    group_fieldsets = True
    extra = 0
    # Several fields in a row, the labels above them: a person may have twenty facts.
    classes = ["compact"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """What is linked can be added from here; it is changed and deleted on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            for action in ("change", "delete", "view"):
                setattr(field.widget, f"can_{action}_related", False)
        return field


class FactInline(TranslatedInline):
    model = Fact
    autocomplete_fields = ["place", "nationality", "profession", "source"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("kind", "date", "order"),
                    ("place", "nationality", "profession"),
                    ("certainty", "source", "cited"),
                ]
            },
        ),
        translated("text", _("Text")),
    ]


class RelativeInline(TranslatedInline):
    model = Relative
    fk_name = "person"
    autocomplete_fields = ["other", "source"]
    fieldsets = [
        (None, {"fields": [("relation", "other", "order"), ("certainty", "source")]}),
        translated("name", _("Name")),
        translated("text", _("What is known")),
    ]


class QuotationInline(TranslatedInline):
    model = Quotation
    autocomplete_fields = ["source"]
    fieldsets = [(None, {"fields": [("source", "order")]}), translated("text", _("Quotation"))]


class DocumentInline(ChoosesPictures, TranslatedInline):
    model = Document
    formset = AltFormSet
    autocomplete_fields = ["source"]
    fieldsets = [
        (None, {"fields": [("date", "archive", "order"), ("picture", "source")]}),
        translated("title", _("Title")),
        translated("text", _("Transcription or description")),
    ]


class RefreshesOnce:
    """For the admin of persons: what is copied from names and facts is made once a save, not once a row."""

    def save_related(self, request, form, formsets, change):
        with register.held():
            super().save_related(request, form, formsets, change)
        register.refresh([form.instance.pk])


@admin.register(Person)
class PersonAdmin(
    Edited,
    ChoosesPictures,
    ImportsTables,
    WarnsOfDuplicates,
    RefreshesOnce,
    TellsDeletions,
    KazakhFirst,
    TranslationAdmin,
):
    form = AddressForm
    index_models = (NameUse,)
    list_display = [
        "__str__",
        "birth_told",
        "death_told",
        "told_in",
        "is_disputed",
        "is_published",
        "changed_at",
    ]
    list_filter = ["is_published", "is_disputed", "is_possibly_living", "is_generated"]
    search_fields = [*(f"listed_{code}" for code in LANGUAGES), "forms__surname", "slug", "import_id"]
    ordering = ["sort_ru", "slug"]
    autocomplete_fields = ["sources"]
    save_on_top = True
    group_fieldsets = True
    inlines = [NameFormInline, FactInline, RelativeInline, QuotationInline, DocumentInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("slug", "import_id"),
                    ("is_published", "is_possibly_living"),
                    "possibly_the_same",
                    "sources",
                    "portrait",
                ]
            },
        ),
        translated("fate", _("Fate in one line")),
        translated("life", _("Life")),
        (_("Disputed"), {"fields": ["is_disputed"]}),
        translated("dispute", _("What is disputed, and by whom")),
    ]

    @admin.display(description=_("born"), ordering="birth")
    def birth_told(self, person):
        return told_date(person.birth)

    @admin.display(description=_("died"), ordering="death")
    def death_told(self, person):
        return told_date(person.death)

    @admin.display(description=_("languages"))
    def told_in(self, person):
        return ", ".join(person.languages)
