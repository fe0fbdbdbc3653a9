"""The outbox: mail is written to a table in the caller's transaction and delivered by `send_mail_queue`.

A booking and its mail stand or fall together, and no visitor waits for the mail server. Neither addresses
nor texts are logged.
"""

import logging
import smtplib
import time
from email.utils import format_datetime, make_msgid, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import BadHeaderError
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone

from . import mime
from .models import OutboxMessage

log = logging.getLogger(__name__)


class OutboxBackend(BaseEmailBackend):
    """settings.EMAIL_BACKEND: writes every message or, when one is faulty, none."""

    def send_messages(self, email_messages):
        """How many were written. Raises BadHeaderError for line breaks in subject, addresses or headers."""
        now = timezone.now()
        rows = [row_of(message, now=now) for message in email_messages if message.recipients()]
        return len(OutboxMessage.objects.bulk_create(rows))


def row_of(message, *, now):
    refuse_line_breaks(message)
    row = OutboxMessage(
        subject=str(message.subject),
        from_email=str(message.from_email),
        to=one_a_line(message.to),
        cc=one_a_line(message.cc),
        bcc=one_a_line(message.bcc),
        reply_to=one_a_line(message.reply_to),
        headers=fixed_headers(message.extra_headers, now=now),
        body=str(message.body or ""),
        subtype=message.content_subtype,
        alternatives=[
            {"type": kind, **mime.pack(content)} for content, kind in getattr(message, "alternatives", [])
        ],
        attachments=[mime.pack_attachment(attachment) for attachment in message.attachments],
        created_at=now,
        due_at=now,
    )
    row.as_email().message()  # refuses line breaks in subject and headers, and what no mail can hold
    return row


def refuse_line_breaks(message):
    """Addresses: they are kept one on a line, and Django's own check does not see blind copies."""
    for address in [message.from_email, *message.to, *message.cc, *message.bcc, *message.reply_to]:
        if any(char in str(address) for char in "\r\n"):
            raise BadHeaderError("An address contains a line break.")


def one_a_line(addresses):
    return "\n".join(str(address) for address in addresses if address)


def fixed_headers(given, *, now):
    """One Message-ID and date, however often the message is tried: a repeat can be recognised."""
    names = {name.lower() for name in given}
    headers = {name: str(value) for name, value in given.items()}
    if "message-id" not in names:
        headers["Message-ID"] = make_msgid(domain=mail_domain())
    if "date" not in names:
        headers["Date"] = format_datetime(timezone.localtime(now))
    return headers


def mail_domain():
    """The museum's domain: a host's own name would tell outsiders about our machines."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return address.partition("@")[2] or urlsplit(settings.SITE_URL).hostname


# Delivery ------------------------------------------------------------------------------------------


def deliver_next(connection, *, now):
    """Take the next due message and try it once. False when nothing is due.

    Raises ServerUnreachable, after the message was put off, when further attempts would fare no better now.
    No transaction is open while the mail server is spoken to.
    """
    message = OutboxMessage.objects.claim_next(now=now)
    if message is None:
        return False
    try:
        connection.open()
        if connection.send_messages([message.as_email()]) != 1:
            raise NotSent
    except Exception as error:
        record(message.fail, describe(error), now=now, for_good=is_permanent(error))
        log.warning("Mail %s, attempt %s: %s", message.pk, message.attempts, name_of(error))
        hang_up(connection)
        if is_of_the_server(error):
            raise ServerUnreachable from None
        return True
    record(message.succeed, now=now)
    log.info("Mail %s sent, attempt %s", message.pk, message.attempts)
    return True


class NotSent(Exception):
    """The delivery backend says that it sent nothing."""


class ServerUnreachable(Exception):
    """The mail server cannot be reached or does not let us in."""


def record(write, *args, pauses=(1, 2, 4, 8, 16), **kwargs):
    """Write an outcome, patiently: a message that was sent and not marked would be sent again."""
    for pause in pauses:
        try:
            return write(*args, **kwargs)
        except (OperationalError, InterfaceError) as error:
            log.warning("The database did not take an outcome, trying again: %s", type(error).__name__)
            close_old_connections()
            time.sleep(pause)
    return write(*args, **kwargs)


def hang_up(connection):
    """A failure may have left the conversation half-way: the next message begins a new one."""
    try:
        connection.close()
    except Exception as error:
        log.info("Closing the mail connection: %s", type(error).__name__)


def codes_of(error):
    """The mail server's reply codes."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []


def is_permanent(error):
    """The server refused this very recipient or text, or the message cannot be written as a mail at all."""
    if isinstance(error, (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)):
        return all(500 <= code < 600 for code in codes_of(error))
    # Certificate errors are ValueErrors too, but they are the server's.
    return isinstance(error, ValueError) and not isinstance(error, OSError)


def is_of_the_server(error):
    message_errors = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPSenderRefused)
    return isinstance(error, OSError) and not isinstance(error, message_errors)


def name_of(error):
    """For the log: the kind of error and the codes; the text may hold addresses."""
    return " ".join([type(error).__name__, *map(str, codes_of(error))])


def describe(error):
    """For the staff's list."""
    return f"{type(error).__name__}: {error}"
