"""The museum's address and contact for what is rendered without a request: mails and calendar files."""

from django import template

from visitors.models import Museum

register = template.Library()
register.simple_tag(Museum.load, name="museum_record")
