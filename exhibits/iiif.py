"""An exhibit's pictures as a IIIF Presentation 3 manifest, and the lists of all manifests: plain dicts. Pure.

Level 0: whole files of fixed sizes, no image server. `site` begins every address, without a slash at its end.
"""

from mimetypes import guess_type

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pictures.sources import height_of
from prisoners.citation import MUSEUMS

from . import statements
from .trilingual import any_of, in_each, label, pages, texts, whole

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
CONTENT_TYPE = f'application/ld+json;profile="{CONTEXT}"'
THUMBNAIL_WIDTH = 480
LINKED_ART = "https://linked.art/ns/v1/linked-art.json"
MANIFESTS = _("Pictures of the collection")


def manifest(exhibit, *, site):
    """The manifest of an exhibit whose `shown_media` are its ExhibitMedia, in their order, with their pictures."""
    address = whole(reverse("iiif-manifest", args=[exhibit.slug]), site)
    media = exhibit.shown_media
    found = {
        "@context": CONTEXT,
        "id": address,
        "type": "Manifest",
        "label": listed(statements.title(exhibit)),
        "summary": listed(texts(exhibit, "description")),
        "metadata": metadata(exhibit),
        "requiredStatement": {"label": listed(label(_("Credit line"))), "value": credit(exhibit)},
        "rights": rights(exhibit),
        "provider": [provider(site)],
        "homepage": homepages(exhibit, site),
        "thumbnail": [thumbnail(media[0].picture, site)],
        "seeAlso": [see_also(exhibit, site)],
        "partOf": [{"id": whole(reverse("iiif-collection"), site), "type": "Collection"}],
        "items": [canvas(address, each, number, site) for number, each in enumerate(media, start=1)],
    }
    return {key: value for key, value in found.items() if value}


def listed(found):
    """{language: [text]}: a text of IIIF."""
    return {code: [text] for code, text in found.items()}


def metadata(exhibit):
    return [{"label": listed(name), "value": listed(found)} for name, found in statements.facts(exhibit)]


def credit(exhibit):
    return listed(texts(exhibit, "credit_line") or MUSEUMS)


def rights(exhibit):
    """IIIF wants the address of the statement as those who made it write it: with http."""
    return exhibit.rights.replace("https://", "http://", 1)


def provider(site):
    """The museum."""
    homes = in_each(lambda code: site + reverse("home"))
    return {
        "id": f"{site}/#museum",
        "type": "Agent",
        "label": listed(MUSEUMS),
        "homepage": [
            {**page(address, code), "label": {code: [MUSEUMS[code]]}} for code, address in homes.items()
        ],
    }


def page(address, language):
    return {"id": address, "type": "Text", "format": "text/html", "language": [language]}


def homepages(exhibit, site):
    """The exhibit's page in each language."""
    titles = statements.title(exhibit)
    return [
        {**page(address, code), "label": {code: [titles.get(code) or any_of(titles, titles.get("none"))]}}
        for code, address in pages(exhibit, site).items()
    ]


def see_also(exhibit, site):
    return {
        "id": whole(reverse("linked-art-exhibit", args=[exhibit.slug]), site),
        "type": "Dataset",
        "label": {"en": ["Linked Art"]},
        "format": "application/ld+json",
        "profile": LINKED_ART,
    }


# Pictures -----------------------------------------------------------------------------------------------------


def canvas(manifest, media, number, site):
    """A canvas as large as the picture's large file, which is painted on it."""
    picture = media.picture
    address = manifest.replace("manifest.json", f"canvas/{media.pk}")
    size = {"width": picture.width, "height": picture.height}
    found = {
        "id": address,
        "type": "Canvas",
        "label": listed(texts(media, "caption")) or {"none": [str(number)]},
        "summary": listed(texts(picture, "alt")),
        **size,
        "requiredStatement": credited(picture),
        "thumbnail": [thumbnail(picture, site)],
        "items": [painting(address, image(picture.file.url, size, site))],
    }
    return {key: value for key, value in found.items() if value}


def credited(picture):
    names = texts(picture, "credit")
    return names and {"label": listed(label(_("Picture"))), "value": listed(names)}


def painting(canvas, body):
    annotation = {
        "id": f"{canvas}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    return {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [annotation]}


def image(address, size, site):
    kind = guess_type(address, strict=False)[0] or "image/jpeg"
    return {"id": whole(address, site), "type": "Image", "format": kind, **size}


def thumbnail(picture, site):
    """The narrowest file that lists could show."""
    sources = picture.sources
    if not sources.widths:
        width, height = sources.small_size
        return image(sources.small_url, {"width": width, "height": height}, site)
    width = next((one for one in sources.widths if one >= THUMBNAIL_WIDTH), sources.widths[-1])
    size = {"width": width, "height": height_of(sources.size, width)}
    return image(sources.url_of(width), size, site)


# Lists of manifests -------------------------------------------------------------------------------------------


def collection(count, *, site):
    """All manifests, in `count` parts."""
    parts = [
        {
            "id": whole(reverse("iiif-collection-part", args=[number]), site),
            "type": "Collection",
            "label": {code: [f"{name}, {number} / {count}"] for code, name in label(MANIFESTS).items()},
        }
        for number in range(1, count + 1)
    ]
    return titled(whole(reverse("iiif-collection"), site), parts, site)


def part(exhibits, number, *, site):
    """One of these parts: the manifests of `exhibits`."""
    manifests = [
        {
            "id": whole(reverse("iiif-manifest", args=[exhibit.slug]), site),
            "type": "Manifest",
            "label": listed(statements.title(exhibit)),
        }
        for exhibit in exhibits
    ]
    return titled(whole(reverse("iiif-collection-part", args=[number]), site), manifests, site)


def titled(address, items, site):
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "Collection",
        "label": listed(label(MANIFESTS)),
        "provider": [provider(site)],
        "items": items,
    }
