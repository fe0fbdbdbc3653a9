"""The years that have posts, asked in plain SQL."""

from datetime import datetime
from functools import lru_cache

from django.db import connections
from django.utils import timezone

MOST_YEARS = 60
# Written out: as expressions of the ORM these two cost more time than the rest of the page.
YEARS = f"""
WITH years(number, first, after) AS (VALUES {", ".join(["(%s, %s, %s)"] * MOST_YEARS)})
SELECT number FROM years WHERE EXISTS (
    SELECT 1 FROM news_post WHERE NOT withdrawn AND published_at >= first AND published_at < after
    AND (published_until IS NULL OR published_until > %s)
) ORDER BY number DESC"""  # noqa: S608


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
