"""The first rows of the table of equivalent names; staff change them in the admin."""

import csv
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).parents[1] / "search" / "equivalents.tsv"


def load(apps, schema_editor):
    model = apps.get_model("prisoners", "Equivalent")
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        model.objects.bulk_create([model(**row) for row in rows])


class Migration(migrations.Migration):

    dependencies = [
        ('prisoners', '0006_contributions'),
    ]

    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
