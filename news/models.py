from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    NEWS = "news", _("News")
    EVENT = "event", _("Event")
    EXHIBITION = "exhibition", _("Exhibition")
    EXPEDITION = "expedition", _("Expedition")
    ANNOUNCEMENT = "announcement", _("Announcement")
    PUBLICATION = "publication", _("Publication")


class PostQuerySet(models.QuerySet):
    def published(self, now):
        """Posts that visitors may see at `now` (aware): published, not withdrawn, not dated in the future."""
        return self.filter(withdrawn=False, published_at__lte=now)


class Post(models.Model):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.NEWS)
    title = models.CharField(_("title"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = models.TextField(
        _("text"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    event_until = models.DateField(_("last day of the event"), null=True, blank=True)
    event_opens = models.TimeField(_("time of the event"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, db_index=True)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    source = models.CharField(_("source"), max_length=200, blank=True)
    pictures = models.ManyToManyField("pictures.Picture", through="PostPicture", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-published_at", "-id"]

    def __str__(self):
        return self.title_kk or self.title_ru or self.title_en or self.slug

    def get_absolute_url(self):
        return reverse("news:post-detail", args=[self.slug])


class PostPicture(models.Model):
    post = models.ForeignKey(Post, models.CASCADE)
    picture = models.ForeignKey("pictures.Picture", models.PROTECT, verbose_name=_("picture"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "picture"], name="postpicture_once")]


class PostFile(models.Model):
    """A file to download: an e-book, a programme. `language` is the language it is written in."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="files")
    file = models.FileField(_("file"), upload_to="files/")
    title = models.CharField(_("title"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["position", "id"]
