import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from pictures import making, paged, pdf_pages
from pictures.models import LEASE, PagedFile, Picture, State, pages_made

from .files import BAD, HTML, pdf, picture, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def document(pages=2, **titles):
    return PagedFile.objects.create(file=upload(pdf(pages), "Хат.pdf"), **titles)


def make_next():
    return making.make_next(now=timezone.now())


def reread(one):
    return PagedFile.objects.get(pk=one.pk)


@pytest.fixture
def told():
    """The documents that pages_made was sent for."""
    found = []

    def receive(sender, paged_file, **kwargs):
        found.append((paged_file.pk, paged_file.state, paged_file.pages.count()))

    pages_made.connect(receive)
    yield found
    pages_made.disconnect(receive)


def test_pages_become_pictures_in_order_outside_the_request(told):
    one = document(3)
    assert (one.state, one.page_count, list(one.pages)) == (State.WAITING, 3, [])
    assert make_next()
    one = reread(one)
    assert (one.state, one.error) == (State.MADE, "")
    assert [page.page_number for page in one.pages] == [1, 2, 3]
    assert [(page.width, page.height) for page in one.pages] == [(834, 1250)] * 3
    assert told == [(one.pk, State.MADE, 3)]


def test_page_is_as_large_as_its_paper_at_300_dots_and_no_larger_than_a_picture():
    sizes = [
        pdf_pages.page(pdf(size=size, resolution=72), 1, edge=3200, dots=300)
        for size in ((72, 144), (2000, 1000))
    ]
    assert [Image.open(upload(data)).size for data in sizes] == [(300, 600), (3200, 1600)]


def test_pages_have_alternative_texts_from_the_title_with_their_number():
    one = document(2, title_en="Letter to her mother", title_ru="Письмо матери")
    make_next()
    first, second = one.pages
    assert (first.alt_en, second.alt_en) == ("Letter to her mother, page 1", "Letter to her mother, page 2")
    assert second.alt_ru.startswith("Письмо матери, ")
    assert second.alt_kk in ("", None)


def test_pdf_is_kept_where_no_address_leads_and_goes_when_its_pages_stand(django_capture_on_commit_callbacks):
    one = document()
    path = settings.PRIVATE_ROOT / one.file.name
    assert path.exists()
    assert not default_storage.exists(one.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        make_next()
    assert not path.exists()
    assert not reread(one).file


def test_deleted_document_leaves_its_pages_and_no_pdf(django_capture_on_commit_callbacks):
    one = document()
    path = settings.PRIVATE_ROOT / one.file.name
    making.add_page(one, 1, pdf_pages.page(pdf(), 1, edge=100, dots=72))
    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
    assert not path.exists()
    assert list(Picture.objects.values_list("paged_file", "page_number")) == [(None, 1)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "pdf"),
        (HTML, "pdf"),
        (picture(), "pdf"),
        (BAD["svg"], "pdf"),
        (b"%PDF-1.7 and nothing else", "pdf"),
        (pdf(pages=61, size=(5, 5)), "pages"),
    ],
)
def test_bad_file_is_refused_whatever_saves_it(data, code):
    with pytest.raises(ValidationError) as refused:
        PagedFile.objects.create(file=upload(data, "x.pdf"))
    assert refused.value.code == code
    assert PagedFile.objects.count() == 0


def test_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(paged, "MOST_BYTES", 10)
    with pytest.raises(ValidationError) as refused:
        document()
    assert refused.value.code == "bytes"


def test_page_that_cannot_be_drawn_fails_and_says_which(monkeypatch, told):
    one = document()

    def refuse(data, number, **options):
        if number == 2:
            raise ValueError("exit code -11")
        return picture()

    monkeypatch.setattr(making.pdf_pages, "page", refuse)
    make_next()
    assert (reread(one).state, reread(one).error) == (State.FAILED, "Damaged: page 2: exit code -11")
    assert (one.pages.count(), told) == (1, [])
    monkeypatch.undo()
    assert PagedFile.objects.failed().make_again() == 1
    make_next()
    assert (reread(one).state, [page.page_number for page in one.pages]) == (State.MADE, [1, 2])


def test_lost_worker_s_pages_are_not_drawn_twice(monkeypatch):
    one, now = document(3), timezone.now()
    lost = PagedFile.objects.claim_next(now=now)
    making.add_page(lost, 1, picture())
    drawn = []
    monkeypatch.setattr(
        making.pdf_pages, "page", lambda data, number, **options: drawn.append(number) or picture()
    )
    assert making.make_next(now=now + LEASE)
    assert (drawn, reread(one).state) == ([2, 3], State.MADE)


def test_two_workers_at_one_page_leave_one_page_and_no_file_more(django_capture_on_commit_callbacks):
    one = document()
    before = len(default_storage.listdir("pictures")[1]) if default_storage.exists("pictures") else 0
    with django_capture_on_commit_callbacks(execute=True):
        making.add_page(one, 1, picture())
        making.add_page(one, 1, picture())
    assert one.pages.count() == 1
    assert len(default_storage.listdir("pictures")[1]) == before + 2


def test_late_worker_says_nothing(told):
    document()
    now = timezone.now()
    late = PagedFile.objects.claim_next(now=now)
    making.make_next(now=now + LEASE)
    assert len(told) == 1
    making.finish(late)
    assert len(told) == 1


def test_page_stands_once():
    one = document()
    making.add_page(one, 1, picture())
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.create(file=upload(picture()), paged_file=one, page_number=1)


@pytest.mark.parametrize(
    "order", [["redraw"], ["count"], ["page", "1", "100", "72"], ["page", "9", "100", "72"], ["x"], []]
)
def test_program_never_fails_with_a_traceback(order):
    data = pdf() if order[1:2] == ["9"] else b"x"
    done = subprocess.run(
        [sys.executable, "-I", pdf_pages.__file__, *order], input=data, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert done.stdout == b""
