from django.db import migrations, models

from news.prose.conversion import each_text, to_html, to_plain


class Migration(migrations.Migration):
    dependencies = [("exhibits", "0002_history")]

    operations = [
        migrations.AlterField("exhibition", "text", models.TextField(blank=True, verbose_name="text")),
        *(
            migrations.AlterField(
                model, f"text_{code}", models.TextField(blank=True, null=True, verbose_name="text")
            )
            for model in ("exhibition", "historicalexhibition")
            for code in ("kk", "ru", "en")
        ),
        migrations.RunPython(
            each_text("exhibits", "Exhibition", "text", to_html),
            each_text("exhibits", "Exhibition", "text", to_plain),
        ),
    ]
