from django.urls import path

from .views import lists, people

app_name = "prisoners"
urlpatterns = [
    path("", lists.person_list, name="person-list"),
    path("<slug:slug>/", people.person_detail, name="person-detail"),
]
