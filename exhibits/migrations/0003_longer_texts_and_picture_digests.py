from django.db import migrations, models

# {field: (label, greatest length)}: the titles, materials and credit lines of other museums' tables are long.
TEXTS = {
    "title": ("title", 1000),
    "date_text": ("date", 300),
    "material": ("material", 2000),
    "technique": ("technique", 1000),
    "dimensions": ("dimensions in words", 2000),
    "archive": ("archive", 300),
    "rights_holder": ("rights holder", 300),
    "credit_line": ("credit line", 2000),
}
HELP = {
    "date_text": "As the museum tells it: 1939, late 1930s, before 1938.",
    "dimensions": "Where the numbers below do not tell all.",
}


def longer(name, language):
    label, length = TEXTS[name]
    null = {"null": True} if language else {}
    text = models.CharField(label, max_length=length, blank=True, help_text=HELP.get(name, ""), **null)
    return migrations.AlterField("exhibit", f"{name}_{language}" if language else name, text)


class Migration(migrations.Migration):
    dependencies = [("exhibits", "0002_words_and_filters")]

    operations = [
        *(longer(name, language) for name in TEXTS for language in ("", "kk", "ru", "en")),
        migrations.AddField(
            model_name="exhibitmedia",
            name="import_digest",
            field=models.CharField(blank=True, default="", editable=False, max_length=32),
        ),
    ]
