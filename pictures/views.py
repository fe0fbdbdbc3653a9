from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.views.decorators.http import require_safe

from .media_types import CACHE_CONTROL, content_type, disposition


@require_safe
def media(request, name):
    """An uploaded file, or the way to it where the bucket hands its files out itself."""
    address = default_storage.url(name)
    if address != request.path:
        return HttpResponseRedirect(address)
    try:
        file = default_storage.open(name)
    except OSError:
        raise Http404 from None
    response = FileResponse(file, content_type=content_type(name))
    response["Content-Disposition"] = disposition(name)
    response["Cache-Control"] = CACHE_CONTROL
    response["X-Content-Type-Options"] = "nosniff"
    return response
