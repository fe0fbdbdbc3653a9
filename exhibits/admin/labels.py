"""Labels that staff print for showcases and halls."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from visitors.models import Hall

from .. import labels
from ..models import Exhibit

# What one printing takes.
MOST = 200


class PrintsLabels:
    """For the admin of exhibits: an action for those that are chosen, and a page for the halls."""

    actions = ["print_labels"]

    def get_urls(self):
        own = path(
            "labels/", self.admin_site.admin_view(self.hall_labels), name="exhibits_exhibit_hall_labels"
        )
        return [own, *super().get_urls()]

    @admin.action(description=_("Labels to print"), permissions=["view"])
    def print_labels(self, request, queryset):
        """In the order of the halls and of the walk through them."""
        keys = list(
            queryset.order_by("hall__position", "hall_position", "pk").values_list("pk", flat=True)[:MOST]
        )
        exhibits = Exhibit.objects.in_bulk(keys)
        public = set(Exhibit.objects.public().filter(pk__in=keys).values_list("pk", flat=True))
        return self.show(request, [labels.of_exhibit(exhibits[pk], pk in public) for pk in keys])

    def hall_labels(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = [
            labels.of_hall(hall, reverse("halls:hall-detail", args=[hall.slug]))
            for hall in Hall.objects.all()
        ]
        return self.show(request, found)

    def show(self, request, found):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Labels to print"),
            "labels": found,
            "most": MOST if len(found) == MOST else None,
        }
        return TemplateResponse(request, "admin/exhibits/labels.html", context)
