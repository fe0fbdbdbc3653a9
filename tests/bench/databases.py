"""SQLite and PostgreSQL, fresh and with the site's tables, for the race and the measurements."""

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests import postgres


@contextmanager
def each(durable=False):
    """Yields [(name, DATABASE_URL)]: SQLite and, where its binaries are found, PostgreSQL.

    `durable` lets PostgreSQL wait for the disk, as in production; SQLite's setting is the site's own.
    """
    with tempfile.TemporaryDirectory(prefix="alzhir-bench-") as folder:
        sqlite = ("SQLite", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        found = postgres.binaries()
        if not found:
            print("PostgreSQL not found: measured on SQLite only")
            yield [sqlite]
            return
        options = [option for option in postgres.OPTIONS if not (durable and option.endswith("=off"))]
        with postgres.cluster(found, options) as url:
            base = url.rpartition("/")[0]
            psycopg.connect(f"{base}/postgres", autocommit=True).execute("CREATE DATABASE bench")
            yield [sqlite, ("PostgreSQL", f"{base}/bench")]


def run(module, url, *words):
    """Runs `python -m module words` on a database, in test mode; its output goes through. Returns the exit code."""
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": "."}
    return subprocess.run([sys.executable, "-m", module, *words], env=environment, check=False).returncode


def prepare():
    """Django set up in this process, the tables made."""
    import tests.environment  # noqa: F401  (must stand before the settings are read)

    os.environ["DJANGO_SETTINGS_MODULE"] = "alzhir_site.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
