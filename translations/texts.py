"""The texts of a record and of its parts, each beside the source that it is made from: what the desk shows."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache, cached_property

from django.db.models import Q
from django.utils import timezone

from . import ledger, registry, states
from .acts import Seen
from .models import Note, Origin, State, Unit


@cache
def parts(model):
    """((model, its foreign key), ...) of the translated models whose records staff edit together with one of this model."""
    found = ((part, registry.whole_field(part)) for part in registry.fields())
    return tuple(
        (part, key) for part, key in found if key and part._meta.get_field(key).related_model is model
    )


def place_of(record):
    """Names the record on a page: "news-post-12"."""
    return f"{record._meta.label_lower.replace('.', '-')}-{record.pk}"


def key_of(record, field, language):
    """Names a text on a page: "news-post-12-title_kk"."""
    return f"{place_of(record)}-{registry.column(field, language)}"


@dataclass
class Text:
    """A text in one language. `unit` says how it stands; it may not be stored yet."""

    record: object
    unit: Unit
    others: dict = field(repr=False)

    @property
    def key(self):
        """The name of its field in a form, and its place in the page."""
        return key_of(self.record, self.unit.field, self.unit.language)

    @property
    def model_field(self):
        return self.record._meta.get_field(registry.column(self.unit.field, self.unit.language))

    @property
    def label(self):
        return registry.label_of(type(self.record), self.unit.field)

    @property
    def value(self):
        return self.others[self.unit.language]

    @property
    def source(self):
        return self.others[self.unit.source_language]

    @property
    def seen(self):
        """What a form carries that shows both texts."""
        return Seen(states.digest(self.value), states.digest(self.source))

    @property
    def longest(self):
        """How many letters the field holds; None for any number."""
        return self.model_field.max_length

    @property
    def is_source(self):
        return self.unit.state == State.SOURCE

    @property
    def is_stale(self):
        return self.unit.state == State.STALE

    @property
    def is_rich(self):
        return hasattr(self.model_field, "clean_html")

    @property
    def references(self):
        """[(language, text)]: what stands in the languages that are neither this one nor the source."""
        known = (self.unit.language, self.unit.source_language)
        return [(code, text) for code, text in self.others.items() if text and code not in known]


@dataclass
class Sheet:
    """All texts of one record, in all languages."""

    record: object
    texts: list
    chosen: str = ""

    @property
    def label(self):
        return self.record._meta.verbose_name

    @property
    def place(self):
        return place_of(self.record)

    @property
    def source_language(self):
        """The one that was chosen, or the one that most texts are made from."""
        counted = Counter(text.unit.source_language for text in self.texts)
        return self.chosen or counted.most_common(1)[0][0]

    def to(self, language):
        return [text for text in self.texts if text.unit.language == language]


class Sheets:
    """The sheets of a record and of its parts. A query for each model of parts, one for the units, one for the origins."""

    def __init__(self, record):
        self.record = record
        self.records = [record]
        for part, key in parts(type(record)):
            rows = registry.rows(part).select_related(*registry.named_by(part))
            self.records += rows.filter(**{key: record})

    @cached_property
    def sheets(self):
        units, chosen = self.stored(Unit.objects.select_related("changed_by")), self.stored(Origin.objects)
        found = [self.sheet(record, units, chosen) for record in self.records]
        return [sheet for sheet in found if sheet.texts]

    def stored(self, manager):
        """{(content type, key): [what is kept of the record, ...]}."""
        keys = {}
        for record in self.records:
            keys.setdefault(registry.content_type(type(record)).pk, []).append(record.pk)
        these = Q()
        for content_type, pks in keys.items():
            these |= Q(content_type=content_type, object_id__in=pks)
        found = {}
        for one in manager.filter(these):
            found.setdefault((one.content_type_id, one.object_id), []).append(one)
        return found

    def sheet(self, record, units, chosen):
        """The units say what follows from the texts of now, whether the ledger has it already or not."""
        look = ledger.Look(type(record), None, False, False, timezone.now())
        place = look.content_type.pk, record.pk
        known = {unit.place: unit for unit in units.get(place, [])}
        origin = next((origin.language for origin in chosen.get(place, [])), "")
        row = {"pk": record.pk} | {name: getattr(record, name) for name in look.columns}
        texts = []
        for unit, source_language, standing in look.compared(row, origin, known):
            unit.record, unit.state, unit.source_language = record, standing.state, source_language
            texts.append(Text(record, unit, registry.texts_of(record, unit.field)))
        return Sheet(record, texts, origin)

    @cached_property
    def questions(self):
        """All questions about the record and its parts, the oldest first."""
        asked = Note.objects.filter(question=None).select_related("author", "content_type")
        found = self.stored(asked.prefetch_related("answers__author"))
        return sorted(
            (note for notes in found.values() for note in notes), key=lambda note: (note.written_at, note.pk)
        )

    def to(self, language):
        """[Text, ...] in a language."""
        return [text for sheet in self.sheets for text in sheet.to(language)]

    @cached_property
    def counts(self):
        """{(language, state): how many texts}."""
        return Counter((text.unit.language, text.unit.state) for sheet in self.sheets for text in sheet.texts)
