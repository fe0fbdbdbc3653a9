"""What an import names and persons share: nationalities, places, professions, sources; found by name, or made."""

from .columns import LANGUAGES
from .models import Nationality, Place, Profession, Source
from .slugs import slug_of

NAMES = [f"name_{code}" for code in LANGUAGES]


def told(name):
    """The first text of a name in kk, ru, en."""
    return next(filter(None, name), "")


class Catalogue:
    """The rows of a model with a translated name. A name in any language finds its row, whatever the case.

    Without `write` nothing is made, and what is missing has no id. `made` lists the names that were missing.
    """

    def __init__(self, model, *, write):
        self.model, self.write, self.made = model, write, []
        self.ids = {}
        for pk, *name in model.objects.order_by("-pk").values_list("pk", *NAMES):
            self.remember(pk, name)

    def remember(self, pk, name):
        self.ids.update((text.casefold(), pk) for text in name if text)

    def get(self, name):
        """The id for a name in kk, ru, en; None for no name."""
        if not any(name):
            return None
        known = [text.casefold() for text in name if text.casefold() in self.ids]
        if not known:
            self.made.append(told(name))
            self.remember(self.make(name) if self.write else None, name)
        return self.ids[known[0] if known else told(name).casefold()]

    def make(self, name):
        slug = self.free_slug(slug_of(name[-1]) or slug_of(told(name)) or self.model._meta.model_name)
        return self.model.objects.create(slug=slug, **dict(zip(NAMES, name, strict=True))).pk

    def free_slug(self, slug):
        taken = set(self.model.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
        return next(
            text
            for text in (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
            if text not in taken
        )


class SourceCatalogue(Catalogue):
    """Sources, found by a name together with the link, or by the link alone where there is no name."""

    def __init__(self, *, write):
        super().__init__(Source, write=write)
        self.ids = {}
        for pk, url, *name in Source.objects.order_by("-pk").values_list("pk", "url", *NAMES):
            self.remember(pk, (url, name))

    def remember(self, pk, source):
        url, name = source
        for text in list(filter(None, name)) or [""]:
            self.ids[text.casefold(), url] = pk

    def get(self, origin):
        """The id for an Origin; None for an empty one."""
        if not (any(origin.name) or origin.url):
            return None
        keys = [(text.casefold(), origin.url) for text in filter(None, origin.name)] or [("", origin.url)]
        if not any(key in self.ids for key in keys):
            self.made.append(told(origin.name) or origin.url)
            self.remember(self.make(origin) if self.write else None, (origin.url, origin.name))
        return next(self.ids[key] for key in keys if key in self.ids)

    def make(self, origin):
        return Source.objects.create(url=origin.url, **dict(zip(NAMES, origin.name, strict=True))).pk


class Catalogues:
    """All four."""

    def __init__(self, *, write):
        self.nationalities = Catalogue(Nationality, write=write)
        self.places = Catalogue(Place, write=write)
        self.professions = Catalogue(Profession, write=write)
        self.sources = SourceCatalogue(write=write)

    @property
    def made(self):
        """{model: [name, ...]} of what was missing."""
        kept = (self.nationalities, self.places, self.professions, self.sources)
        return {catalogue.model: catalogue.made for catalogue in kept if catalogue.made}
