"""What the database's planner knows of the tables; by itself it looks again after a minute or more."""

from django.apps import apps
from django.db import connection


def look_again(app):
    """After many rows of an app are written, so that the first searches are quick too.

    PostgreSQL reads lists from their indexes alone once the tables were vacuumed, which no transaction may do.
    """
    act = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in apps.get_app_config(app).get_models():
                cursor.execute(f"{act} {connection.ops.quote_name(model._meta.db_table)}")
        else:
            cursor.execute("PRAGMA optimize")
