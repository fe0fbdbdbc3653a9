from django.urls import path

from .views import exhibits

app_name = "exhibits"
urlpatterns = [
    path("<slug:slug>/", exhibits.exhibit_detail, name="exhibit-detail"),
]
