"""Debian's Chromium, which the browser tests drive; None where it is not installed."""

import shutil

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
