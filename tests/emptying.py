"""After a test whose changes are committed: only tables that hold rows are emptied, and permissions and groups stay.

Django empties all tables and then makes all permissions and groups again, which takes longer than most tests.
"""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from alzhir_site.models import Role

# Parents first. ContentType and Permission are as the migration left them; tests change the groups.
MADE = (Group, Role, Group.permissions.through)
STAYING = {"django_migrations", ContentType._meta.db_table, Permission._meta.db_table}


def made():
    """The rows of the tables that a migration fills anew: [(model, [record, ...]), ...]."""
    return [(model, list(model._base_manager.order_by("pk"))) for model in MADE]


def empty(as_made):
    """Empties the test database; `as_made` stands there again."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    tables -= STAYING
    if same(as_made):
        tables -= {model._meta.db_table for model in MADE}
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        for table in filled(cursor, sorted(tables)):
            cursor.execute(f'DELETE FROM "{table}"')
        if not same(as_made):
            for model, records in as_made:
                model._base_manager.bulk_create(records)
    ContentType.objects.clear_cache()


def same(as_made):
    return all(
        list(model._base_manager.order_by("pk").values()) == [plain(record) for record in records]
        for model, records in as_made
    )


def plain(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def filled(cursor, tables):
    """Those tables that hold rows, asked all at once."""
    asked = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables]
    # SQLite joins 500 such questions at most.
    cursor.execute(" UNION ALL ".join(asked))
    return [table for (table,) in cursor.fetchall()]
