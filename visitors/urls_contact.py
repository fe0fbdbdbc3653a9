"""Under /contact/."""

from django.urls import path

from .correspondence import views

app_name = "contact"
urlpatterns = [
    path("", views.write, {"desk": views.MESSAGES}, name="message-new"),
    path("thanks/", views.sent, {"template": "visitors/message_sent.html"}, name="message-sent"),
]
