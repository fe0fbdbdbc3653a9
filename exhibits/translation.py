from modeltranslation.translator import TranslationOptions, register

from .models import Donation, DonationItem, Donor, Exhibit, Exhibition, ExhibitMedia, Kind


@register(Kind)
class KindTranslation(TranslationOptions):
    fields = ("name",)


@register(Exhibit)
class ExhibitTranslation(TranslationOptions):
    fields = (
        "title",
        "date_text",
        "material",
        "technique",
        "dimensions",
        "description",
        "inscription_meaning",
        "provenance",
        "archive",
        "rights_holder",
        "credit_line",
    )


@register(ExhibitMedia)
class ExhibitMediaTranslation(TranslationOptions):
    fields = ("caption",)


@register(Donation)
class DonationTranslation(TranslationOptions):
    fields = ("title", "story", "credit_line")


@register(Donor)
class DonorTranslation(TranslationOptions):
    fields = ("name", "place")


@register(DonationItem)
class DonationItemTranslation(TranslationOptions):
    fields = ("name", "note")


@register(Exhibition)
class ExhibitionTranslation(TranslationOptions):
    fields = ("title", "text")
