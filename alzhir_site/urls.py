from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from . import countries, files, home, languages, previews, search, sitemaps
from .oai.views import oai

handler400 = "alzhir_site.errors.bad_request"
handler403 = "alzhir_site.errors.forbidden"
handler404 = "alzhir_site.errors.not_found"
handler500 = "alzhir_site.errors.server_error"

urlpatterns = [
    path("", languages.front_door, name="front-door"),
    path("favicon.ico", files.favicon, name="favicon"),
    path("media/", include("pictures.urls")),
    path("", include("exhibits.urls_open")),
    path("oai", oai, name="oai"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    re_path(r"^kz/(?P<rest>.*)$", languages.kz, name="kz"),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("accessibility/", home.accessibility, name="accessibility"),
        path("search/", search.site_search, name="search"),
        path("preview/<str:secret>/", previews.preview, name="preview"),
        path("news/", include("news.urls")),
        path("persons/", include("prisoners.urls")),
        path("camp/", include("prisoners.urls_camp")),
        path("countries/", countries.country_list, name="country-list"),
        path("countries/<slug:slug>/", countries.country_detail, name="country"),
        path("exhibits/", include("exhibits.urls")),
        path("halls/", include("exhibits.urls_halls")),
        path("donations/", include("exhibits.urls_donations")),
        path("exhibitions/", include("exhibits.urls_exhibitions")),
        path("visit/", include("visitors.urls")),
        path("guest-book/", include("visitors.urls_guest_book")),
        path("contact/", include("visitors.urls_contact")),
        path("mistake/", include("visitors.urls_mistakes")),
        path("", include("booking.urls")),
        path("admin/", admin.site.urls),
    ),
]
