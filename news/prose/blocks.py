"""HTML of other programs in the form that the editor itself writes: blocks, and in them text with its marks. Pure.

Texts that look alike are the same string then, however they came: none is stale that nobody changed.
"""

import re
from html import escape
from html.parser import HTMLParser

LEAVES = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LISTS = ("ul", "ol")
CONTAINERS = (*LISTS, "li", "blockquote")
# In the order in which they enclose each other.
MARKS = ("a", "span", "strong", "em")
OTHER_NAMES = {"b": "strong", "i": "em"}
CELLS = ("td", "th")
DEEPEST = 10

SPACES = re.compile("[ \t\r\n]+")
# Word aligns with these.
WIDE_SPACES = re.compile("[ \xa0]{2,}")


def tagged(tag, lang, inner):
    """The element; "" where there is nothing in it."""
    attribute = f' lang="{escape(lang)}"' if lang else ""
    return f"<{tag}{attribute}>{inner}</{tag}>" if inner else ""


class Rule:
    html = "<hr>"


class Container:
    """A list, an item of it or a quotation."""

    def __init__(self, tag, lang=""):
        self.tag, self.lang, self.inner = tag, lang, []

    @property
    def html(self):
        return tagged(self.tag, self.lang, "".join(block.html for block in self.inner))


class Leaf:
    """A paragraph or a heading: pieces of text, "\\n" for a break, each with its marks."""

    def __init__(self, tag, lang=""):
        self.tag, self.lang, self.pieces = tag, lang, []

    @property
    def html(self):
        return tagged(self.tag, self.lang, "".join(marked(trimmed(self.pieces))))


def trimmed(pieces):
    """Without spaces and breaks at the edges, and with one space where there were several."""
    found, last = [], "\n"
    for marks, text in pieces:
        if last[-1] in " \n":
            text = text.lstrip(" ")
        if text and (text != "\n" or found):
            found.append((marks, text))
            last = text
    while found and not found[-1][1].rstrip(" \n\xa0"):
        found.pop()
    if found:
        found[-1] = found[-1][0], found[-1][1].rstrip(" \xa0")
    return found


def marked(pieces):
    """The parts of the HTML; a mark stays open as long as the pieces have it."""
    opened = ()
    for marks, text in [*pieces, ((), "")]:
        kept = next(
            (at for at, both in enumerate(zip(opened, marks, strict=False)) if len(set(both)) > 1), None
        )
        kept = min(len(opened), len(marks)) if kept is None else kept
        yield from (f"</{tag}>" for tag, _attribute in reversed(opened[kept:]))
        yield from (f"<{tag}{attribute}>" for tag, attribute in marks[kept:])
        yield "<br>" if text == "\n" else escape(text, quote=False)
        opened = marks


class Builder(HTMLParser):
    """Reads what nh3 has let through: well-formed, and without scripts."""

    def __init__(self):
        super().__init__()
        self.root, self.leaf = Container(""), None
        # (tag, Container): at DEEPEST the outer one takes what is deeper.
        self.stack = [("", self.root)]
        self.marks = {tag: [] for tag in MARKS}

    @property
    def top(self):
        return self.stack[-1][1]

    def handle_starttag(self, tag, attrs):
        lang = dict(attrs).get("lang", "")
        tag = OTHER_NAMES.get(tag, tag)
        if tag in MARKS:
            self.mark(tag, dict(attrs))
        elif tag == "br":
            self.add("\n")
        elif tag in CELLS:
            self.add(" ")
        elif tag in LEAVES:
            self.open_leaf(tag, lang)
        elif tag in LISTS or tag == "blockquote" or (tag == "li" and self.top.tag in LISTS):
            self.open_container(tag, lang)
        else:
            self.part(tag)

    def handle_endtag(self, tag):
        tag = OTHER_NAMES.get(tag, tag)
        if tag in MARKS:
            self.marks[tag].pop()
        elif tag in CONTAINERS and any(tag == opened for opened, _block in self.stack):
            self.leaf = None
            while self.stack.pop()[0] != tag:
                pass
        elif tag not in CELLS and self.leaf and self.leaf.tag == LEAVES.get(tag, "p"):
            self.leaf = None

    def handle_data(self, text):
        text = WIDE_SPACES.sub(" ", SPACES.sub(" ", text))
        if text != " " or self.leaf:
            self.add(text)

    def mark(self, tag, attrs):
        """Of a link without an address, or a span without a language, nothing is seen but what is around it."""
        name = {"a": "href", "span": "lang"}.get(tag)
        if name is None:
            attribute = ""
        elif attrs.get(name):
            attribute = f' {name}="{escape(attrs[name])}"'
        else:
            attribute = self.marks[tag][-1] if self.marks[tag] else None
        self.marks[tag].append(attribute)

    def add(self, text):
        if self.leaf is None:
            if self.top.tag in LISTS:
                self.open_container("li", "")
            self.open_leaf("p", "")
        marks = tuple(
            (tag, opened[-1]) for tag, opened in self.marks.items() if opened and opened[-1] is not None
        )
        self.leaf.pieces.append((marks, text))

    def open_leaf(self, tag, lang):
        if self.leaf and self.leaf.tag != "p" and tag == "p":
            return
        if self.top.tag in LISTS:
            self.open_container("li", "")
        self.leaf = Leaf(LEAVES[tag], lang)
        self.top.inner.append(self.leaf)

    def open_container(self, tag, lang):
        self.leaf = None
        if self.top.tag in LISTS and tag != "li":
            self.open_container("li", "")
        block = self.top
        if len(self.stack) < DEEPEST:
            block = Container(tag, lang)
            self.top.inner.append(block)
        self.stack.append((tag, block))

    def part(self, tag):
        """A rule, or what only parts one paragraph from the next."""
        if tag == "hr":
            self.top.inner.append(Rule)
        if tag == "hr" or (self.leaf and self.leaf.tag == "p"):
            self.leaf = None


def rebuilt(html):
    """The same text as blocks, one a line; what stands bare is put into a paragraph."""
    builder = Builder()
    builder.feed(html)
    builder.close()
    return "\n".join(filter(None, (block.html for block in builder.root.inner)))
