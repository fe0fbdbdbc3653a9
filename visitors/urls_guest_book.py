"""Under /guest-book/."""

from django.urls import path

from .correspondence import views

app_name = "guest-book"
urlpatterns = [
    path("", views.entry_list, name="entry-list"),
    path("write/", views.write, {"desk": views.ENTRIES}, name="entry-new"),
    path("thanks/", views.sent, {"template": "visitors/entry_sent.html"}, name="entry-sent"),
]
