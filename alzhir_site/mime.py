"""Parts of a mail as JSON and back.

A packed part is {"text": ...} or {"base64": ...}, an attachment's with its "name" and "type".
"""

from base64 import b64decode, b64encode
from email import message_from_bytes
from email.message import Message
from email.mime.base import MIMEBase
from email.policy import compat32

from django.core.mail import EmailAttachment, EmailMessage


class ReadyPart(MIMEBase):
    """A part that was built by hand (an inline picture, say), read back from its bytes."""

    def __init__(self, *, policy=compat32):
        Message.__init__(self, policy=policy)


def lines(text):
    """Addresses, one on a line, as a list. Not splitlines(): only \\n separates here."""
    return [line for line in text.split("\n") if line]


def pack(content):
    if isinstance(content, EmailMessage):
        content = content.message()
    if isinstance(content, Message):
        content = content.as_bytes()
    if isinstance(content, bytes):
        return {"base64": b64encode(content).decode("ascii")}
    return {"text": str(content)}


def unpack(part):
    return b64decode(part["base64"]) if "base64" in part else part["text"]


def pack_attachment(attachment):
    if isinstance(attachment, MIMEBase):
        return {"ready": True, **pack(attachment)}
    name, content, kind = attachment
    return {"name": name, "type": kind, **pack(content)}


def unpack_attachment(part):
    if part.get("ready"):
        return message_from_bytes(unpack(part), _class=ReadyPart)
    return EmailAttachment(part["name"], unpack(part), part["type"])
