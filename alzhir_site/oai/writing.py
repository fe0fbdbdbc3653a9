"""The XML of the answers. Written as text: the protocol wants certain prefixes, and a page of records is long."""

from datetime import UTC
from xml.sax.saxutils import escape, quoteattr

from news.feeds import UNWRITABLE

XSI = "http://www.w3.org/2001/XMLSchema-instance"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC = "http://purl.org/dc/elements/1.1/"
HEAD = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="{OAI}" xmlns:xsi="{XSI}"'
    f' xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">\n'
)
TAIL = "</OAI-PMH>\n"
DC_HEAD = (
    f'<oai_dc:dc xmlns:oai_dc="{OAI_DC}" xmlns:dc="{DC}" xmlns:xsi="{XSI}"'
    f' xsi:schemaLocation="{OAI_DC} {OAI_DC_SCHEMA}">\n'
)
DC_TAIL = "</oai_dc:dc>\n"


def plain(text):
    """Without the signs that XML cannot write."""
    return UNWRITABLE.sub("", str(text))


def attributes(values):
    return "".join(f" {name}={quoteattr(plain(value))}" for name, value in values.items())


def element(name, text, values=None):
    """An element that holds a text."""
    return f"<{name}{attributes(values or {})}>{escape(plain(text))}</{name}>\n"


def wrapped(name, parts, values=None):
    """An element that holds elements: `parts` are XML."""
    return f"<{name}{attributes(values or {})}>\n{''.join(parts)}</{name}>\n"


def moment(at):
    """An aware datetime as the protocol writes it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def document(asked, address, parts, now):
    """The whole answer; `asked` are the arguments that are repeated in it."""
    request = element("request", address, asked)
    return "".join([HEAD, element("responseDate", moment(now)), request, *parts, TAIL])


def dublin_core(statements):
    """Of Statements; those without a text are left out, and those that would only repeat another."""
    written = (
        element(f"dc:{one.element}", one.text, {"xml:lang": one.language} if one.language else None)
        for one in dict.fromkeys(statements)
        if one.text
    )
    return "".join([DC_HEAD, *written, DC_TAIL])


DC_SCHEMA_ROW = wrapped(
    "metadataFormat",
    [
        element("metadataPrefix", "oai_dc"),
        element("schema", OAI_DC_SCHEMA),
        element("metadataNamespace", OAI_DC),
    ],
)
