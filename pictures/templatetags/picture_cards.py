"""Pictures as staff see them beside a field, and in the library's list."""

from django import template

from ..models.picture import LANGUAGES
from ..thumbnails import thumbnail
from ..uses import told_uses

register = template.Library()
register.simple_tag(thumbnail)
register.filter(told_uses)


@register.inclusion_tag("admin/pictures/_alts.html")
def alternative_texts(picture):
    """A line for each language, with those that are missing."""
    return {"alts": [(code, getattr(picture, f"alt_{code}")) for code in LANGUAGES]}
