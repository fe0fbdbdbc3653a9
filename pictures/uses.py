"""Where pictures are shown, found by the relations of whatever app points at them."""

from django.utils.translation import gettext, ngettext

from .deletions import whole


def places(picture):
    """The records that show the picture, one for each use; a part of a record stands for the whole."""
    return [
        whole(row)
        for relation in picture._meta.related_objects
        if not relation.many_to_many
        for row in relation.related_model._base_manager.filter(**{relation.field.name: picture}).order_by(
            "pk"
        )
    ]


def told_uses(count):
    """ "Used in 3 places"."""
    text = ngettext("Used in %(count)s place", "Used in %(count)s places", count)
    return text % {"count": count} if count else gettext("Not used")
