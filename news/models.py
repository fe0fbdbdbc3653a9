from datetime import UTC, datetime, timedelta
from functools import lru_cache
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import connections, models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from pictures.models import Picture

from . import documents, slugs
from .tellings import Telling

LANGUAGES = ("kk", "ru", "en")
LANGUAGE_CHOICES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
MOST_YEARS = 60
# Written out: as expressions of the ORM these two cost more time than the rest of the page.
YEARS = f"""
WITH years(number, first, after) AS (VALUES {", ".join(["(%s, %s, %s)"] * MOST_YEARS)})
SELECT number FROM years WHERE EXISTS (
    SELECT 1 FROM news_post WHERE NOT withdrawn AND published_at >= first AND published_at < after
) ORDER BY number DESC"""  # noqa: S608
FIRST_PICTURES = """
SELECT picture.*, chosen.post_id FROM news_postpicture chosen JOIN pictures_picture picture ON picture.id = picture_id
WHERE post_id IN ({marks}) ORDER BY chosen.position DESC, chosen.id DESC"""


class Kind(models.TextChoices):
    NEWS = "news", pgettext_lazy("kind of post", "News")
    EVENT = "event", _("Event")
    EXHIBITION = "exhibition", _("Exhibition")
    EXPEDITION = "expedition", _("Expedition")
    ANNOUNCEMENT = "announcement", _("Announcement")
    PUBLICATION = "publication", _("Publication")


def year_bounds(year):
    """The first instants of `year` and of the next, in the museum's time."""
    zone = timezone.get_default_timezone()
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


@lru_cache
def year_params(vendor, newest):
    """What YEARS asks for: each year up to `newest` with its bounds, in the database's own form."""
    adapt = next(one.ops for one in connections.all() if one.vendor == vendor).adapt_datetimefield_value
    numbers = range(newest - MOST_YEARS + 1, newest + 1)
    return [value for number in numbers for value in (number, *map(adapt, year_bounds(number)))]


class PostQuerySet(models.QuerySet):
    def published(self, now):
        """Posts that visitors may see at `now` (aware): published, not withdrawn, not dated in the future."""
        return self.filter(withdrawn=False, published_at__lte=now)

    def in_year(self, year):
        """Posts published in `year`, 1 to 9998, in the museum's time."""
        first, after = year_bounds(year)
        return self.filter(published_at__gte=first, published_at__lt=after)

    def with_pictures(self):
        """Adds `shown_pictures`, a list of PostPicture with their pictures."""
        pictures = PostPicture.objects.select_related("picture")
        return self.prefetch_related(models.Prefetch("postpicture_set", pictures, to_attr="shown_pictures"))

    def with_first_picture(self):
        """A list of the posts, each with its `first_picture` or None: one query more."""
        posts = list(self)
        keys = [post.pk for post in posts]
        pictures = (
            Picture.objects.raw(FIRST_PICTURES.format(marks=", ".join(["%s"] * len(keys))), keys)
            if keys
            else []
        )
        first = {picture.post_id: picture for picture in pictures}
        for post in posts:
            post.first_picture = first.get(post.pk)
        return posts

    def years(self, now):
        """The years with published posts, newest first: one look into the index a year, however many posts."""
        connection = connections[self.db]
        newest = timezone.localtime(now).year
        params = list(year_params(connection.vendor, newest))
        params[-1] = connection.ops.adapt_datetimefield_value(now + timedelta(microseconds=1))
        with connection.cursor() as cursor:
            cursor.execute(YEARS, params)
            return [number for (number,) in cursor.fetchall()]


class Post(models.Model):
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Left empty, it is made from the title. Changing it breaks links to the post."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.NEWS)
    title = models.CharField(_("title"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = models.TextField(
        _("text"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    event_until = models.DateField(_("last day of the event"), null=True, blank=True)
    event_opens = models.TimeField(_("time of the event"), null=True, blank=True)
    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        validators=[MinValueValidator(datetime(2000, 1, 1, tzinfo=UTC))],
        help_text=_("Empty: a draft. In the future: the post appears by itself at that time."),
    )
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)
    pictures = models.ManyToManyField(Picture, through="PostPicture", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], condition=Q(withdrawn=False), name="post_published")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(event_until=None) | Q(event_until__gte=F("event_on")),
                name="post_event_ends_after_it_begins",
                violation_error_message=_("The last day of the event comes before the first."),
            )
        ]

    def __str__(self):
        return self.title or self.slug

    def save(self, *args, **kwargs):
        if not self.slug:
            taken = Post.objects.exclude(pk=self.pk)
            title = self.title_en or self.title_ru or self.title_kk or ""
            self.slug = slugs.free(title, lambda slug: taken.filter(slug=slug).exists())
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("news:post-detail", args=[self.slug])

    def clean(self):
        if not self.languages:
            raise ValidationError(_("A title and a lead or a text are needed in at least one language."))
        if slugs.is_reserved(self.slug):
            raise ValidationError({"slug": _("This address is taken by the site itself. Choose another.")})

    def written(self, field, language):
        """The text of a translated field in `language`; "" where there is none."""
        return getattr(self, f"{field}_{language}") or ""

    @property
    def languages(self):
        """The languages that the post exists in: those with a title and a lead or a text."""
        return [
            code
            for code in LANGUAGES
            if self.written("title", code) and (self.written("lead", code) or self.written("body", code))
        ]

    @property
    def published_languages(self):
        """The languages in which visitors read it, now or when its time comes; none of a draft."""
        return self.languages if self.published_at and not self.withdrawn else []

    def telling(self, page):
        """The Telling for a page in the language `page`: all of it in one language, never mixed."""
        there = self.languages or [code for code in LANGUAGES if self.written("title", code)]
        code = next((code for code in resolution_order(page, FALLBACK_LANGUAGES) if code in there), page)
        texts = {field: self.written(field, code) for field in ("title", "lead", "body")}
        return Telling(post=self, language=code, foreign=code != page, **texts)

    @cached_property
    def published_on(self):
        """The day of publication, in the museum's time."""
        return timezone.localdate(self.published_at)

    @property
    def is_of_another_day(self):
        """True when the event's day is not that of the publication, so that both must be told."""
        return self.event_on is not None and self.event_on != self.published_on

    @property
    def kind_label(self):
        """As get_kind_display(), which translates all the kinds each time."""
        return Kind(self.kind).label


class PostPicture(models.Model):
    post = models.ForeignKey(Post, models.CASCADE)
    picture = models.ForeignKey(Picture, models.PROTECT, verbose_name=_("picture"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "picture"], name="postpicture_once")]

    def __str__(self):
        return str(self.picture)


def own_name(file, name):
    """Where a document is stored; nothing of the name that it came with is used."""
    return f"files/{uuid4().hex}.{file.extension}"


class PostFile(models.Model):
    """A file to download: an e-book, a programme. `language` is the language it is written in."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="files")
    file = models.FileField(_("file"), upload_to=own_name, help_text=_("PDF or EPUB, at most 50 MB."))
    extension = models.CharField(max_length=8, editable=False, default="")
    size = models.PositiveBigIntegerField(_("size, bytes"), editable=False, default=0)
    title = models.CharField(_("title"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True, choices=LANGUAGE_CHOICES)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["position", "id"]

    def __str__(self):
        return self.title or f"№ {self.pk}"

    def save(self, *args, **kwargs):
        """Whatever path saves it, a new file is looked at: ValidationError when it is neither PDF nor EPUB."""
        if self.file and not self.file._committed:
            self.size = self.file.size
            self.extension = documents.extension(self.file, self.size)
            self.file.seek(0)
        super().save(*args, **kwargs)
