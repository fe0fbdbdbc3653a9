import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alzhir_site.settings")
application = get_wsgi_application()
# What was loaded until now stays: looking through it for garbage cost a fifth of the home page's time.
gc.collect()
gc.freeze()
# Rarer than by default. The admin leaves much that goes in circles: collected never, it made a worker 2 MB larger.
gc.set_threshold(5_000, 10, 5)
