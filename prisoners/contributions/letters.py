"""The letters to senders of contributions, each in the sender's language, text and HTML; links from SITE_URL.

They greet nobody by name and carry neither the text nor the contact: only the link, in the body.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..models import Contact
from ..models.contributions import digest

# By this header the letters of a contribution are found again when its contact is deleted.
HEADER = "X-Contribution"


@dataclass(frozen=True)
class Wording:
    """`text` comes before the museum's own words to the sender, `link` before the link."""

    subject: str
    text: str
    link: str = gettext_lazy(
        "You can see how it stands, or withdraw it, at this link. Keep the link to yourself:"
    )


WORDINGS = {
    "received": Wording(
        gettext_lazy("The museum has received what you sent"),
        gettext_lazy("Thank you. What you sent has arrived at the museum, and somebody will read it."),
        gettext_lazy(
            "At this link you can see how it stands, and withdraw it at any time. Keep it to yourself:"
        ),
    ),
    "question": Wording(
        gettext_lazy("The museum has a question for you"),
        gettext_lazy("Thank you for what you sent. Before we go on, we have a question:"),
        gettext_lazy("You can answer on this page, which is yours alone:"),
    ),
    "accepted": Wording(
        gettext_lazy("The museum has accepted what you sent"),
        gettext_lazy("Thank you. The museum has accepted what you sent and keeps it."),
    ),
    "published": Wording(
        gettext_lazy("What you sent is now on the museum’s site"),
        gettext_lazy("Thank you. What you agreed to have published can now be read on this page:"),
        gettext_lazy(
            "You can withdraw it at any time at this link; it then disappears from the site at once:"
        ),
    ),
    "declined": Wording(
        gettext_lazy("About what you sent to the museum"),
        gettext_lazy("Thank you for what you sent. The museum cannot take it up as it is."),
    ),
    "withdrawn": Wording(
        gettext_lazy("What you sent to the museum has been withdrawn"),
        gettext_lazy(
            "As you wished, what you sent has been withdrawn. None of it is on the site any more, and the museum "
            "deletes it together with your contact details."
        ),
        gettext_lazy("The withdrawn contribution:"),
    ),
}


def send(contribution, kind, note=""):
    """Writes one letter in the caller's transaction; none where the contact is deleted already."""
    contact = Contact.objects.filter(contribution=contribution).first()
    if contact:
        letter(contribution, contact.email, kind, note).send()


def letter(contribution, address, kind, note):
    wording = WORDINGS[kind]
    with override(contribution.language):
        page = contribution.person.get_absolute_url() if kind == "published" else ""
        context = {
            "wording": wording,
            "note": note,
            "page": page and settings.SITE_URL + page,
            "link": link(contribution),
            "site": settings.SITE_URL,
        }
        message = EmailMultiAlternatives(
            subject=_("ALZHIR museum: %(subject)s") % {"subject": wording.subject},
            body=render_to_string("prisoners/email/letter.txt", context),
            to=[address],
            headers={"Auto-Submitted": "auto-generated", HEADER: str(contribution.pk)},
        )
        message.attach_alternative(render_to_string("prisoners/email/letter.html", context), "text/html")
    return message


def link(contribution):
    """The sender's own page, absolute, in the active language. After a change of the site's key it is a new one."""
    current = digest(contribution.secret)
    if contribution.secret_hash != current:
        contribution.secret_hash = current
        contribution.save(update_fields=["secret_hash"])
    return settings.SITE_URL + contribution.get_absolute_url()
