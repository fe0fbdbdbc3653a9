"""What the contribution form asks for each kind of contribution, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import ConsentItem, ContributionKind

KEEP_ALONE = (ConsentItem.KEEP,)


@dataclass(frozen=True)
class Ask:
    """`link` leads to the form, `label` and `hint` are those of its text field; the rest says what is required."""

    link: str
    title: str
    lead: str
    label: str
    hint: str = ""
    needs_about: bool = True
    needs_text: bool = True
    needs_files: bool = False
    consents: tuple = tuple(ConsentItem)


ASKS = {
    ContributionKind.RELATIVE: Ask(
        _("Tell us about a relative"),
        _("Tell us about a relative"),
        _(
            "What do you know of her life before the camp, in it and after it? A few lines are enough to begin with."
        ),
        _("What would you like to tell?"),
        _("Names, years and places help most. Say also how you know it. Any language is welcome."),
    ),
    ContributionKind.PHOTOS: Ask(
        _("Send photos or documents"),
        _("Send photos or documents"),
        _("A photograph, a letter, a certificate: a picture taken with a telephone is enough to begin with."),
        _("What do the pictures show?"),
        _("Who, where, when, and where the originals are."),
        needs_text=False,
        needs_files=True,
    ),
    ContributionKind.OBJECT: Ask(
        _("Offer an object"),
        _("Offer an object to the museum"),
        _(
            "Something that belonged to a woman of the camp, or was made there. Please send nothing by post before "
            "we have written to you."
        ),
        _("What is it, and how did it come to you?"),
        _("What it is made of, how large, its condition; a gift, or a loan or copy for the museum."),
        needs_about=False,
    ),
    ContributionKind.CORRECTION: Ask(
        _("Correct a record"),
        _("Correct a record"),
        _(
            "A wrong date, another spelling, a name that is missing: the museum compares what you write with its sources."
        ),
        _("What is wrong, and what is right?"),
        _("Say how you know it: a document, what the family tells, a book."),
    ),
    ContributionKind.REQUEST: Ask(
        _("Ask about a person"),
        _("I am looking for somebody"),
        _(
            "That no record is found does not mean that she was not there. Tell us whom you are looking for, and the "
            "museum looks too."
        ),
        _("What do you know already?"),
        _("Other spellings of the name, year and place of birth, family, what you have found in archives."),
        needs_text=False,
        consents=KEEP_ALONE,
    ),
    ContributionKind.REMOVAL: Ask(
        _("Report a problem or ask for removal"),
        _("Report a problem or ask for removal"),
        _(
            "Does something on this site hurt, is it wrong, or should it not be public? The museum will look into it "
            "and answer you."
        ),
        _("What is it about?"),
        _("Which page, and what you would like changed or removed. You need not give reasons."),
        needs_about=False,
        consents=KEEP_ALONE,
    ),
}
