from django.db import migrations, models

from news.prose.conversion import each_text, to_html, to_plain


class Migration(migrations.Migration):
    dependencies = [("news", "0002_post_published_until")]

    operations = [
        migrations.AlterField("post", "body", models.TextField(blank=True, verbose_name="text")),
        *(
            migrations.AlterField(
                "post", f"body_{code}", models.TextField(blank=True, null=True, verbose_name="text")
            )
            for code in ("kk", "ru", "en")
        ),
        migrations.RunPython(
            each_text("news", "Post", "body", to_html), each_text("news", "Post", "body", to_plain)
        ),
    ]
