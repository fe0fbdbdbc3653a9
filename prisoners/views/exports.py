from django.http import StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from ..tables import datasets, exports

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def etag(request):
    """It changes with the records, and with the day: someone may no longer count as possibly living."""
    count, last = exports.state()
    return f'"{exports.SCHEMA}-{count}-{last and last.timestamp()}-{request.now.date()}"'


def last_modified(request):
    return exports.state()[1]


def stream(request, parts, ending, *, name, schema, last):
    """A table as it is being made, so that its size costs no memory. Nothing is made for HEAD. `last`: changed when."""
    version = datasets.version(last)
    response = StreamingHttpResponse(parts if request.method == "GET" else (), content_type=TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="alzhir-{name}-{version}.{ending}"'
    response["X-Dataset-Version"] = f"{version}; schema={schema}"
    response["X-Dataset-Licence"] = datasets.licence()["en"].replace("“", '"').replace("”", '"')
    response["Cache-Control"] = "no-cache"
    return response


def given(request, make, ending):
    parts = make(request.now.date())
    return stream(request, parts, ending, name="persons", schema=exports.SCHEMA, last=exports.state()[1])


@require_safe
@condition(etag, last_modified)
def export_csv(request):
    return given(request, exports.as_csv, "csv")


@require_safe
@condition(etag, last_modified)
def export_json(request):
    return given(request, exports.as_json, "json")
