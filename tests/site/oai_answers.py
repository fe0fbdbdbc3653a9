"""Asks /oai and reads the answer, which must be valid by the protocol's schema each time."""

from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from lxml import etree

NAMES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@cache
def schema():
    return etree.XMLSchema(etree.parse(Path(__file__).parent / "schemas" / "answers.xsd"))


def read(content):
    root = etree.fromstring(content)
    schema().assertValid(root)
    return root


def ask(client, verb="ListRecords", **arguments):
    """The answer's root; `from_` and `set_` for what are words of Python."""
    named = {name.rstrip("_"): value for name, value in arguments.items()}
    if verb in ("ListRecords", "ListIdentifiers", "GetRecord") and "resumptionToken" not in named:
        named = {"metadataPrefix": "oai_dc", **named}
    response = client.get("/oai", {"verb": verb, **named})
    assert response.status_code == 200
    assert response["Content-Type"] == "text/xml; charset=utf-8"
    return read(response.content)


def texts(root, path):
    """The texts at an XPath."""
    return [found.text for found in root.xpath(path, namespaces=NAMES)]


def error(root):
    (code,) = root.xpath("/oai:OAI-PMH/oai:error/@code", namespaces=NAMES)
    return code


def query(client, text):
    """The answer to a query string as it is."""
    response = client.get(f"/oai?{text}")
    assert response.status_code == 200
    return read(response.content)


def headers(root):
    """{identifier: "live" or "deleted"} in the order of the answer."""
    return {
        header.findtext("oai:identifier", namespaces=NAMES): header.get("status", "live")
        for header in root.iterfind(".//oai:header", NAMES)
    }


def statements(root, element):
    """[(text, language), ...] of a Dublin Core element; the language None for a text of none."""
    return [(found.text, found.get(LANG)) for found in root.iterfind(f".//dc:{element}", NAMES)]


def all_pages(client, verb="ListRecords", **arguments):
    """The roots of a whole list."""
    roots = [ask(client, verb, **arguments)]
    while token := roots[-1].findtext(".//oai:resumptionToken", namespaces=NAMES):
        roots.append(ask(client, verb, resumptionToken=token))
    return roots


def encoded(**arguments):
    return urlencode(arguments)
