"""Rich text where no tags can be: search, descriptions, structured data, exports; and in feeds. Pure."""

import re
from html import unescape

BREAK = re.compile("<br ?/?>")
END = re.compile("</(?:p|h2|h3|li|blockquote|ul|ol)>|<hr ?/?>")
TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
EMPTY_LINES = re.compile(r"\n\s*\n")
LOCAL = re.compile('(<a href=")(?=/)')


def plain(html):
    """The words of a text: an empty line after each block, one line for a <br>. A text without tags stays as it is."""
    text = TAG.sub("", END.sub("\n\n", BREAK.sub("\n", html)))
    return EMPTY_LINES.sub("\n\n", unescape(text)).strip()


def first_paragraph(html):
    """Of a text of several paragraphs, in one line."""
    return " ".join(plain(html).partition("\n\n")[0].split())


def with_whole_addresses(html, site):
    """Links to pages of this site begin with its address, as "https://museum.example": for readers elsewhere."""
    return LOCAL.sub(lambda found: found[1] + site, html)
