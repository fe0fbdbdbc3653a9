"""Carries names, dates, birthplaces and sources over to records of their own, then drops the old columns."""

import re

from django.db import migrations
from django.utils.text import slugify

LANGUAGES = ("kk", "ru", "en")
YEAR = re.compile(r"1[89]\d\d|20\d\d")
CYRILLIC = re.compile("[Ѐ-ӿ]")


def parts(text):
    """Given name, patronymic and surname, in the order in which the old records were written."""
    words = text.split()
    if len(words) == 1:
        return {"surname": words[0]}
    return {"surname": words[-1][:80], "given_name": words[0][:80], "patronymic": " ".join(words[1:-1])[:80]}


def add_forms(model, person):
    rows = []
    for code in LANGUAGES:
        text = getattr(person, f"name_{code}") or ""
        if text.strip():
            rows.append(("principal", code, text))
    for line in person.other_names.splitlines():
        if line.strip():
            rows.append(("spelling", "ru" if CYRILLIC.search(line) else "en", line))
    for order, (kind, code, text) in enumerate(rows):
        model.objects.create(person=person, kind=kind, language=code, order=order, **parts(text))


def shared(model, texts, **fields):
    """The row with these texts, made where there is none; None without a text."""
    names = {f"name_{code}": text or "" for code, text in zip(LANGUAGES, texts, strict=True)}
    if not any(names.values()):
        return None
    found = model.objects.filter(**names).first()
    return found or model.objects.create(**names, **fields)


def texts(person, field):
    return [getattr(person, f"{field}_{code}") for code in LANGUAGES]


def add_facts(apps, person):
    facts, places = apps.get_model("prisoners", "Fact").objects, apps.get_model("prisoners", "Place")
    source = shared(apps.get_model("prisoners", "Source"), [text and text[:300] for text in texts(person, "source")])
    if source:
        person.sources.add(source)
    written = [text for text in texts(person, "born_at") if text]
    slug = slugify(person.born_at_en or "") or f"place-of-{person.pk}"
    if written and places.objects.filter(slug=slug).exists():
        place = places.objects.get(slug=slug)
    else:
        place = shared(places, texts(person, "born_at"), slug=slug)
    for order, (kind, told, where) in enumerate((("birth", person.birth, place), ("death", person.death, None))):
        if not (told or where):
            continue
        exact = bool(YEAR.fullmatch(told.strip()))
        note = "" if exact else told
        facts.create(
            person=person, kind=kind, order=order, date=told.strip() if exact else "", place=where, source=source,
            text_kk=note, text_ru=note, text_en=note,
        )
        if not exact:
            setattr(person, kind, "")
    person.save()


def carry_over(apps, schema_editor):
    for person in apps.get_model("prisoners", "Person").objects.all():
        add_forms(apps.get_model("prisoners", "NameForm"), person)
        add_facts(apps, person)
    if schema_editor.connection.vendor == "postgresql":
        # Else the checks that wait for the end of the transaction would forbid to alter the tables.
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):

    dependencies = [
        ('prisoners', '0002_forms_and_facts'),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        *(
            migrations.RemoveField(model_name='person', name=name)
            for name in (
                'other_names', 'source', 'source_kk', 'source_ru', 'source_en',
                'born_at', 'born_at_kk', 'born_at_ru', 'born_at_en',
            )
        ),
    ]
