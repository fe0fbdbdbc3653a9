"""Debian's Chromium, which the browser tests drive; None where it is not installed.

The shell without a window opens a page in a quarter of the time.
"""

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
