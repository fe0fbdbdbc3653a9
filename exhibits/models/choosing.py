"""How exhibits are chosen and ordered: the words that all pages ask for them with."""

from django.db import models
from django.db.models import Prefetch

from .links import ExhibitMedia, ExhibitPerson
from .terms import Location


class ExhibitQuerySet(models.QuerySet):
    def public(self):
        """What visitors may see: published, and no person linked with it is unpublished; her name may stand in any text."""
        held = ExhibitPerson.objects.filter(person__is_published=False)
        return self.filter(is_published=True).exclude(pk__in=held.values("exhibit"))

    def held_back(self):
        """Published, but not public, for the sake of a person who is not published."""
        held = ExhibitPerson.objects.filter(person__is_published=False)
        return self.filter(is_published=True, pk__in=held.values("exhibit"))

    def on_display(self):
        return self.filter(location=Location.DISPLAY).exclude(hall=None)

    def in_hall_order(self):
        return self.order_by("hall_position", "pk")

    def unique(self):
        """The selection that visitors know as “Unique exhibits”."""
        return self.filter(is_unique=True)

    def in_order(self, language):
        """In the alphabetical order of the titles in `language`; the same on every database."""
        return self.order_by(f"sort_{language}", "pk")

    def oldest_first(self):
        """Those without a year at the end."""
        return self.order_by(models.F("earliest").asc(nulls_last=True), "pk")

    def with_people(self):
        """With the persons' roles, for pages that tell what somebody is to the object."""
        return self.prefetch_related("people")

    def with_first_picture(self):
        """With what a tile shows: the kind, and the first picture as `first_picture`. One query more, however many."""
        first = ExhibitMedia.objects.select_related("picture").order_by("position", "pk")[:1]
        return self.select_related("kind").prefetch_related(Prefetch("media", first, to_attr="first_media"))
