from django.urls import path

from .views import camp

app_name = "camp"
urlpatterns = [
    path("", camp.history, name="history"),
    path("stones/", camp.stone_list, name="stone-list"),
    path("stones/<slug:slug>/", camp.stone_detail, name="stone-detail"),
]
