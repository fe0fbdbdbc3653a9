"""Words in the admin's templates that Django has written in English into the page."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext

register = template.Library()
# A variable, so that `make messages` does not take it for a text of ours.
SEARCH = "Search"


@register.filter(is_safe=True)
def named_search(html):
    """The search form with its field's name, which is the picture's, in the page's language."""
    return html.replace(f'alt="{SEARCH}"', format_html('alt="{}"', gettext(SEARCH)))
