from datetime import datetime, timedelta
from io import BytesIO
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import Post

ASTANA = ZoneInfo("Asia/Almaty")
NOW = datetime(2026, 5, 12, 11, 0, tzinfo=ASTANA)  # as the fixture `frozen`
LANGUAGES = {
    "kk": ("Қабырға ашылды", "Естелік қабырғасы ашылды.", "Бірінші абзац.\n\nЕкінші абзац."),
    "ru": ("Открыта стена", "Открыта стена памяти.", "Первый абзац.\n\nВторой абзац."),
    "en": ("The wall is open", "The Memorial Wall is open.", "First paragraph.\n\nSecond paragraph."),
}
PDF = b"%PDF-1.4\n" + b"x" * 2000 + b"\n%%EOF\n"


def texts(*languages):
    return {
        f"{field}_{code}": text
        for code in languages
        for field, text in zip(("title", "lead", "body"), LANGUAGES[code], strict=True)
    }


def post(slug="wall", languages=("kk", "ru", "en"), **fields):
    """A post published a day before NOW, in `languages`."""
    fields = {"published_at": NOW - timedelta(days=1), **texts(*languages), **fields}
    return Post.objects.create(slug=slug, **fields)


def russian(slug="soldiers", **fields):
    return post(slug, ("ru",), **fields)


def epub():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", "<container/>")
    return out.getvalue()


def upload(data=PDF, name="book.pdf"):
    return SimpleUploadedFile(name, data)
