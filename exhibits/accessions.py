"""What a gift holds enters the collection: an exhibit's record made from an object of the gift."""

from django.db import transaction
from django.db.models import Q

from prisoners.models import Person

from .addresses import free_address
from .models import LANGUAGES, AcquisitionMethod, DonationItem, Exhibit, Role


def translations(source, field, target):
    """The texts of `field` in all languages, under the name that they have in the other record."""
    return {f"{target}_{code}": getattr(source, f"{field}_{code}") for code in LANGUAGES}


@transaction.atomic
def exhibit_of(item):
    """The exhibit that this object of a gift became; where there is none, it is made, unpublished.

    What the gift says goes into it. Whom the gift concerns stands there as mentioned: what she was to the object, the
    museum says. Two at once make one record.
    """
    item = DonationItem.objects.select_for_update(of=["self"]).select_related("exhibit").get(pk=item.pk)
    if item.exhibit:
        return item.exhibit
    gift = item.donation
    exhibit = Exhibit.objects.create(
        slug=free_address(Exhibit, item.name_en, item.name_ru, item.name_kk),
        kind=item.kind,
        originality=item.originality,
        acquisition_method=AcquisitionMethod.GIFT,
        acquired_on=gift.date,
        **translations(item, "name", "title"),
        **translations(item, "note", "description"),
        **translations(gift, "credit_line", "credit_line"),
    )
    for order, person in enumerate(concerned(gift)):
        exhibit.people.create(person=person, role=Role.MENTIONED, order=order)
    item.exhibit = exhibit
    item.save(update_fields=["exhibit"])
    return exhibit


def concerned(gift):
    """The persons of the gift and of its donors: an exhibit is held back for the sake of the same as the gift."""
    return Person.objects.filter(Q(donations=gift) | Q(donors__donation=gift)).distinct().order_by("pk")
