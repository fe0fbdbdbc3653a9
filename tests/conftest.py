import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation

from alzhir_site import stylesheet
from tests import emptying, template
from tests.chromium import CHROMIUM
from tests.environment import folder

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
# Tuesday, 12 May 2026, 11:00 in Astana. In UTC, so that the process itself does not move to Astana with it.
TUESDAY = datetime(2026, 5, 12, 6, 0, tzinfo=UTC)


def depends_on_database(item):
    """Whether another database could make a difference; a browser sees what the other tests ask for."""
    touches = item.get_closest_marker("django_db") or not DATABASE.isdisjoint(item.fixturenames)
    return touches and not item.get_closest_marker("browser")


def pytest_collection_modifyitems(config, items):
    """Browser tests only where Chromium is. Undefined variables in the admin's own templates are forgiven."""
    if os.environ.get("ONLY_TESTS_OF_DATABASE"):
        others = [item for item in items if not depends_on_database(item)]
        items[:] = [item for item in items if depends_on_database(item)]
        config.hook.pytest_deselected(items=others)
    for item in items:
        if item.path.name.startswith("test_admin"):
            item.add_marker("ignore_template_errors")
        if item.get_closest_marker("browser") and not CHROMIUM:
            item.add_marker(pytest.mark.skip(reason="Chromium not found"))


@pytest.fixture(scope="session")
def base_url():
    """In the place of pytest-playwright's own, whose definition pytest 9 warns of."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": flags}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """On SQLite a file, which threads, the live server and other processes share; no waiting for the disk."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        database.setdefault("TEST", {})["NAME"] = os.path.join(folder, "test.sqlite3")
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """In the place of pytest-django's own, with which each process migrates a database from nothing.

    At the end other sessions are shut out: a live server's thread may still hold a connection.
    """
    with django_db_blocker.unblock(), template.one_at_a_time():
        is_copy = template.lay()
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, keepdb=is_copy)
        if not is_copy:
            template.keep()
        as_made = emptying.made()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: emptying.empty(as_made))
        yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
        teardown_databases(made, verbosity=0)
        template.remove()


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """What a module's fixtures write below this one stands for all its tests, and goes with the last.

    Its tests ask for `db` as well: what they change themselves goes with each.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session", autouse=True)
def site_settings(django_test_environment):
    """Mail goes through the outbox, as in production, not into the test runner's list; fast passwords."""
    settings.EMAIL_BACKEND = "alzhir_site.outbox.OutboxBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def one_stylesheet(django_test_environment):
    """Browsers get the site's stylesheet whole, as in production: in forty pieces it was half of their work."""
    whole = Path(folder, "joined", stylesheet.SITE)
    whole.parent.mkdir(parents=True)
    whole.write_text(stylesheet.joined(stylesheet.SITE, lambda name: Path(finders.find(name)).read_text()))
    settings.STATICFILES_DIRS = [Path(folder, "joined"), *settings.STATICFILES_DIRS]
    finders.get_finder.cache_clear()


@pytest.fixture(autouse=True)
def fresh_page():
    """No language and no cached value is left over from the test before."""
    translation.deactivate()
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture
def frozen():
    """The clock stands at Tuesday, 12 May 2026, 11:00 in Astana; its move_to() and shift() move it."""
    with time_machine.travel(TUESDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def database_url(transactional_db):
    """DATABASE_URL of the test database, for processes that a test starts."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    host = str(at["HOST"]).replace("/", "%2F")
    login = at["USER"] + (f":{at['PASSWORD']}" if at["PASSWORD"] else "")
    return f"postgres://{login}@{host}{':' + str(at['PORT']) if at['PORT'] else ''}/{at['NAME']}"


@pytest.fixture
def process_environment(database_url):
    """The environment for a process that works on the test database."""
    return {**os.environ, "DATABASE_URL": database_url}
