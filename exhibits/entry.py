"""One exhibit as its page tells it: the record with all that is linked with it."""

from collections import defaultdict
from functools import cached_property

from django.db.models import Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from . import measures, statements
from .models import (
    LANGUAGES,
    Donation,
    DonationItem,
    Donor,
    Exhibit,
    Exhibition,
    ExhibitMedia,
    ExhibitPerson,
    Role,
)
from .trilingual import shown

# Languages that are written from right to left.
RIGHT_TO_LEFT = ("he", "yi")
TITLES = [*(f"title_{code}" for code in LANGUAGES), "accession_number"]


def exhibits(among=None):
    """The public exhibits, or those of `among`, with all that their pages tell, in a fixed number of queries."""
    chosen = Exhibit.objects.public() if among is None else among
    items = (
        DonationItem.objects.filter(donation__in=Donation.objects.public())
        .select_related("donation")
        .prefetch_related(Prefetch("donation__donors", Donor.objects.order_by("order", "pk")))
    )
    return with_media(chosen.select_related("kind", "hall")).prefetch_related(
        Prefetch("people", ExhibitPerson.objects.select_related("person")),
        Prefetch("donation_items", items),
        Prefetch("exhibitions", Exhibition.objects.published()),
    )


def with_media(exhibits):
    """These exhibits with their pictures in order."""
    media = ExhibitMedia.objects.select_related("picture").order_by("position", "pk")
    return exhibits.prefetch_related(Prefetch("media", media))


class Entry:
    """`exhibit` comes from exhibits(), or from with_media() for its pictures alone; texts are said in `language`."""

    def __init__(self, exhibit, language):
        self.exhibit, self.language = exhibit, language

    @cached_property
    def media(self):
        return list(self.exhibit.media.all())

    @property
    def is_read_by_page(self):
        """Whether the pictures are the pages of a text, not views of an object."""
        of_document = any(each.picture.paged_file_id for each in self.media)
        return len(self.media) > 1 and bool(of_document or self.exhibit.inscription)

    @property
    def languages(self):
        return self.exhibit.languages

    @property
    def told_in(self):
        """The language that the page shows the record in; None where there is no text at all."""
        return shown(self.languages, self.language)

    @property
    def title(self):
        """The title for the page; its number, else its address, where there is none."""
        exhibit = self.exhibit
        return exhibit.shown_title(self.language) or exhibit.accession_number or exhibit.slug

    @property
    def roles(self):
        """[(what the role is called of such an object, [Person])], in the order of the roles."""
        found = defaultdict(list)
        for link in self.exhibit.people.all():
            found[link.role].append(link)
        in_order = (found[role] for role in Role if role in found)
        return [(links[0].said_role, [link.person for link in links]) for links in in_order]

    @property
    def measures(self):
        return measures.told(self.exhibit)

    @property
    def gifts(self):
        """[(Donation, the Donors who agreed to be named)] of the public gifts that it came with, each once."""
        donations = dict.fromkeys(item.donation for item in self.exhibit.donation_items.all())
        return [(gift, [donor for donor in gift.donors.all() if donor.is_named]) for gift in donations]

    @property
    def archive_reference(self):
        """In the page's language."""
        return statements.archive_reference(self.exhibit)

    @property
    def is_on_display(self):
        return self.exhibit.shown_hall is not None

    @property
    def direction(self):
        """In which direction the inscription runs. Its letters tell it: Kazakh has been written in Arabic ones too."""
        return "rtl" if self.exhibit.inscription_language in RIGHT_TO_LEFT else "auto"

    @property
    def needs_translation(self):
        """Whether readers of the page's language need a translation of the inscription."""
        return self.exhibit.inscription_language != self.language

    @property
    def changed_on(self):
        """The day in Kazakhstan when the record changed last."""
        return localdate(self.exhibit.changed_at)

    def neighbours(self):
        """(the exhibit before, the one after) on a walk through its hall; None where there is none."""
        if not self.is_on_display:
            return None, None
        here = self.exhibit
        others = here.hall.exhibits.public().on_display()
        beside, at = others.filter(hall_position=here.hall_position), here.hall_position
        before = first_of(
            beside.filter(pk__lt=here.pk).order_by("-pk"),
            others.filter(hall_position__lt=at).order_by("-hall_position", "-pk"),
        )
        after = first_of(
            beside.filter(pk__gt=here.pk).order_by("pk"),
            others.filter(hall_position__gt=at).in_hall_order(),
        )
        return before, after


def first_of(*choices):
    """The first exhibit of the first of these querysets that has one; None without any.

    In one query, each part of which is a look into an index: a hall may hold thousands at one position.
    """
    keys = [Subquery(choice.values("pk")[:1]) for choice in choices]
    return Exhibit.objects.filter(pk=Coalesce(*keys)).only("slug", *TITLES).first()
