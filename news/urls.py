from django.urls import path, re_path

from . import views
from .feeds import feed

app_name = "news"
urlpatterns = [
    path("", views.post_list, name="post-list"),
    path("feed/", feed, name="feed"),
    re_path(r"^(?P<year>[12][0-9]{3})/$", views.post_list, name="year-list"),
    path("<slug:slug>/", views.post_detail, name="post-detail"),
]
