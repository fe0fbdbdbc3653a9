import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alzhir_site.settings")
application = get_wsgi_application()
# What was loaded until now stays: looking through it for garbage cost a fifth of the home page's time.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
