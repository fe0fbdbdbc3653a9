"""The figures of the camp in templates."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext, gettext_noop

from ..models import Accuracy

register = template.Library()

# Kazakh puts no ending on a number that is filled in.
COUNTED = {
    Accuracy.ABOUT: gettext_noop("about %(number)s"),
    Accuracy.NEARLY: gettext_noop("nearly %(number)s"),
    Accuracy.MORE: gettext_noop("more than %(number)s"),
}


@register.simple_tag
def counted(figure):
    """{% counted figure %}: "more than 18,000"."""
    number = number_format(figure.value, use_l10n=True, force_grouping=True)
    return gettext(COUNTED[figure.accuracy]) % {"number": number} if figure.accuracy in COUNTED else number
