"""What the desk does to texts and states: the only module that writes them. Each act locks the record first.

Acts return the Unit as it is then, and raise what refusals.py names, or a ValidationError about the text.
"""

from dataclasses import dataclass

from django.db import transaction

from . import cleaning, diary, ledger, notes, registry, rights, states
from .models import Origin, Unit
from .refusals import Changed, Gone, NotAnApprover, NotNow, NotOnDesk, NotYours

TO_REVIEW = (states.DRAFT, states.STALE)
TO_APPROVE = (states.DRAFT, states.REVIEW, states.STALE)
TO_SEND_BACK = (states.REVIEW, states.APPROVED, states.STALE)


@dataclass(frozen=True)
class Seen:
    """What somebody had before the eyes: the digests of the text and of its source, as a form carries them."""

    text: str
    source: str

    def __str__(self):
        return f"{self.text}.{self.source}"

    @classmethod
    def read(cls, value):
        """From what str() wrote; of anything else one that no text agrees with."""
        text, dot, source = str(value or "").partition(".")
        return cls(text, source) if dot else cls("?", "?")


def source_of(record, field, origin=None):
    """(language, text) that the others are made from; (None, "") where no language has a text. `origin`: the chosen one."""
    texts = registry.texts_of(record, field)
    language = states.source_language(texts, origin or origin_of(record), registry.ORDER)
    return language, texts.get(language, "")


def origin_of(record):
    """The language that was chosen as the record's source; None where none was."""
    origins = Origin.objects.filter(content_type=registry.content_type(type(record)), object_id=record.pk)
    return origins.values_list("language", flat=True).first()


def seen(record, field, language, origin=None):
    """The Seen of what the record says now."""
    source = source_of(record, field, origin)[1]
    return Seen(states.digest(registry.text_of(record, field, language)), states.digest(source))


# Acts -----------------------------------------------------------------------------------------------------


@transaction.atomic
def translate(record, field, language, text, *, by, seen, send_to_review=False, now):
    """Writes a text, "" to take it away. Approved where `by` may approve, else a draft, or for review.

    A text that stands there already is not written again; `send_to_review` holds it against the source of now.
    """
    require(rights.may_translate(by, language), NotYours)
    require(field in registry.fields().get(type(record), ()), NotOnDesk)
    record = locked(record)
    require_seen(record, field, language, seen)
    text = cleaning.cleaned(record, field, language, text)
    if text != registry.text_of(record, field, language):
        write(record, field, language, text)
        settle(record, by, not send_to_review, now)
        diary.note(record, field, language, diary.Act.TRANSLATED if text else diary.Act.EMPTIED, by)
    unit = unit_of(record, field, language)
    if send_to_review and unit.state in TO_REVIEW:
        return moved(record, unit, states.REVIEW, diary.Act.TO_REVIEW, by, now)
    return unit


@transaction.atomic
def still_right(unit, *, by, seen, now):
    """A stale text holds for the source of now. Without the right to approve, what was approved waits for review."""
    require(rights.may_translate(by, unit.language), NotYours)
    record, unit = fresh(unit, seen, (states.STALE,))
    state = unit.settled
    if rights.may_approve(by):
        state = states.APPROVED
    elif state == states.APPROVED:
        state = states.REVIEW
    return moved(record, unit, state, diary.Act.STILL_RIGHT, by, now)


@transaction.atomic
def send_to_review(unit, *, by, seen, now):
    require(rights.may_translate(by, unit.language), NotYours)
    record, unit = fresh(unit, seen, TO_REVIEW)
    return moved(record, unit, states.REVIEW, diary.Act.TO_REVIEW, by, now)


@transaction.atomic
def approve(unit, *, by, seen, now):
    require(rights.may_approve(by), NotAnApprover)
    record, unit = fresh(unit, seen, TO_APPROVE)
    return moved(record, unit, states.APPROVED, diary.Act.APPROVED, by, now)


@transaction.atomic
def send_back(unit, note, *, by, seen, now):
    """A draft again; `note`, if any, says why and stands with the text."""
    require(rights.may_approve(by), NotAnApprover)
    record, unit = fresh(unit, seen, TO_SEND_BACK)
    if note.strip():
        notes.ask(record, unit.field, unit.language, note, by=by, now=now)
    return moved(record, unit, states.DRAFT, diary.Act.SENT_BACK, by, now)


@transaction.atomic
def choose_source(record, language, *, by, now):
    """The language that all fields of a record are made from, where it has a text in it."""
    require(rights.may_approve(by), NotAnApprover)
    record = locked(record)
    Origin.objects.update_or_create(
        content_type=registry.content_type(type(record)),
        object_id=record.pk,
        defaults={"language": language},
    )
    settle(record, by, False, now)
    diary.note(record, "", language, diary.Act.SOURCE_CHOSEN, by)


# What they are made of ------------------------------------------------------------------------------------


def require(allowed, refusal):
    if not allowed:
        raise refusal


def locked(record):
    """The record as it stands now, kept from others until the end of the transaction."""
    try:
        return registry.rows(type(record)).select_for_update(no_key=True).get(pk=record.pk)
    except type(record).DoesNotExist:
        raise Gone from None


def require_seen(record, field, language, what):
    require(what == seen(record, field, language), Changed)


def fresh(unit, what, expected):
    """(record, unit) as they stand now, where that is what was seen, in one of the states `expected`."""
    record = locked(record_of(unit))
    ledger.refresh(type(record), [record.pk], trusted=False)
    unit = unit_of(record, unit.field, unit.language)
    require_seen(record, unit.field, unit.language, what)
    require(unit.state in expected, NotNow)
    return record, unit


def record_of(unit):
    record = unit.record
    require(record is not None, Gone)
    return record


def unit_of(record, field, language):
    """The Unit of a text; where the ledger did not know the record yet, it is noted first."""
    place = {
        "content_type": registry.content_type(type(record)),
        "object_id": record.pk,
        "field": field,
        "language": language,
    }
    if not Unit.objects.filter(**place).exists():
        ledger.refresh(type(record), [record.pk], trusted=False)
    return Unit.objects.filter(**place).first() or Unit(**place)


def write(record, field, language, text):
    """Through save(), so that all that hangs on it happens; the locked record has what others saved."""
    setattr(record, registry.column(field, language), text)
    record.save()


def settle(record, by, trusted, now):
    ledger.refresh(type(record), [record.pk], by=by, trusted=trusted and rights.may_approve(by), now=now)


def moved(record, unit, state, act, by, now):
    """The unit in a state that somebody gave it, held against the source of now."""
    text, source = registry.text_of(record, unit.field, unit.language), source_of(record, unit.field)[1]
    unit.settle(states.Standing(state, state, states.digest(text), source), by=by, at=now)
    unit.save()
    ledger.tally(unit.content_type, [unit.object_id])
    diary.note(record, unit.field, unit.language, act, by)
    return unit
