from django.http import StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from ..tables import exports


def etag(request):
    """It changes with the records, and with the day: someone may no longer count as possibly living."""
    count, last = exports.state()
    return f'"{exports.SCHEMA}-{count}-{last and last.timestamp()}-{request.now.date()}"'


def last_modified(request):
    return exports.state()[1]


def stream(request, parts, ending, content_type):
    """The file as it is being made, so that its size costs no memory. Nothing is made for HEAD."""
    version = exports.version()
    response = StreamingHttpResponse(parts if request.method == "GET" else (), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="alzhir-persons-{version}.{ending}"'
    response["X-Dataset-Version"] = f"{version}; schema={exports.SCHEMA}"
    response["X-Dataset-Licence"] = exports.licence()["en"].replace("“", '"').replace("”", '"')
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
@condition(etag, last_modified)
def export_csv(request):
    return stream(request, exports.as_csv(request.now.date()), "csv", "text/csv; charset=utf-8")


@require_safe
@condition(etag, last_modified)
def export_json(request):
    return stream(request, exports.as_json(request.now.date()), "json", "application/json")
