from modeltranslation.translator import TranslationOptions, register

from pictures import versions

from .models import ConditionCheck, Donation, DonationItem, Donor, Exhibit, Exhibition, ExhibitMedia, Kind


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
    # Who did not agree to be named is named to translators and their tools no more than to visitors.
    on_desk = {"shows_name": True}


@register(DonationItem)
class DonationItemTranslation(TranslationOptions):
    fields = ("name", "note")


@register(Exhibition)
class ExhibitionTranslation(TranslationOptions):
    fields = ("title", "text")


# Donors are left out: what one of them takes back is to be nowhere.
versions.keep(Kind, Exhibit, ExhibitMedia, ConditionCheck, Donation, DonationItem, Exhibition)
