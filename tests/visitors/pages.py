"""Reads the visit page as a visitor or a search engine would: from its HTML alone."""

import json
from html.parser import HTMLParser

VOID = {"br", "img", "input", "link", "meta", "hr"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.parts = tag, dict(attributes), parent, []

    def all(self, tag, **attributes):
        """Descendants in order; class_="x" for class names."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        for part in self.parts:
            if isinstance(part, Node):
                if part.tag == tag and all(
                    value in (part.attributes.get(name) or "").split() for name, value in wanted.items()
                ):
                    yield part
                yield from part.all(tag, **attributes)

    def one(self, tag, **attributes):
        return next(self.all(tag, **attributes))

    @property
    def text(self):
        words = [part if isinstance(part, str) else part.text for part in self.parts]
        return " ".join("".join(words).split())


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.node = self.root = Node("", {}, None)

    def handle_starttag(self, tag, attrs):
        child = Node(tag, attrs, self.node)
        self.node.parts.append(child)
        if tag not in VOID:
            self.node = child

    def handle_endtag(self, tag):
        while tag not in VOID and self.node.parent:
            done, self.node = self.node, self.node.parent
            if done.tag == tag:
                break

    def handle_data(self, data):
        self.node.parts.append(data)


def read(response):
    reader = Reader()
    reader.feed(response.content.decode())
    return reader.root


def cells(table):
    return [
        [cell.text for cell in row.parts if isinstance(cell, Node)] for row in table.one("tbody").all("tr")
    ]


def structured(page):
    return json.loads(page.one("script", type="application/ld+json").text)
