"""What an import names and persons share: nationalities, places, professions, sources; found by name, or made."""

from ..models import Nationality, Place, Profession, Source
from .columns import LANGUAGES
from .slugs import slug_of

NAMES = [f"name_{code}" for code in LANGUAGES]


def told(name):
    """The first text of a name in kk, ru, en."""
    return next(filter(None, name), "")


def named(name):
    return dict(zip(NAMES, name, strict=True))


class Catalogue:
    """The rows of a model with a translated name. A name in any language finds its row, whatever the case.

    Without `write` nothing is made, and what is missing has no id. `made` lists what was missing.
    """

    def __init__(self, model, *, write):
        self.model, self.write, self.made, self.ids = model, write, [], {}
        # The oldest of several with one name is remembered last, and wins.
        for pk, value in self.stored(model.objects.order_by("-pk")):
            self.ids.update(dict.fromkeys(self.keys(value), pk))

    def stored(self, rows):
        return ((pk, name) for pk, *name in rows.values_list("pk", *NAMES))

    def keys(self, name):
        """What a name in kk, ru, en is found by."""
        return [text.casefold() for text in name if text]

    def get(self, value):
        """The id; None for nothing."""
        keys = self.keys(value)
        if keys and not any(key in self.ids for key in keys):
            self.made.append(self.label(value))
            self.ids.update(dict.fromkeys(keys, self.make(value) if self.write else None))
        return next((self.ids[key] for key in keys if key in self.ids), None)

    def label(self, name):
        return told(name)

    def make(self, name):
        slug = self.free_slug(slug_of(name[-1]) or slug_of(told(name)) or self.model._meta.model_name)
        return self.model.objects.create(slug=slug, **named(name)).pk

    def free_slug(self, slug):
        number, free = 2, slug
        while self.model.objects.filter(slug=free).exists():
            number, free = number + 1, f"{slug}-{number}"
        return free


class SourceCatalogue(Catalogue):
    """Sources, given as Origin: found by a name together with the link, by the link alone where there is no name."""

    def stored(self, rows):
        return ((pk, (name, url)) for pk, url, *name in rows.values_list("pk", "url", *NAMES))

    def keys(self, source):
        name, url = source
        return [(text.casefold(), url) for text in name if text] or ([("", url)] if url else [])

    def label(self, source):
        return told(source[0]) or source[1]

    def make(self, source):
        return self.model.objects.create(url=source[1], **named(source[0])).pk


class Catalogues:
    """All four."""

    def __init__(self, *, write):
        self.nationalities = Catalogue(Nationality, write=write)
        self.places = Catalogue(Place, write=write)
        self.professions = Catalogue(Profession, write=write)
        self.sources = SourceCatalogue(Source, write=write)

    @property
    def made(self):
        """{model: [name, ...]} of what was missing."""
        kept = (self.nationalities, self.places, self.professions, self.sources)
        return {catalogue.model: catalogue.made for catalogue in kept if catalogue.made}
