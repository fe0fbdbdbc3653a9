"""A text as a record takes it, or a ValidationError that says why not."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.db import models
from django.utils.translation import gettext as _

from . import registry


def cleaned(record, field, language, text):
    """`text` as it would stand in this field of the record; the record itself stays as it is."""
    column = record._meta.get_field(registry.column(field, language))
    text = plain(column, text)
    if hasattr(column, "clean_html"):
        text = column.clean_html(text)
    if not text and not any_other(record, field, language):
        column = record._meta.get_field(field)
    if text or not column.blank:
        column.clean(text, record)
        require_length(column, text)
    require_no_new_complaint(record, registry.column(field, language), text)
    return text


def plain(column, text):
    """Ends of lines as the database has them, no space around; one line where the field is one."""
    ProhibitNullCharactersValidator()(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError(_("The text has a character that cannot be stored.")) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return lines if isinstance(column, models.TextField) else lines.replace("\n", " ")


def require_length(column, text):
    """Django itself leaves that of a TextField to its widget."""
    if column.max_length:
        MaxLengthValidator(column.max_length)(text)


def any_other(record, field, language):
    return any(text for code, text in registry.texts_of(record, field).items() if code != language)


def require_no_new_complaint(record, column, text):
    """Rules of the whole record that hold before and not after. What was wrong already is not this text's fault."""
    before = complaints(record)
    kept = getattr(record, column)
    setattr(record, column, text)
    new = [message for message in complaints(record) if message not in before]
    setattr(record, column, kept)
    if new:
        raise ValidationError(new)


def complaints(record):
    """What clean() and the constraints say of a record."""
    said = []
    for check in (record.clean, record.validate_constraints):
        try:
            check()
        except ValidationError as error:
            found = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
            said += [message for messages in found.values() for message in messages]
    return said
