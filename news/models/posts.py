from datetime import UTC, datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from pictures.addresses.models import taken
from pictures.models import Picture

from .. import slugs
from ..prose.fields import ProseField
from ..tellings import Telling
from .kinds import LANGUAGES, Kind, State
from .queries import PostQuerySet

TOO_EARLY = _("The post would end before it is published: choose a later time.")


class Post(models.Model):
    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Left empty, it is made from the title. Links to a former address lead to the new one."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.NEWS)
    title = models.CharField(_("title"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = ProseField(_("text"), blank=True)
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
    published_until = models.DateTimeField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("Empty: for good. From that time on the post is nowhere on the site any more."),
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
            ),
            models.CheckConstraint(
                condition=Q(published_until=None) | Q(published_until__gt=F("published_at")),
                name="post_ends_after_it_is_published",
                violation_error_message=TOO_EARLY,
            ),
        ]

    def __str__(self):
        return self.title or self.slug

    def save(self, *args, **kwargs):
        if not self.slug:
            title = self.title_en or self.title_ru or self.title_kk or ""
            self.slug = slugs.free(title, self.is_of_another)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("news:post-detail", args=[self.slug])

    def is_of_another(self, slug):
        """Whether another post has this address, or any post had it."""
        return Post.objects.exclude(pk=self.pk).filter(slug=slug).exists() or bool(taken(Post, [slug]))

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

    def state_at(self, now):
        """What visitors have of the post at `now`, as PostQuerySet.published() rules."""
        if self.withdrawn:
            return State.WITHDRAWN
        if self.published_at is None:
            return State.DRAFT
        if self.published_at > now:
            return State.WAITS
        return State.ENDED if self.published_until and self.published_until <= now else State.SHOWN

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
