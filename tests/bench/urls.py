from django.http import HttpResponse
from django.urls import path

from alzhir_site import urls


def bare(request):
    return HttpResponse("bare")


# A bare view behind the same middleware: the measure of a page's cost.
urlpatterns = [path("en/bare/", bare), *urls.urlpatterns]
