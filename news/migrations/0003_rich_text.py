import re

from django.db import migrations, models

from news.prose import cleaning, reading

COLUMNS = ("body", "body_kk", "body_ru", "body_en")
LINK = re.compile('<a href="([^"]*)">(.*?)</a>', re.DOTALL)


def with_address(found):
    """A link as plain text can have it: the address behind the words, unless it is what the words say."""
    address, words = found[1], found[2]
    return words if words in (address, address.removeprefix("mailto:")) else f"{words} ({address})"


def to_html(text):
    return cleaning.clean(cleaning.from_plain(text))


def to_plain(html):
    return reading.plain(LINK.sub(with_address, html))


def each_text(change):
    def run(apps, schema_editor):
        Post = apps.get_model("news", "Post")
        posts = Post._base_manager.using(schema_editor.connection.alias)
        for texts in posts.order_by("pk").values("pk", *COLUMNS).iterator():
            pk = texts.pop("pk")
            changed = {column: change(text) for column, text in texts.items() if text}
            if changed:
                posts.filter(pk=pk).update(**changed)

    return run


class Migration(migrations.Migration):
    dependencies = [("news", "0002_post_published_until")]

    operations = [
        migrations.AlterField("post", "body", models.TextField(blank=True, verbose_name="text")),
        *(
            migrations.AlterField("post", f"body_{code}", models.TextField(blank=True, null=True, verbose_name="text"))
            for code in ("kk", "ru", "en")
        ),
        migrations.RunPython(each_text(to_html), each_text(to_plain)),
    ]
