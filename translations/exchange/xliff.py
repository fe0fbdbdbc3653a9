"""XLIFF 1.2: a <file> for each record, a <trans-unit> for each text. Pure.

Rich text goes out as text, its tags escaped: every tool shows it so, and none can break the file with it. Reading is
one pass without a tree: what tools add (<mrk>, proposals of their memories, attributes of their own) is passed over.
"""

from collections import deque
from datetime import UTC
from importlib import import_module
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from .. import states
from .entries import LONGEST, Entry, FileError, Place, writable

CHUNK = 1 << 16
# Chunks without the end of any tag: expat reads such a one from its beginning again with each.
MOST_SILENT = 32
# Inline tags within inline tags: tools do not go so deep.
DEEPEST = 50
# Longer than any key of ours: a report repeats it.
LONGEST_KEY = 200
XML = "http://www.w3.org/XML/1998/namespace"
WRITTEN = {
    states.MISSING: "new",
    states.STALE: "needs-translation",
    states.DRAFT: "needs-translation",
    states.REVIEW: "needs-review-translation",
    states.APPROVED: "final",
}
# What is not named here is a draft.
READ = {
    "final": states.APPROVED,
    "signed-off": states.APPROVED,
    "translated": states.REVIEW,
    "needs-review-translation": states.REVIEW,
    "needs-review-l10n": states.REVIEW,
    "needs-review-adaptation": states.REVIEW,
}

# Out ------------------------------------------------------------------------------------------------------


def write(file, entries, language, now):
    """Writes entries of one target language to a binary file; how many there were."""
    count, open_file = 0, None
    put(file, '<?xml version="1.0" encoding="UTF-8"?>')
    put(file, '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">')
    for entry in entries:
        count += 1
        original = Place.read(entry.key).record, entry.source_language
        if original != open_file:
            if open_file:
                put(file, "</body></file>")
            begin(file, *original, language, entry.record, now)
            open_file = original
        put_unit(file, entry, language)
    if not open_file:
        # There must be one.
        begin(file, "", "ru", language, "", now)
    put(file, "</body></file></xliff>")
    return count


def put(file, text):
    file.write(f"{text}\n".encode())


def begin(file, original, source_language, language, record, now):
    at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    put(
        file,
        f'<file original={attribute(original)} source-language="{source_language}" target-language="{language}"'
        f' datatype="plaintext" date="{at}"><header><note>{content(record)}</note></header><body>',
    )


def put_unit(file, entry, language):
    limit = f' maxwidth="{entry.longest}" size-unit="char"' if entry.longest else ""
    kind = ' datatype="html"' if entry.is_rich else ""
    approved = ' approved="yes"' if entry.state == states.APPROVED else ""
    put(
        file,
        f'<trans-unit id={attribute(entry.key)} resname={attribute(entry.label)} xml:space="preserve"'
        f' extradata="{entry.seen}"{limit}{kind}{approved}>',
    )
    put(file, f'<source xml:lang="{entry.source_language}">{content(entry.source)}</source>')
    put(
        file, f'<target xml:lang="{language}" state="{WRITTEN[entry.state]}">{content(entry.target)}</target>'
    )
    put(file, f"<note>{content(entry.note)}</note></trans-unit>")


def content(text):
    return escape(writable(text))


def attribute(text):
    return quoteattr(writable(text).replace("\n", " "))


# In -------------------------------------------------------------------------------------------------------


def read(file):
    """Gives the Entry of each <trans-unit> of an open binary file; raises FileError, at once or on the way."""
    sax, common = import_module("defusedxml.sax"), import_module("defusedxml.common")
    parser, units, silent = sax.make_parser(), Units(), 0
    # An entity can be declared nowhere else: no bomb, nothing fetched from elsewhere.
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(units)
    try:
        while chunk := file.read(CHUNK):
            units.is_stirred = False
            parser.feed(chunk)
            silent = 0 if units.is_stirred else silent + 1
            if silent > MOST_SILENT:
                raise FileError(_("The file is not XML that can be read."))
            yield from units.taken()
        parser.close()
    except common.DefusedXmlException:
        raise FileError(
            _("The file has a document type or entities (<!DOCTYPE ...>): such files are not read.")
        ) from None
    except (SAXException, ValueError, LookupError) as error:
        line = getattr(error, "getLineNumber", lambda: None)()
        if line is None:
            raise FileError(_("The file is not XML that can be read.")) from None
        raise FileError(_("The file is not well-formed XML: line %(line)d.") % {"line": line}) from None
    if not units.is_xliff:
        raise FileError(_("The file is not XLIFF 1.2."))
    yield from units.taken()


class Units(ContentHandler):
    """Collects the text of <source> and <target> of each unit, and nothing else."""

    def __init__(self):
        super().__init__()
        self.done, self.path, self.is_xliff = deque(), [], False
        self.number, self.language, self.unit = 0, "", None
        self.pieces, self.length, self.is_stirred = None, 0, False

    def taken(self):
        while self.done:
            yield self.done.popleft()

    def startElementNS(self, name, qname, attrs):  # noqa: N802 (SAX calls it so)
        self.is_stirred = True
        tag, given = name[1], {key[1]: value for key, value in attrs.items() if key[0] in (None, XML)}
        if not self.path:
            self.require_xliff(tag, given)
        self.path.append(tag)
        if len(self.path) > DEEPEST:
            raise FileError(_("The file is not XLIFF 1.2."))
        if tag == "file":
            self.language = given.get("target-language", "")
        elif tag == "trans-unit":
            self.begin(given)
        elif self.is_text(tag):
            self.pieces, self.length = [], 0
            if tag == "target":
                self.take_state(given)

    def endElementNS(self, name, qname):  # noqa: N802
        self.is_stirred = True
        tag = self.path.pop()
        if tag == "trans-unit" and self.unit:
            self.done.append(self.unit)
            self.unit = None
        elif self.pieces is not None and self.path[-1:] == ["trans-unit"]:
            setattr(self.unit, tag, "".join(self.pieces))
            self.pieces = None

    def characters(self, content):
        self.is_stirred = True
        if self.pieces is None:
            return
        self.length += len(content)
        if self.length > LONGEST:
            raise FileError(
                _("Text %(number)d is longer than any text of the site.") % {"number": self.number}
            )
        self.pieces.append(content)

    def require_xliff(self, tag, given):
        if tag != "xliff" or not given.get("version", "").startswith("1."):
            raise FileError(_("The file is not XLIFF 1.2."))
        self.is_xliff = True

    def is_text(self, tag):
        """Of the unit itself: <alt-trans> has a source and a target too."""
        return self.unit and tag in ("source", "target") and self.path[-2:] == ["trans-unit", tag]

    def begin(self, given):
        self.number += 1
        state = states.APPROVED if given.get("approved") == "yes" else states.DRAFT
        key, seen = (given.get(name, "")[:LONGEST_KEY] for name in ("id", "extradata"))
        self.unit = Entry(key, "", "", state, seen, number=self.number)
        place = Place.read(key)
        if place and self.language and self.language.split("-")[0].lower() != place.language:
            said = _("The file calls its language “%(language)s”, but this text is another language’s.")
            self.unit.fault = said % {"language": self.language[:20]}

    def take_state(self, given):
        """The state says more than `approved`, which some tools give to whatever has a text."""
        if given.get("state", "new") != "new":
            self.unit.state = READ.get(given["state"], states.DRAFT)
