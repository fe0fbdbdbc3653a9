"""Why an act on a contribution cannot be done: each with a translated message."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """An act that cannot be done now; `message` tells why."""

    message = _("This cannot be done with the contribution as it stands.")

    def __str__(self):
        return str(self.message)


class WrongState(Refused):
    message = _(
        "The contribution has changed in the meantime: this step no longer fits. Please look at it again."
    )


class NoContact(Refused):
    message = _("The sender’s contact has been deleted: nobody would get the question.")


class NoRecord(Refused):
    message = _("Choose the published record of a person first: the contribution appears on its page.")


class NothingAgreed(Refused):
    message = _("The sender has not agreed to the publication of a text or photo that is here.")


class PhotosNotAgreed(Refused):
    message = _("Files are chosen for publication, but the sender has not agreed to publish photos.")


class NotAPicture(Refused):
    message = _("A PDF cannot be published: choose pictures only.")


class NoAltText(Refused):
    message = _("Write an alternative text for every chosen picture, and save, before you publish.")
