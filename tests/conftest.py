import os

os.environ.setdefault("SITE_MODE", "test")
