from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .. import biography, citation, schema_org
from ..biography import Biography


@require_safe
def person_detail(request, slug):
    return page_of(request, get_object_or_404(biography.persons(), slug=slug))


def page_of(request, person):
    """The page of a person who comes from biography.persons()."""
    today, language = request.now.date(), get_language()
    life = Biography(person, today, language)
    address = settings.SITE_URL + person.get_absolute_url()
    listed = life.said(person, "listed") or person.slug
    context = {
        "person": person,
        "life": life,
        "told_in": person.told_in(language),
        "address": address,
        "citation": citation.cite(listed, address, changed=life.changed_on, read=today, language=language),
        "structured": schema_org.person(life, site=settings.SITE_URL, portrait=portrait_url(person)),
    }
    return render(request, "prisoners/person_detail.html", context)


def portrait_url(person):
    return person.portrait.small_url if person.portrait else ""
