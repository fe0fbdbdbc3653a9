from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

SHOWN = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}
SAVED = {"pdf": "application/pdf", "epub": "application/epub+zip"}


@require_safe
def media(request, name):
    """An uploaded file. Its name is never used again; still caches keep it for a day at most: a sender may withdraw it."""
    try:
        file = default_storage.open(name)
    except OSError:
        raise Http404 from None
    extension = name.rpartition(".")[2]
    response = FileResponse(file, content_type=SHOWN.get(extension) or SAVED[extension])
    response["Content-Disposition"] = "inline" if extension in SHOWN else "attachment"
    response["Cache-Control"] = "public, max-age=86400"
    response["X-Content-Type-Options"] = "nosniff"
    return response
