from django.urls import path

from .views import exhibitions

app_name = "exhibitions"
urlpatterns = [
    path("", exhibitions.exhibition_list, name="exhibition-list"),
    path("<slug:slug>/", exhibitions.exhibition_detail, name="exhibition-detail"),
]
