from django.urls import include, path

from . import urls_contributions
from .views import exports, exports_of_one, lists, people

app_name = "prisoners"
urlpatterns = [
    path("", lists.person_list, name="person-list"),
    path("wall/", lists.wall, name="wall"),
    path("by/<slug:name>/", lists.choice_list, name="choice-list"),
    path("contribute/", include(urls_contributions)),
    path("export.csv", exports.export_csv, name="export-csv"),
    path("export.json", exports.export_json, name="export-json"),
    path("<slug:slug>/", people.person_detail, name="person-detail"),
    path("<slug:slug>/qr.svg", exports_of_one.person_qr, name="person-qr"),
    path("<slug:slug>.ged", exports_of_one.person_gedcom, name="person-gedcom"),
]
