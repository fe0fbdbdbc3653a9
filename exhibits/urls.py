from django.urls import path

from .views import exhibits, exports, lists

app_name = "exhibits"
urlpatterns = [
    path("", lists.exhibit_list, name="exhibit-list"),
    path("by/<slug:name>/", lists.choice_list, name="choice-list"),
    path("export.csv", exports.exhibits_csv, name="export-csv"),
    path("export.json", exports.exhibits_json, name="export-json"),
    path("unique/", exhibits.unique_list, name="unique"),
    path("<slug:slug>/", exhibits.exhibit_detail, name="exhibit-detail"),
    path("<slug:slug>/pages/<int:number>/", exhibits.exhibit_page, name="exhibit-page"),
    path("<slug:slug>/qr.svg", exhibits.exhibit_qr, name="exhibit-qr"),
]
