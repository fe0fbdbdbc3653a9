"""What the database's planner knows of the tables; by itself it looks again after a minute or more."""

from django.apps import apps
from django.db import connection


def look_again(app):
    """After many rows of an app are written, so that the first searches are quick too."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for model in apps.get_app_config(app).get_models():
                cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
        else:
            cursor.execute("PRAGMA optimize")
