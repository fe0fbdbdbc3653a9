"""Why an act on a translation is refused, in words for who tried it."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The base of all; str() is what to show."""

    said = ""

    def __str__(self):
        return str(self.said)


class NotYours(Refused):
    said = _("This language was not given to you.")


class NotAnApprover(NotYours):
    said = _("Only who may approve translations can do this.")


class NotOnDesk(Refused):
    """The field is none of the desk's: nobody translates it, or it must not be changed."""

    said = _("This text is not translated here.")


class Changed(Refused):
    """The text or its source is not what was seen; nothing was written."""

    said = _("Somebody has changed this text or its source meanwhile. Look at both again before you save.")


class Gone(Refused):
    said = _("This record is no longer there.")


class NotNow(Refused):
    """The text is in a state in which this cannot be done."""

    said = _("The text is in another state by now. Look at it again.")
