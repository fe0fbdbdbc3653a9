from modeltranslation.translator import TranslationOptions, register

from pictures import versions

from .models import (
    Attachment,
    CampFigure,
    ConsentWording,
    Country,
    Document,
    Equivalent,
    Fact,
    MemoryStone,
    NameForm,
    Nationality,
    Person,
    Place,
    Profession,
    Quotation,
    Relative,
    Source,
    TimelineEvent,
)


@register(Person)
class PersonTranslation(TranslationOptions):
    fields = ("name", "listed", "fate", "life", "dispute")
    # Copied from the name forms.
    not_on_desk = ("name", "listed")


@register([Country, Nationality, Place, Profession, Source])
class SharedTranslation(TranslationOptions):
    fields = ("name",)


@register(Fact)
class FactTranslation(TranslationOptions):
    fields = ("text",)


@register(Relative)
class RelativeTranslation(TranslationOptions):
    fields = ("name", "text")


@register(Quotation)
class QuotationTranslation(TranslationOptions):
    fields = ("text",)


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title", "text")


@register(CampFigure)
class CampFigureTranslation(TranslationOptions):
    fields = ("label", "note")


@register(TimelineEvent)
class TimelineEventTranslation(TranslationOptions):
    fields = ("title", "text")


@register(MemoryStone)
class MemoryStoneTranslation(TranslationOptions):
    fields = ("name", "organisation", "inscription_meaning", "set_up_by", "place", "text")


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ("alt", "credit")
    # What a visitor sent is private; the texts of what is shown are those of its picture.
    not_on_desk = ("alt", "credit")


@register(ConsentWording)
class ConsentWordingTranslation(TranslationOptions):
    fields = ("text",)
    # What somebody has agreed to is never changed.
    not_on_desk = ("text",)


# Nothing of what people sent: it is to go when it is withdrawn, or after its time.
versions.keep(Person, NameForm, Fact, Relative, Quotation, Document, CampFigure, TimelineEvent, MemoryStone)
versions.keep(Country, Nationality, Place, Profession, Source, Equivalent)
