"""HTML of texts, held to the few tags that a page can show. Pure.

What is allowed: p, h2, h3, ul, ol, li, blockquote, hr; strong, em, a, br; span, and any of the blocks, with lang.
"""

import re

import nh3
from django.utils.html import linebreaks, urlize

from .blocks import rebuilt

LANG = re.compile("[a-z]{2,3}(?:-(?:Latn|Cyrl|Arab))?")
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]+|/(?![/\\])[^\s\\]*|#[^\s\\]*", re.IGNORECASE)
A_TAG = re.compile(r"<(?:/?[a-z][^<>]*>|!--)", re.IGNORECASE)
# Signs that no page shows and PostgreSQL or XML cannot hold; of surrogates only the lone ones are in a str.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

INLINE = {"strong", "em", "a", "br", "span"}
BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "hr"}
# What other programs write for the same, or around it; blocks.rebuilt() makes ours of them.
FOREIGN = {"b", "i", "h1", "h4", "h5", "h6", "div", "section", "article", "header", "footer", "main", "pre"}
FOREIGN |= {
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "address",
    "center",
}
FOREIGN |= {"figure", "figcaption"}
WITHOUT_CONTENT = {
    "script",
    "style",
    "title",
    "iframe",
    "object",
    "template",
    "noscript",
    "textarea",
    "svg",
    "math",
}
WITH_LANG = {tag: {"lang"} for tag in (BLOCKS | {"span"}) - {"hr"}}


def attribute(tag, name, value):
    """The value of an attribute that is kept, or None: a language, an address on this site or of a known scheme."""
    if name == "lang":
        return value if LANG.fullmatch(value) else None
    value = value.strip()
    return value if ADDRESS.fullmatch(value) else None


def cleaner(tags):
    return nh3.Cleaner(
        tags=tags,
        clean_content_tags=WITHOUT_CONTENT,
        attributes={**WITH_LANG, "a": {"href"}},
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


WIDE, STRICT = cleaner(INLINE | BLOCKS | FOREIGN), cleaner(INLINE | BLOCKS)


def from_plain(text):
    """A text without tags as HTML: paragraphs at empty lines, <br> at the other ends of lines, addresses as links."""
    return linebreaks(urlize(text.strip(), autoescape=True)) if text.strip() else ""


def clean(text):
    """The HTML to be stored for what was typed, pasted or imported; "" for a text that says nothing.

    A text without any tag is taken as plain. Cleaning again changes nothing.
    """
    text = UNWRITABLE.sub("", text)
    html = text if A_TAG.search(text) else from_plain(text)
    return safe(rebuilt(WIDE.clean(html)))


def safe(html):
    """The HTML without whatever is not allowed, its form left as it is; of what clean() gave nothing changes."""
    return STRICT.clean(html).replace("&nbsp;", "\xa0")


def shown(text):
    """What a page shows of a stored text, whatever wrote it there: the HTML that mark_safe() may follow."""
    return text if safe(text) == text and A_TAG.search(text) else clean(text)
