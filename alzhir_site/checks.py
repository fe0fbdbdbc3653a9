"""System checks: what would go wrong quietly on a machine is said at start."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core.checks import Error, Tags, register
from django.db import connection


@register()
def zone_data_is_current(app_configs, **kwargs):
    """All Kazakhstan is UTC+5 since 1 March 2024; older zone data says +06 and shifts every tour by an hour."""
    if datetime(2024, 3, 2, tzinfo=ZoneInfo("Asia/Almaty")).utcoffset() == timedelta(hours=5):
        return []
    return [
        Error(
            "The machine's time zone data still says UTC+6 for Asia/Almaty.",
            hint="Update the system's tzdata (2024a or later) or remove it, so that the pinned tzdata package is used.",
            id="alzhir_site.E001",
        )
    ]


@register(Tags.database)
def database_folds_cyrillic(app_configs, databases=None, **kwargs):
    """PostgreSQL with lc_ctype C does not fold Cyrillic: search in Russian and Kazakh would be case-sensitive."""
    if not databases or connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('ӘЖ')")
        if cursor.fetchone()[0] == "әж":
            return []
    return [
        Error(
            "The database does not fold Cyrillic letters.",
            hint="Create it with ENCODING 'UTF8' and a UTF-8 LC_CTYPE (for example C.UTF-8).",
            id="alzhir_site.E002",
        )
    ]
