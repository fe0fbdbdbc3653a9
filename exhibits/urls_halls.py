from django.urls import path

from .views import halls

app_name = "halls"
urlpatterns = [
    path("", halls.hall_list, name="hall-list"),
    path("<slug:slug>/", halls.hall_detail, name="hall-detail"),
    path("<slug:slug>/qr.svg", halls.hall_qr, name="hall-qr"),
]
