"""Records with much to tell, for the tests of what is given out to machines."""

import io

from django.core.files.base import ContentFile
from PIL import Image

from pictures.models import Picture
from prisoners.models import Country

from . import builders

SITE = "http://127.0.0.1:8000"


def picture(width=1200, height=800, **fields):
    """One whose large file has this size, in px."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#8A6D2F").save(file, "JPEG")
    alt = {"alt_kk": "Хат", "alt_ru": "Письмо", "alt_en": "A letter"}
    return Picture.objects.create(file=ContentFile(file.getvalue(), name="a.jpg"), **{**alt, **fields})


def letter(persons=(), pictures=(), **fields):
    """A letter of two leaves on display of which nearly all is stated."""
    told = {
        "accession_number": "КП 12/4",
        "inventory_number": "Д-7",
        "kind": builders.kind(),
        "fund": "main",
        "originality": "original",
        "date_text_kk": "1939 жылғы көктем",
        "date_text_ru": "весна 1939 года",
        "date_text_en": "spring 1939",
        "earliest": 1939,
        "latest": 1939,
        "material_en": "paper, ink",
        "material_ru": "бумага, чернила",
        "height": "12.50",
        "width": "8",
        "size_unit": "cm",
        "weight": "30",
        "parts": 2,
        "description_en": "To her sister.\n\nTwo leaves.",
        "inscription": "Дорогая сестра!",
        "inscription_language": "ru",
        "inscription_meaning_en": "Dear sister!",
        "provenance_en": "Kept by the family.",
        "acquisition_method": "gift",
        "archive_kk": "Мұрағат",
        "archive_ru": "Архив",
        "archive_en": "Archive",
        "archive_fonds": "5",
        "archive_sheet": "17",
        "location": "display",
        "hall": builders.hall(),
        "showcase": "Витрина 3",
        "rights": "https://creativecommons.org/licenses/by/4.0/",
        "credit_line_en": "Gift of the family",
    }
    made = builders.exhibit(persons=persons, **{**told, **fields})
    for position, one in enumerate(pictures):
        made.media.create(picture=one, position=position)
    return made


def gift(exhibit=None, persons=()):
    """A gift of a named donor from the USA and of one who is not named, of an exhibit, a badge and scans."""
    made = builders.donation(
        persons=persons, story_en="Brought to the museum.", act_number="Акт 77", mode="in-person"
    )
    usa = Country.objects.get_or_create(slug="usa", defaults={"name_en": "USA", "name_ru": "США"})[0]
    builders.donor(made, country=usa, shows_country=True)
    builders.donor(made, "Тайный Даритель", shows_name=False, country=usa)
    if exhibit:
        builders.item(made, exhibit=exhibit, originality="original", count=1)
    builders.item(made, "badge", originality="original", count=2)
    builders.item(made, "scans", originality="digital")
    return made
