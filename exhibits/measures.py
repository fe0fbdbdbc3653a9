"""The size and weight of an object, told for people in the page's language. Pure."""

from django.utils.formats import number_format
from django.utils.translation import pgettext_lazy

# Translators: %(size)s is a number with its unit, as 12.5 cm: give it no ending.
SIZES = {
    "height": pgettext_lazy("size of an object", "height %(size)s"),
    "width": pgettext_lazy("size of an object", "width %(size)s"),
    "depth": pgettext_lazy("size of an object", "depth %(size)s"),
    "diameter": pgettext_lazy("size of an object", "diameter %(size)s"),
}
WEIGHT = pgettext_lazy("size of an object", "weight %(size)s")


def told(exhibit):
    """ "height 12.5 cm, width 8 cm, weight 30 g" with the numbers of the page's language; "" where none is known."""
    unit, weight_unit = exhibit.get_size_unit_display(), exhibit.get_weight_unit_display()
    found = [
        said % {"size": with_unit(value, unit)}
        for name, said in SIZES.items()
        if (value := getattr(exhibit, name)) is not None
    ]
    if exhibit.weight is not None:
        found.append(WEIGHT % {"size": with_unit(exhibit.weight, weight_unit)})
    return ", ".join(found)


def with_unit(value, unit):
    """A Decimal without needless noughts, and its unit on the same line."""
    return f"{number_format(value.normalize(), use_l10n=True)}\xa0{unit}"
