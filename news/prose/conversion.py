"""Plain texts that become rich, and back: for migrations."""

import re

from . import cleaning, reading

LINK = re.compile('<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def to_html(text):
    """Whatever looks like a tag was text until now, and stays text."""
    return cleaning.clean(cleaning.from_plain(text))


def to_plain(html):
    return reading.plain(LINK.sub(with_address, html))


def with_address(found):
    """A link as plain text can have it: the address behind the words, unless it is what the words say."""
    address, words = found[1], found[2]
    return words if words in (address, address.removeprefix("mailto:")) else f"{words} ({address})"


def each_text(app, model, field, change):
    """For RunPython: changes a translated field of all rows, in the columns of all languages and the one of none."""
    columns = (field, *(f"{field}_{code}" for code in ("kk", "ru", "en")))

    def run(apps, schema_editor):
        rows = apps.get_model(app, model)._base_manager.using(schema_editor.connection.alias)
        for texts in rows.order_by("pk").values("pk", *columns).iterator():
            pk = texts.pop("pk")
            changed = {column: change(text) for column, text in texts.items() if text}
            if changed:
                rows.filter(pk=pk).update(**changed)

    return run
