from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from .. import images
from ..sources import Sources, variant_names, widths_of
from .making import MadeLater, MadeLaterQuerySet, State

LANGUAGES = ("kk", "ru", "en")
IN_LANGUAGE = {"kk": _("in Kazakh"), "ru": _("in Russian"), "en": _("in English")}


def own_name(picture, name):
    """Where a cleaned picture is stored; nothing of the name that it came with is used."""
    return f"pictures/{uuid4().hex}.{name.rpartition('.')[2]}"


class CleanFile(ContentFile):
    """A picture that images.clean() has made; `image` is the CleanImage."""

    def __init__(self, image):
        super().__init__(image.full.data, name=f"clean.{image.extension}")
        self.image = image


class PictureQuerySet(MadeLaterQuerySet):
    def with_uses(self):
        """Adds `uses`: how many records point at the picture, whatever their app."""
        counts = models.Value(0)
        for relation in self.model._meta.related_objects:
            model, name = relation.related_model, relation.field.name
            if relation.many_to_many:
                continue
            rows = model._base_manager.filter(**{name: models.OuterRef("pk")}).order_by().values(name)
            counts += models.functions.Coalesce(
                models.Subquery(rows.annotate(count=models.Count("pk")).values("count")), 0
            )
        return self.annotate(uses=counts)

    def lacking_alt(self, language):
        """Those without an alternative text in `language`."""
        return self.filter(Q(**{f"alt_{language}": None}) | Q(**{f"alt_{language}": ""}))


class Picture(MadeLater):
    """One picture of the library; other apps point at it. Whatever path saves it, the file is cleaned.

    Saving makes a large and a small file; the variants that pages show are made outside the request.
    """

    file = models.FileField(
        _("file"),
        upload_to=own_name,
        help_text=_(
            "JPEG, PNG, WebP or TIFF (of several pages the first), at most 50 MB and 50 million pixels. "
            "Place and camera are removed."
        ),
    )
    small = models.FileField(upload_to=own_name, editable=False, blank=True)
    width = models.PositiveIntegerField(_("width, px"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height, px"), editable=False, default=0)
    tone = models.CharField(max_length=12, editable=False, blank=True, default="")
    # The widths of the variants, px: "480 960 1600".
    made = models.CharField(max_length=40, editable=False, blank=True, default="")
    paged_file = models.ForeignKey(
        "pictures.PagedFile",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("document"),
    )
    page_number = models.PositiveSmallIntegerField(_("page number"), null=True, blank=True, editable=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, for those who do not see the picture."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(
                fields=["id"], condition=Q(state__in=[State.WAITING, State.MAKING]), name="picture_to_make"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["paged_file", "page_number"], name="picture_page_once")
        ]

    def __str__(self):
        return self.alt or f"№ {self.pk}"

    def save(self, *args, **kwargs):
        """A file that was replaced goes with its variants, once that is certain."""
        replaced = []
        if self.file and not self.file._committed:
            replaced = list(type(self)._base_manager.filter(pk=self.pk))
            self.take_in(self.file.file)
        super().save(*args, **kwargs)
        for old in replaced:
            old.delete_files_later()

    def take_in(self, file):
        """Puts the cleaned picture in place of an uploaded `file`; ValidationError when it is none."""
        if not isinstance(file, CleanFile):
            file = CleanFile(images.clean(file, file.size))
        image = file.image
        self.file = file
        self.small = ContentFile(image.small.data, name=file.name)
        self.width, self.height = image.full.width, image.full.height
        self.tone, self.made = image.tone, ""
        self.wait()

    @property
    def widths(self):
        """The widths of the variants that are made, px, in order."""
        return tuple(map(int, self.made.split()))

    @property
    def variants(self):
        """The names of the variants that are made, in the storage of `file`."""
        return variant_names(self.file.name, self.widths)

    @property
    def sources(self):
        """The Sources of what is made: all that a page needs, without a query."""
        return Sources(
            self.file.url,
            (self.width, self.height),
            self.small_url,
            self.small_size,
            self.widths,
            self.tone,
        )

    def url_of(self, width, extension="jpg"):
        """The address of a variant of at least `width` px, or of what there is."""
        return self.sources.url_of(width, extension)

    @property
    def small_size(self):
        """(width, height) of the small file, px."""
        edge = max(self.width, self.height)
        scale = min(1, images.SMALL_EDGE / edge) if self.small and edge else 1
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    @property
    def small_url(self):
        return (self.small or self.file).url

    def alt_for(self, page=None):
        """(alternative text, its language) for a page in the language `page`; ("", page) where there is none."""
        page = page or get_language()
        for code in resolution_order(page, FALLBACK_LANGUAGES):
            if text := getattr(self, f"alt_{code}"):
                return text, code
        return "", page

    def lacks_alt(self, languages=LANGUAGES):
        """Those of `languages` in which the picture has no alternative text."""
        return [code for code in languages if not getattr(self, f"alt_{code}")]

    def require_alt(self, languages):
        """ValidationError where it lacks an alternative text for pages in one of `languages`."""
        missing = self.lacks_alt(languages)
        if missing:
            text = _("“%(picture)s”: an alternative text is needed before it is published %(languages)s.")
            told = ", ".join(str(IN_LANGUAGE[code]) for code in missing)
            raise ValidationError(text, code="alt", params={"picture": self, "languages": told})

    def delete_files_later(self):
        """Deletes all that belongs to this picture's file once the transaction has ended well."""
        if not self.file:
            return
        storage, name = self.file.storage, self.file.name
        # Those that a worker may have begun as well.
        widths = {*self.widths, *widths_of(self.width)}
        names = [name, self.small.name, *variant_names(name, sorted(widths))]
        transaction.on_commit(lambda: [storage.delete(one) for one in names if one])


@receiver(post_delete, sender=Picture)
def delete_files(sender, instance, **kwargs):
    """The files go with their row."""
    instance.delete_files_later()
