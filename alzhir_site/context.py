from django.conf import settings
from django.utils.functional import SimpleLazyObject

from visitors.models import Museum


def page(request):
    """What every page's frame needs: the museum's address record (one query, when asked), time and calendar."""
    return {
        "SITE_URL": settings.SITE_URL,
        "museum": SimpleLazyObject(Museum.load),
        "now": getattr(request, "now", None),
        "calendar": getattr(request, "calendar", None),
        "preview": getattr(request, "preview", None),
    }
