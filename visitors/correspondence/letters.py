"""The letters to those who wrote to the museum, each in the sender's language, text and HTML; links from SITE_URL.

They greet nobody by name and do not repeat what was written: the address may have been mistyped.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..sentences import in_page_language

# By this header the letters are found again when the address is deleted.
HEADER = "X-Visitor-Letter"
LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Wording:
    """`text` comes before the museum's own words, `link` before the address of the guest book."""

    subject: str
    text: str
    link: str = ""


WORDINGS = {
    "published": Wording(
        gettext_lazy("Your entry is in the guest book"),
        gettext_lazy("Thank you for your words. Everybody can now read them in the museum’s guest book."),
        gettext_lazy("The guest book:"),
    ),
    "declined": Wording(
        gettext_lazy("About your entry in the guest book"),
        gettext_lazy(
            "Thank you for writing to us. The museum does not show your entry in the guest book, and deletes it."
        ),
    ),
    "replied": Wording(
        gettext_lazy("The museum has replied to your entry in the guest book"),
        gettext_lazy("Thank you for your words in the guest book. The museum’s reply:"),
        gettext_lazy("The guest book:"),
    ),
    "answered": Wording(
        gettext_lazy("The museum’s answer to your message"),
        gettext_lazy("Thank you for writing to us. Our answer:"),
    ),
}


def about_entry(entry, kind, note=""):
    """Writes a letter in the caller's transaction; False where no address was left. A shown reply goes with it."""
    if not entry.email:
        return False
    with override(entry.letter_language):
        reply, _language = in_page_language({code: getattr(entry, f"reply_{code}") for code in LANGUAGES})
    parts = [note] if kind == "declined" else [reply, note]
    letter(entry, entry.letter_language, kind, "\n\n".join(filter(None, parts))).send()
    return True


def about_message(message):
    """Writes the letter with the answer; False where no address was left."""
    if message.email:
        letter(message, message.language, "answered", message.answer).send()
    return bool(message.email)


def letter(record, language, kind, words):
    wording = WORDINGS[kind]
    with override(language):
        context = {
            "wording": wording,
            "words": words,
            "link": settings.SITE_URL + reverse("guest-book:entry-list") if wording.link else "",
            "site": settings.SITE_URL,
        }
        message = EmailMultiAlternatives(
            subject=_("ALZHIR museum: %(subject)s") % {"subject": wording.subject},
            body=render_to_string("visitors/email/letter.txt", context),
            to=[record.email],
            headers={"Auto-Submitted": "auto-generated", HEADER: reference(record)},
        )
        message.attach_alternative(render_to_string("visitors/email/letter.html", context), "text/html")
    return message


def reference(record):
    """'guestbookentry-12', for HEADER."""
    return f"{record._meta.model_name}-{record.pk}"
