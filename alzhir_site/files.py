from django.conf import settings
from django.http import HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def favicon(request):
    """For pages that name no icon of their own, as the admin's."""
    return HttpResponseRedirect(static("art/favicon.svg"))


@require_safe
def media(request, path):
    """Uploaded files for the demo; in production the web server in front sends them."""
    return serve(request, path, document_root=settings.MEDIA_ROOT)
