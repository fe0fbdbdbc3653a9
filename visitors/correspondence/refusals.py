"""Why an act cannot be done: each with a translated message."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    message = _("This has been decided in the meantime: please look at it again.")

    def __str__(self):
        return str(self.message)


class WrongState(Refused):
    """The record no longer stands where the act begins."""


class NoAddress(Refused):
    message = _(
        "The visitor has left no e-mail address, or it has been deleted: nobody would get the letter."
    )


class NothingWritten(Refused):
    message = _("Write and save the reply first.")


class NoAnswer(Refused):
    message = _("Write the answer first.")
