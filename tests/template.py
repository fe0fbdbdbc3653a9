"""The test database is migrated once for all of pytest's processes: the first makes it, the others copy it."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

# A folder that all processes of one run know; None where there is but one.
SHARED = os.environ.get("TEST_SHARED_FOLDER") if "PYTEST_XDIST_WORKER" in os.environ else None


@contextmanager
def one_at_a_time():
    if SHARED is None:
        yield
        return
    with open(Path(SHARED, "template.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def mark():
    return Path(SHARED, "template")


def lay():
    """Puts a copy of the migrated database where this process will look for its own; whether there was one."""
    if SHARED is None or not mark().exists():
        return False
    name = connection.creation._get_test_db_name()
    if connection.vendor == "sqlite":
        shutil.copyfile(mark(), name)
    else:
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{mark().read_text()}"')
    return True


def keep():
    """Keeps a copy of the database that this process has just migrated, for the others."""
    if SHARED is None:
        return
    name = connection.settings_dict["NAME"]
    connection.close()
    if connection.vendor == "sqlite":
        shutil.copyfile(name, mark())
        return
    copy = f"{name}_template"
    with connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
    mark().write_text(copy)


def remove():
    """Takes PostgreSQL's copy away; who comes after that migrates for itself."""
    if SHARED is None or connection.vendor == "sqlite":
        return
    with one_at_a_time():
        if mark().exists():
            with connection.creation._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{mark().read_text()}"')
            mark().unlink()
