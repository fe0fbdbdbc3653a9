from django.urls import re_path

from .views import media

# Names of our own make only: no dots but before a known extension, so no way out of the folder.
NAME = r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.(?:jpg|png|webp|avif|pdf|epub)"

app_name = "pictures"
urlpatterns = [re_path(rf"^(?P<name>{NAME})$", media, name="media")]
