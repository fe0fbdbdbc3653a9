"""Under /mistake/: what is wrong in the text of a page."""

from django.urls import path

from .correspondence import views

app_name = "mistakes"
urlpatterns = [
    path("", views.write, {"desk": views.MISTAKES}, name="mistake-new"),
    path("thanks/", views.sent, {"template": "visitors/mistake_sent.html"}, name="mistake-sent"),
]
