"""What would be done with each text of a file: nothing, something, or why it cannot be. Writes nothing."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import acts, checks, cleaning, glossary, queries, registry, rights, states
from ..acts import Seen
from ..models import Origin, Unit
from ..refusals import Gone, NotYours, Refused
from .entries import Place

# Least first.
ORDER = (states.DRAFT, states.REVIEW, states.APPROVED)


class Unfit(Refused):
    """`reasons` are texts in the language of the moment."""

    def __init__(self, *reasons):
        super().__init__(*reasons)
        self.reasons = reasons


@dataclass
class Change:
    """A text to be written, or one that stands there already to be moved to `state`; `seen` is what it was judged by."""

    entry: object
    place: Place
    record: object
    text: str
    seen: Seen
    state: str
    is_new: bool
    warnings: list

    def remark_at(self):
        return self.entry.number, self.entry.key, registry.name_of(self.record)


class Judge:
    """Of the texts that `by` brings in. `to_review`: drafts go to review."""

    def __init__(self, by, to_review=False):
        self.languages, self.may_approve = rights.languages_of(by), rights.may_approve(by)
        self.to_review, self.known, self.indexes = to_review, set(), glossary.indexes()

    def judge(self, entries):
        """Gives (entry, Change or None, reasons) of each; None without reasons is a text that stays as it is."""
        places = [Place.read(entry.key) for entry in entries]
        self.read_records([place for place in places if place and registry.model_of(place.model)])
        for entry, place in zip(entries, places, strict=True):
            try:
                yield entry, self.change(entry, place), ()
            except Unfit as refusal:
                yield entry, None, refusal.reasons
            except Refused as refusal:
                yield entry, None, (str(refusal),)
            except ValidationError as error:
                yield entry, None, tuple(error.messages)

    def read_records(self, places):
        """The records, units and chosen source languages of a few places; five queries at most, and one for each model."""
        self.ids = {model._meta.label_lower: key for key, model in registry.content_types().items()}
        kept = {(self.ids[place.model], place.pk) for place in places}
        self.records, self.units, self.origins = queries.records_at(kept), {}, {}
        if kept:
            units, origins = Unit.objects.filter(queries.at(kept)), Origin.objects.filter(queries.at(kept))
            self.units = {(unit.content_type_id, *unit.place): unit for unit in units}
            self.origins = {(one.content_type_id, one.object_id): one.language for one in origins}

    def name_of(self, entry):
        """Of an entry's record; "" where there is none. Only of those that were judged last."""
        place = Place.read(entry.key)
        record = self.records.get((self.ids.get(place.model), place.pk)) if place else None
        return registry.name_of(record) if record else ""

    def change(self, entry, place):
        if entry.fault:
            raise Unfit(entry.fault)
        model = place and registry.model_of(place.model)
        if (
            not model
            or place.field not in registry.fields()[model]
            or place.language not in registry.LANGUAGES
        ):
            raise Unfit(_("The site has no text with this id."))
        if not entry.target.strip():
            return None
        self.require_first(entry)
        if place.language not in self.languages:
            raise NotYours
        record = self.records.get((self.ids[place.model], place.pk))
        if record is None:
            raise Gone
        return self.change_of(entry, place, record)

    def require_first(self, entry):
        if entry.key in self.known:
            raise Unfit(_("The file has this text twice."))
        self.known.add(entry.key)

    def change_of(self, entry, place, record):
        """The Change that a text of a known record is; None where it stands there already, as it shall."""
        texts = registry.texts_of(record, place.field)
        origin = self.origins.get((self.ids[place.model], place.pk))
        source_language = states.source_language(texts, origin, registry.ORDER)
        current, text = texts[place.language], self.text(entry, place, record)
        source = texts.get(source_language, "")
        now = Seen(states.digest(current), states.digest(source))
        before = Seen.read(entry.seen)
        if text == current:
            state = self.raised(entry, place) if before.source == now.source else None
            return Change(entry, place, record, text, now, state, False, []) if state else None
        if source_language == place.language:
            raise Unfit(_("This is the source text: it is changed in the record’s own form."))
        self.require_same(before, now)
        return Change(
            entry,
            place,
            record,
            text,
            now,
            self.state(entry),
            True,
            self.warnings(text, source, source_language, record, place),
        )

    def text(self, entry, place, record):
        """As the record would have it. What stands there already is not cleaned: it may be older than the rules."""
        column = record._meta.get_field(registry.column(place.field, place.language))
        plain = cleaning.plain(column, entry.target)
        if plain == registry.text_of(record, place.field, place.language):
            return plain
        return cleaning.cleaned(record, place.field, place.language, entry.target)

    def require_same(self, before, now):
        if before.source == "?":
            raise Unfit(_("The file no longer tells which source and which text were taken out."))
        if before.source != now.source:
            raise Unfit(_("The source has changed since the file was taken out."))
        if before.text != now.text:
            raise Unfit(_("This translation has been changed on the site since the file was taken out."))

    def warnings(self, text, source, source_language, record, place):
        """What the checks warn of; raises Unfit where they find an error."""
        longest = record._meta.get_field(registry.column(place.field, place.language)).max_length
        found = glossary.checked(
            source,
            text,
            source_language,
            place.language,
            longest=longest,
            index=self.indexes[source_language],
        )
        wrong = [finding.message for finding in found if finding.level == checks.ERROR]
        if wrong:
            raise Unfit(*wrong)
        return [finding.message for finding in found]

    def state(self, entry):
        """Of a new text. What the file calls finished is approved by who may; to be a draft is for translators."""
        if self.may_approve:
            return states.APPROVED if entry.state == states.APPROVED else states.REVIEW
        return states.DRAFT if entry.state == states.DRAFT and not self.to_review else states.REVIEW

    def raised(self, entry, place):
        """The state that a text which stays the same shall have; None where it has it, or a higher one."""
        unit = self.units.get((self.ids[place.model], place.pk, place.field, place.language))
        if entry.state == states.DRAFT or unit is None:
            return None
        if self.may_approve and entry.state == states.APPROVED:
            return states.APPROVED if unit.state in acts.TO_APPROVE else None
        return states.REVIEW if unit.state in acts.TO_REVIEW else None
