"""The figures of the camp in templates."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, gettext_noop

from .. import kazakh_numbers
from ..models import Accuracy

register = template.Library()

COUNTED = {
    Accuracy.ABOUT: gettext_noop("about %(number)s"),
    Accuracy.NEARLY: gettext_noop("nearly %(number)s"),
    Accuracy.MORE: gettext_noop("more than %(number)s"),
}
# The case in which Kazakh puts the number: 600-ге жуық, 18 000-нан астам.
KAZAKH_ENDINGS = {Accuracy.NEARLY: kazakh_numbers.to, Accuracy.MORE: kazakh_numbers.from_}


@register.simple_tag
def counted(figure):
    """{% counted figure %}: "more than 18,000"."""
    number = number_format(figure.value, use_l10n=True, force_grouping=True)
    if get_language() == "kk" and figure.accuracy in KAZAKH_ENDINGS:
        number += "-" + KAZAKH_ENDINGS[figure.accuracy](figure.value)
    return gettext(COUNTED[figure.accuracy]) % {"number": number} if figure.accuracy in COUNTED else number
