"""System checks: what would go wrong quietly on a machine is said at start."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.checks import Warning as Caution
from django.db import connection


@register()
def zone_data_is_current(app_configs, **kwargs):
    """All Kazakhstan is UTC+5 since 1 March 2024; older zone data says +06: every tour an hour late."""
    if datetime(2024, 3, 2, tzinfo=ZoneInfo("Asia/Almaty")).utcoffset() == timedelta(hours=5):
        return []
    return [
        Error(
            "The machine's time zone data still says UTC+6 for Asia/Almaty.",
            hint="Update tzdata to 2024a or later; PYTHONTZPATH= makes Python use the pinned package.",
            id="alzhir_site.E001",
        )
    ]


def answer(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@register(Tags.database)
def database_folds_cyrillic(app_configs, databases=None, **kwargs):
    """PostgreSQL with lc_ctype C does not fold Cyrillic: search would tell capitals from small letters."""
    if not databases or connection.vendor != "postgresql" or answer("SELECT lower('ӘЖ')") == "әж":
        return []
    return [
        Error(
            "The database does not fold Cyrillic letters.",
            hint="Create it with ENCODING 'UTF8' and a UTF-8 LC_CTYPE (for example C.UTF-8).",
            id="alzhir_site.E002",
        )
    ]


@register(Tags.database)
def database_zone_data_is_current(app_configs, databases=None, **kwargs):
    """PostgreSQL has zone data of its own, and finds the bookings of a day by it."""
    almaty = "SELECT extract(hour FROM timestamptz '2024-03-02 00:00+00' AT TIME ZONE 'Asia/Almaty')"
    if not databases or connection.vendor != "postgresql" or answer(almaty) == 5:
        return []
    return [
        Error(
            "The database's time zone data still says UTC+6 for Asia/Almaty.",
            hint="Update tzdata on the database's machine, or PostgreSQL itself, to 2024a or later.",
            id="alzhir_site.E003",
        )
    ]


@register(Tags.security, deploy=True)
def staff_need_a_second_factor(app_configs, **kwargs):
    """A password alone opens what people have confided to the museum."""
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Caution(
            "Staff may sign in with a password alone.",
            hint="Leave SECOND_FACTOR_REQUIRED at its default, or set it to 1.",
            id="alzhir_site.W001",
        )
    ]
