import pytest

from news.prose.cleaning import clean, safe, shown
from news.prose.reading import first_paragraph, plain, with_whole_addresses
from news.templatetags.prose import prose

from .word_paste import CLEANED, PASTED

CASES = {
    # Headings, marks and lists of other programs become ours.
    PASTED: CLEANED,
    "<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>": "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h3>d</h3>",
    "<h2><p>a</p></h2>": "<h2>a</h2>",
    "<div>a<div>b</div></div>c": "<p>a</p>\n<p>b</p>\n<p>c</p>",
    "<b><p>a</p><p>b</p></b> c": "<p><strong>a</strong></p>\n<p><strong>b</strong></p>\n<p>c</p>",
    "<em><b>a</b>b</em>": "<p><strong><em>a</em></strong><em>b</em></p>",
    "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>": "<p>a b</p>\n<p>c</p>",
    "<ul>a<ul><li>b</ul></ul><li>c": "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>\n<p>c</p>",
    "<blockquote>a</blockquote><hr>b": "<blockquote><p>a</p></blockquote>\n<hr>\n<p>b</p>",
    # Nothing that says nothing.
    "<p>&nbsp;</p><p><br></p><ul><li></li></ul><strong> </strong>": "",
    "<p>  a <b> b</b><br> c <br></p>": "<p>a <strong>b</strong><br>c</p>",
    "<p>10&nbsp;000</p>": "<p>10\xa0000</p>",
    # Languages of quotations are kept where they are written as ours are.
    '<blockquote lang="kk">a</blockquote>': '<blockquote lang="kk"><p>a</p></blockquote>',
    '<p lang="de">a <span lang="kk">b</span> <span lang="EN-US">c</span></p>': (
        '<p lang="de">a <span lang="kk">b</span> c</p>'
    ),
    '<span lang="x\'><script>">a</span>': "<p>a</p>",
    # Addresses: of this site, of the web, of mail and telephone.
    '<a href="mailto:a@b.kz">m</a><a href="tel:+7">t</a>': (
        '<p><a href="mailto:a@b.kz">m</a><a href="tel:+7">t</a></p>'
    ),
    "<a href='/\\evil'>a</a><a href=' JaVaScRiPt:x'>b</a><a href='data:x'>c</a><a href='x.html'>d</a>": "<p>abcd</p>",
    "<a href='java\tscript:x'>a</a><a href='https://a.b\\c'>b</a><a href='vbscript:x'>c</a>": "<p>abc</p>",
    # What is hidden in what is hidden.
    "<svg><style><img src=x onerror=alert(1)></style></svg><b>a</b>": "<p><strong>a</strong></p>",
    '<a href="https://e.org/" title="&quot;><img src=x onerror=y>">a</a>': '<p><a href="https://e.org/">a</a></p>',
    "&lt;script&gt;<b>a</b>": "<p>&lt;script&gt;<strong>a</strong></p>",
    "a\x00\ud800\x0b<b>b</b>": "<p>a<strong>b</strong></p>",
    # Without any tag it is plain.
    "a < b & c\r\n\r\nd\ne": "<p>a &lt; b &amp; c</p>\n<p>d<br>e</p>",
    "see https://e.org/?a=1&b=2": '<p>see <a href="https://e.org/?a=1&amp;b=2">https://e.org/?a=1&amp;b=2</a></p>',
    " \n ": "",
}


@pytest.mark.parametrize("raw", CASES)
def test_only_what_is_allowed_is_left(raw):
    assert clean(raw) == CASES[raw]


def test_cleaning_again_changes_nothing():
    assert [html for html in CASES.values() if (clean(html), safe(html)) != (html, html)] == []


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "b", "font"])
def test_deep_nesting_is_taken_and_made_flat(tag):
    html = clean(f"<{tag}>x" * 3000)
    assert html.count("<") < 10_000
    assert html.count("x") == 3000
    assert clean(html) == html


def test_whatever_stands_in_the_database_is_shown_clean():
    assert prose(PASTED) == shown(CLEANED) == CLEANED
    assert prose("1 < 2\n\nb") == "<p>1 &lt; 2</p>\n<p>b</p>"
    assert prose("") == ""


def test_words_without_tags():
    assert (
        plain("<h2>A &amp; b</h2>\n<ul><li><p>c</p></li><li><p>d<br>e</p></li></ul>") == "A & b\n\nc\n\nd\ne"
    )
    assert plain("1 < 2\n\nb") == "1 < 2\n\nb"
    assert first_paragraph("<p>a<br>b</p>\n<p>c</p>") == "a b"
    assert first_paragraph("") == ""


def test_links_to_this_site_have_whole_addresses_elsewhere():
    html = '<p><a href="/kk/visit/">a</a> <a href="https://e.org/">b</a> /kk/</p>'
    whole = '<p><a href="https://museum.kz/kk/visit/">a</a> <a href="https://e.org/">b</a> /kk/</p>'
    assert with_whole_addresses(html, "https://museum.kz") == whole
