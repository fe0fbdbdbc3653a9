"""The way from a record's form in the admin to its page on the translation desk."""

from django import template

from .. import registry, rights
from ..addresses import record_url

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_address(context, record):
    """{% desk_address original as address %}: "" for records without translations, and for who may not open the desk."""
    known = type(record) in registry.fields() and record.pk is not None
    return record_url(record) if known and may_open_desk(context) else ""


@register.simple_tag(takes_context=True)
def may_open_desk(context):
    """{% may_open_desk as desk_is_open %}; nobody may where the page does not know its user."""
    user = context.get("user")
    return bool(user) and rights.may_open(user)
