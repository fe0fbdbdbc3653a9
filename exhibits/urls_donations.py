from django.urls import path

from .views import donations, exports

app_name = "donations"
urlpatterns = [
    path("", donations.donation_list, name="donation-list"),
    path("export.csv", exports.donations_csv, name="export-csv"),
    path("export.json", exports.donations_json, name="export-json"),
    path("<slug:slug>/", donations.donation_detail, name="donation-detail"),
]
