"""Questions about texts and their answers, on the record."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from . import cleaning, registry, rights
from .models import Note
from .refusals import NotYours


def of(record):
    """The questions about a record with their answers, the oldest first."""
    questions = Note.objects.filter(
        content_type=registry.content_type(type(record)), object_id=record.pk, question=None
    )
    return questions.select_related("author").prefetch_related("answers__author")


def open_questions():
    """All that nobody has settled."""
    return Note.objects.filter(question=None, settled_at=None).select_related("author")


def ask(record, field, language, text, *, by, now=None):
    """A question about a text; `field` and `language` "" where it is about the whole record."""
    require_may(by)
    return Note.objects.create(
        content_type=registry.content_type(type(record)),
        object_id=record.pk,
        field=field,
        language=language,
        text=cleaned(text),
        author=by,
        written_at=now or timezone.now(),
    )


def answer(note, text, *, by, now=None):
    """The answer stands where the question stands, which is open again with it if it was settled."""
    require_may(by)
    question = note.question or note
    answered = Note.objects.create(
        content_type_id=question.content_type_id,
        object_id=question.object_id,
        field=question.field,
        language=question.language,
        text=cleaned(text),
        author=by,
        written_at=now or timezone.now(),
        question=question,
    )
    Note.objects.filter(pk=question.pk).update(settled_at=None)
    return answered


def settle(note, *, by, now=None):
    """Nobody waits for an answer any more. Who asked may say so, and who may approve."""
    question = note.question or note
    if not (rights.may_approve(by) or (rights.may_ask(by) and question.author_id == by.pk)):
        raise NotYours
    Note.objects.filter(pk=question.pk, settled_at=None).update(settled_at=now or timezone.now())


def require_may(user):
    if not rights.may_ask(user):
        raise NotYours


def cleaned(text):
    text = cleaning.plain(Note._meta.get_field("text"), text)
    if not text:
        raise ValidationError(_("Write what you want to ask or to say."))
    cleaning.require_length(Note._meta.get_field("text"), text)
    return text
