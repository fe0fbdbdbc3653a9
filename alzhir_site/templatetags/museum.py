"""The museum's address and contact for what is rendered without a request: mails and calendar files."""

from django import template

from visitors.models import Museum

register = template.Library()


@register.simple_tag
def museum_record():
    """{% museum_record as museum %}: one query."""
    return Museum.load()
