"""Builders for what people send: files, form fields, contributions with contact, consents and photos."""

from datetime import datetime
from importlib import import_module
from zoneinfo import ZoneInfo

from django.apps import apps
from django.contrib.auth import get_user_model

from prisoners.contributions import acts, uploads
from prisoners.models import ConsentWording
from prisoners.models.contributions import digest
from tests.pictures.files import pdf as pdf
from tests.pictures.files import photograph, upload

NOW = datetime(2026, 5, 12, 11, 0, tzinfo=ZoneInfo("Asia/Almaty"))  # as the fixture `frozen`
URL = "/en/persons/contribute/"
CONTACT = {"name": "Нина Зауэр", "email": "nina@example.de", "phone": "+49 30 000000"}
STORY = {
    "about": "Мамаева Раиса",
    "years": "1900–1979",
    "relation": "granddaughter",
    "text": "She wrote letters.",
    "country": "Germany",
}
AGREED = ("keep", "text", "name", "photos")


def wordings():
    """The first wordings; a test that flushes the database has taken those of the migration."""
    import_module("prisoners.migrations.0006_contributions").load(apps)
    return ConsentWording.objects.current()


def fields(agreed=("keep",), **changes):
    """What a browser sends for the form."""
    boxes = {f"agree_{item}": "on" for item in agreed}
    return {**CONTACT, **STORY, "language": "en", **boxes, **changes}


def contribution(
    draft="draft", agreed=AGREED, files=0, kind="relative", person=None, language="en", **answers
):
    """A contribution as the form makes it, with `files` photos."""
    current = wordings()
    errors = uploads.take(
        [upload(photograph(), f"{number}.jpg") for number in range(files)], digest(draft), NOW
    )
    assert errors == []
    return acts.submit(
        draft=digest(draft),
        answers={**CONTACT, **STORY, "language": language, **answers},
        wordings=[current[item] for item in agreed],
        now=NOW,
        kind=kind,
        person=person,
    )


def keeper():
    return get_user_model().objects.create_superuser("keeper")


def published(person, files=1, **values):
    """A contribution that stands on the page of `person`."""
    made = contribution(person=person, files=files, **values)
    made.attachments.update(is_chosen=True, alt_ru="Портрет", alt_en="A portrait", credit_en="Family Sauer")
    staff = get_user_model().objects.filter(username="keeper").first() or keeper()
    acts.accept(made, by=staff, now=NOW)
    acts.publish(made, by=staff, now=NOW)
    return made
