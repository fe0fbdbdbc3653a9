"""What a worker makes outside the request: the pages of documents, and the variants of pictures.

Several may run at once: each claims its row first. What was begun and lost is begun again; made twice, it is the same.
"""

import logging

from django.core.files.base import ContentFile
from django.db import DatabaseError, IntegrityError, InterfaceError, transaction
from django.utils import translation
from django.utils.translation import gettext

from . import images, pdf_pages, variants
from .models import LANGUAGES, PagedFile, Picture, pages_made
from .sources import variant_name, variant_names
from .tones import tone

log = logging.getLogger(__name__)
DOTS_PER_INCH = 300
DATABASE_IS_AWAY = (DatabaseError, InterfaceError)


class Damaged(Exception):
    """What will fare no better at the next attempt."""


def make_next(*, now):
    """Makes what is due, a document's pages before a picture's variants; False when nothing is."""
    for model, make in ((PagedFile, draw_pages), (Picture, make_variants)):
        row = model.objects.claim_next(now=now)
        if row is not None:
            attempt(make, row, now=now)
            return True
    return False


def attempt(make, row, *, now):
    """A failure is kept on the row; that of the database is the caller's."""
    try:
        make(row)
    except DATABASE_IS_AWAY:
        raise
    except Exception as error:  # storages and decoders raise nearly anything
        told = f"{type(error).__name__}: {error}"
        row.fail(told, now=now, for_good=isinstance(error, (Damaged, FileNotFoundError)))
        log.warning("%s %s, attempt %s: %s", type(row).__name__, row.pk, row.attempts, told)


def read(file):
    with file.storage.open(file.name, "rb") as stream:
        return stream.read()


# Variants ------------------------------------------------------------------------------------------


def make_variants(picture):
    storage, name = picture.file.storage, picture.file.name
    data = read(picture.file)
    try:
        image = variants.opened(data)
        made = list(variants.each(image))
    except Exception as error:
        raise Damaged(f"{type(error).__name__}: {error}") from error
    for width, extension, data in made:
        put(storage, variant_name(name, width, extension), data)
    widths = sorted({width for width, _extension, _data in made})
    if not picture.succeed(made=" ".join(map(str, widths)), tone=tone(image)):
        tidy(storage, name, widths)


def put(storage, name, data):
    """Stores under exactly this name; what another worker has put there in the same moment is as good."""
    storage.delete(name)
    stored = storage.save(name, ContentFile(data))
    if stored != name:
        storage.delete(stored)


def tidy(storage, name, widths):
    """The picture was replaced or deleted meanwhile: its variants go too."""
    if not Picture.objects.filter(file=name).exists():
        for one in variant_names(name, widths):
            storage.delete(one)


# Pages ---------------------------------------------------------------------------------------------


def draw_pages(document):
    """Makes a picture of each page that has none yet, and says so when all of them stand."""
    data = read(document.file)
    there = set(document.pages.values_list("page_number", flat=True))
    for number in range(1, document.page_count + 1):
        if number not in there:
            add_page(document, number, drawn(data, number))
    finish(document)


def finish(document):
    """Lets the PDF go and tells who waits for the pages, unless another worker has done so."""
    with transaction.atomic():
        document.delete_file_later()
        if not document.succeed(file=""):
            transaction.set_rollback(True)
            return
        document.refresh_from_db()
        pages_made.send(PagedFile, paged_file=document)


def drawn(data, number):
    try:
        return pdf_pages.page(data, number, edge=images.LONGEST_EDGE, dots=DOTS_PER_INCH)
    except ValueError as error:
        raise Damaged(f"page {number}: {error}") from error


def add_page(document, number, data):
    page = Picture(
        file=ContentFile(data, name="page.jpg"),
        paged_file=document,
        page_number=number,
        **{f"alt_{code}": alt_of_page(document, number, code) for code in LANGUAGES},
    )
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError:
        # Another worker, which has taken this one for lost, was quicker.
        page.delete_files_later()


def alt_of_page(document, number, code):
    """ "Letter to her mother, page 2" in the language `code`; "" where the document has no title in it."""
    title = getattr(document, f"title_{code}")
    if not title:
        return ""
    with translation.override(code):
        return gettext("%(title)s, page %(number)d") % {"title": title, "number": number}
