from django.urls import path

from .views import donations

app_name = "donations"
urlpatterns = [
    path("", donations.donation_list, name="donation-list"),
    path("<slug:slug>/", donations.donation_detail, name="donation-detail"),
]
