"""Rows of an inline that stand in an order of the staff's own: dragged, or moved by buttons. Without scripts, by number."""

from django.forms import Media, Script
from django.utils.translation import gettext_lazy as _

WORDS = {
    "data-up": _("Move up"),
    "data-down": _("Move down"),
    "data-drag": _("Drag to its place"),
    # Translators: what a screen reader says after a row was moved; NUMBER and COUNT are replaced.
    "data-moved": _("Moved to place NUMBER of COUNT"),
}


class InOrder:
    """For inlines with a number that orders them, `order_field`."""

    order_field = "position"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == self.order_field:
            field.widget.attrs |= WORDS
        return field

    @property
    def media(self):
        return super().media + Media(js=[Script("js/order_rows.js", type="module")])
