"""One person to take along: as a file for family-tree programs, and the link to her page as a picture."""

import io
from importlib import import_module

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import biography, gedcom
from ..biography import Biography
from ..models import Person

GEDCOM_TYPE = "text/vnd.familysearch.gedcom; charset=utf-8"


@require_safe
def person_gedcom(request, slug):
    today = request.now.date()
    person = get_object_or_404(biography.persons(), slug=slug)
    text = gedcom.document(
        Biography(person, today, get_language()),
        address=settings.SITE_URL + person.get_absolute_url(),
        museum=_("ALZHIR museum"),
        site=settings.SITE_URL,
        made_on=today,
    )
    response = HttpResponse(text, content_type=GEDCOM_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slug}.ged"'
    return response


@require_safe
def person_qr(request, slug):
    """The permanent link as a QR code."""
    person = get_object_or_404(Person.objects.published().only("slug"), slug=slug)
    return link_as_qr(person.get_absolute_url())


def link_as_qr(path):
    """The answer with the link to a page of the site as a QR code (SVG)."""
    out = io.BytesIO()
    code = import_module("segno").make(settings.SITE_URL + path, error="m")
    code.save(out, kind="svg", scale=4, border=2, xmldecl=False, svgclass=None, lineclass=None)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")
