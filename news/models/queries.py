from datetime import timedelta

from django.db import connections, models
from django.db.models import Q
from django.utils import timezone

from pictures.models import Picture

from .attachments import PostPicture
from .kinds import State
from .years import YEARS, year_bounds, year_params

FIRST_PICTURES = """
SELECT picture.*, chosen.post_id FROM news_postpicture chosen JOIN pictures_picture picture ON picture.id = picture_id
WHERE post_id IN ({marks}) ORDER BY chosen.position DESC, chosen.id DESC"""


class PostQuerySet(models.QuerySet):
    def published(self, now):
        """Posts that visitors may see at `now` (aware): not withdrawn, from their time of publication until their end.

        The one rule of it, with YEARS, which says the same in SQL.
        """
        return self.filter(
            Q(published_until=None) | Q(published_until__gt=now), withdrawn=False, published_at__lte=now
        )

    def in_state(self, state, now):
        """Posts of a State at `now`: what Post.state_at() says of each."""
        kept = self.filter(withdrawn=False)
        ended = Q(published_until__lte=now)
        return {
            State.WITHDRAWN: self.filter(withdrawn=True),
            State.DRAFT: kept.filter(published_at=None),
            State.WAITS: kept.filter(published_at__gt=now),
            State.SHOWN: self.published(now),
            State.ENDED: kept.filter(ended, published_at__lte=now),
        }[state]

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
        params.append(connection.ops.adapt_datetimefield_value(now))
        with connection.cursor() as cursor:
            cursor.execute(YEARS, params)
            return [number for (number,) in cursor.fetchall()]
