"""What must stand before the settings are read; pytest loads it first (`-p` in pyproject.toml).

Test mode, a folder of its own for each process in place of var/, and translations compiled.
"""

import atexit
import functools
import gc
import os
import shutil
import tempfile

import pytest

from alzhir_site.catalogues import compile_catalogues

folder = tempfile.mkdtemp(prefix="alzhir-test-")
os.mkdir(os.path.join(folder, "static"))
atexit.register(shutil.rmtree, folder, ignore_errors=True)

os.environ["SITE_MODE"] = "test"
os.environ["VAR_DIR"] = folder
# Playwright runs an event loop in the test's thread; Django would refuse every query of a browser test.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
for name in ("STATIC_ROOT", "MEDIA_ROOT", "SITE_URL", "ALLOWED_HOSTS", "PORT", "SECRET_KEY"):
    os.environ.pop(name, None)

if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ["TEST_SHARED_FOLDER"] = folder
    compile_catalogues()

# Looking for garbage among all that is loaded took a fifth of the time.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish():
    gc.collect()
    gc.freeze()


def roomy(call, **values):
    """Calls `call` where there is room for all its frames.

    Python 3.11 keeps frames in pieces of 16 KB, and a loop whose calls cross the end of one asks the system for memory at
    each turn; a frame that says it is larger gets a piece which holds those above it too.
    """
    return call(**values)


roomy.__code__ = roomy.__code__.replace(co_stacksize=70_000)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    pyfuncitem.obj = functools.partial(roomy, pyfuncitem.obj)
    return (yield)
