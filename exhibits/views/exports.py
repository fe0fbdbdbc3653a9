"""The public tables of exhibits and of gifts, as files."""

from hashlib import md5

from django.utils.http import http_date
from django.views.decorators.http import condition, require_safe

from prisoners.views.exports import stream

from ..tables import exports, gift_exports


def etag_of(table):
    """What tells one state of a table from another. Not by time alone: what is withdrawn must be gone at once."""

    def etag(request):
        told = repr((table.SCHEMA, *table.state()))
        return f'"{md5(told.encode(), usedforsecurity=False).hexdigest()}"'

    return etag


def given(request, table, make, ending):
    last = table.state()[1]
    response = stream(request, make(), ending, name=table.NAME, schema=table.SCHEMA, last=last)
    if last:
        response["Last-Modified"] = http_date(last.timestamp())
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@condition(etag_of(exports))
def exhibits_csv(request):
    return given(request, exports, exports.as_csv, "csv")


@require_safe
@condition(etag_of(exports))
def exhibits_json(request):
    return given(request, exports, exports.as_json, "json")


@require_safe
@condition(etag_of(gift_exports))
def donations_csv(request):
    return given(request, gift_exports, gift_exports.as_csv, "csv")


@require_safe
@condition(etag_of(gift_exports))
def donations_json(request):
    return given(request, gift_exports, gift_exports.as_json, "json")
