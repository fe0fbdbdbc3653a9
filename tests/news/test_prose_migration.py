from importlib import import_module

migration = import_module("news.migrations.0003_rich_text")

PLAIN = 'Бір <b> "екі" & үш\nтөрт\n\nhttps://example.org/a?b=1&c=2 және museum@example.org'
HTML = (
    '<p>Бір &lt;b&gt; "екі" &amp; үш<br>төрт</p>\n<p><a href="https://example.org/a?b=1&amp;c=2">'
    'https://example.org/a?b=1&amp;c=2</a> және <a href="mailto:museum@example.org">museum@example.org</a></p>'
)


def test_plain_texts_become_html_and_plain_again():
    assert migration.to_html(PLAIN) == HTML
    assert migration.to_plain(HTML) == PLAIN


def test_the_address_behind_words_is_kept_in_a_plain_text():
    html = '<h2>Бару</h2>\n<ul><li><p><a href="/kk/visit/">мұражайға</a></p></li></ul>'
    assert migration.to_plain(html) == "Бару\n\nмұражайға (/kk/visit/)"
