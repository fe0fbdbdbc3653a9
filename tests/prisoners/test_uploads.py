import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from io import BytesIO
from itertools import islice
from threading import Event

import pypdfium2
import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from PIL import Image

from pictures import pdf_pages
from prisoners.contributions import uploads
from prisoners.models import Attachment
from tests.pictures.files import BAD, HTML, photograph, picture, upload
from tests.prisoners.contributing import NOW, pdf

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
SCRIPT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_picture_is_encoded_anew(kind, extension):
    made = uploads.safe(picture(kind))
    assert (made.extension, made.width, made.height, made.pages) == (extension, 40, 30, 0)
    assert Image.open(BytesIO(made.data)).format == kind


def test_place_and_camera_are_gone():
    made = uploads.safe(photograph())
    assert [
        secret for secret in (b"MakerOfTelephones", b"SecretComment", b"SecretXmp") if secret in made.data
    ] == []


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused(name):
    with pytest.raises(ValidationError):
        uploads.safe(BAD[name])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (HEIC, "heic"),
        (HEIC.replace(b"heic", b"avif"), "heic"),
        (b"%PDF-1.7 and nothing else", "pdf"),
        (pdf(pages=21), "pages"),
        (HTML, "unreadable"),
    ],
)
def test_refusals_say_what_is_wrong(data, code):
    with pytest.raises(ValidationError) as refused:
        uploads.safe(data)
    assert refused.value.code == code


def test_pdf_becomes_pictures_of_its_pages():
    made = uploads.safe(pdf(pages=3))
    assert (made.extension, made.pages) == ("pdf", 3)
    assert len(pypdfium2.PdfDocument(made.data)) == 3


def test_script_in_a_pdf_is_gone():
    assert b"JavaScript" in SCRIPT
    made = uploads.safe(SCRIPT)
    assert (made.pages, b"JavaScript" in made.data, b"OpenAction" in made.data) == (1, False, False)


def test_text_of_a_pdf_stays_to_be_seen():
    """A page that is half black has about half its pixels black afterwards, at no more than the longest edge."""
    image = Image.new("L", (3000, 4000), 255)
    image.paste(0, (0, 0, 3000, 2000))
    out = BytesIO()
    image.save(out, "PDF", resolution=300)
    page = pypdfium2.PdfDocument(uploads.safe(out.getvalue()).data)[0].render(scale=1).to_pil().convert("L")
    assert max(page.size) <= pdf_pages.LONGEST_EDGE
    assert [page.getpixel((page.width // 2, page.height * part // 4)) > 128 for part in (1, 3)] == [
        False,
        True,
    ]


def test_a_pdf_that_takes_for_ever_is_given_up(monkeypatch):
    def run(*args, timeout, **kwargs):
        raise subprocess.TimeoutExpired(args, timeout)

    monkeypatch.setattr(pdf_pages.subprocess, "run", run)
    with pytest.raises(ValidationError) as refused:
        uploads.safe(pdf())
    assert refused.value.code == "pdf"


def test_slow_pdfs_leave_threads_for_the_pages(monkeypatch):
    """Of four at once one is drawn and one waits; the others are refused at once, and the next one is taken again."""
    gate, entered = Event(), Event()

    def slow(data):
        entered.set()
        gate.wait(30)
        return data, 1

    def code(data):
        try:
            return uploads.safe(data).pages
        except ValidationError as error:
            return error.code

    monkeypatch.setattr(pdf_pages, "redraw", slow)
    with ThreadPoolExecutor(4) as pool:
        results = [pool.submit(code, b"%PDF-1.7") for _ in range(4)]
        refused = [each.result() for each in islice(as_completed(results, 30), 2)]
        assert entered.wait(30)
        gate.set()
    assert refused == ["busy", "busy"]
    assert sorted(str(each.result()) for each in results) == ["1", "1", "busy", "busy"]
    assert code(b"%PDF-1.7") == 1


def test_a_crash_of_the_pdf_library_stays_outside():
    """The program that draws is killed by a signal; the caller gets ValueError."""
    assert pdf_pages.redraw(pdf())[1] == 1
    done = subprocess.run(
        [sys.executable, "-I", pdf_pages.__file__, "redraw"], input=b"x", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (pdf_pages.UNREADABLE, b"")


@pytest.mark.django_db
def test_files_are_kept_under_names_of_our_own_where_no_address_leads(client):
    files = [upload(photograph(), "../../x.jpg"), upload(photograph(), "Әже" * 100 + ".jpg")]
    assert uploads.take(files, "draft", NOW) == []
    names = [attachment.file.name for attachment in Attachment.objects.all()]
    assert [len(name) for name in names] == [len("contributions/") + 32 + len(".jpg")] * 2
    kept = settings.PRIVATE_ROOT / names[0]
    assert kept.read_bytes()[:2] == b"\xff\xd8"
    assert oct(kept.stat().st_mode)[-3:] == "600"
    assert settings.MEDIA_ROOT not in kept.parents
    assert client.get(f"/media/{names[0]}").status_code == 404
    with pytest.raises(ValueError, match="not accessible via a URL"):
        Attachment.objects.first().file.url  # noqa: B018


@pytest.mark.django_db
def test_good_files_are_kept_beside_bad_ones_which_are_named():
    files = [upload(photograph(), "good.jpg"), upload(HTML, "page\n.jpg"), upload(HEIC, "x" * 300 + ".heic")]
    with translation.override("en"):
        told = [error.messages[0] for error in uploads.take(files, "draft", NOW)]
    assert (
        told[0]
        == "page.jpg: This is not a picture that can be read, or it is damaged. Send a JPEG, PNG or WebP file."
    )
    assert told[1].startswith("x" * 59 + "…: ")
    assert Attachment.objects.of_draft("draft").count() == 1


@pytest.mark.django_db
def test_limits_of_number_size_and_sum(monkeypatch):
    size = len(photograph())
    monkeypatch.setattr(uploads, "MOST_FILES", 3)
    monkeypatch.setattr(uploads, "MOST_BYTES", size)
    monkeypatch.setattr(uploads, "MOST_BYTES_TOGETHER", 2 * size)

    def refused(count, more=b"", draft="draft"):
        files = [upload(photograph() + more) for _ in range(count)]
        return [error.code for error in uploads.take(files, draft, NOW)]

    assert refused(1, b"x") == ["bytes"]
    assert refused(1) == []
    assert refused(2) == ["together"]
    monkeypatch.setattr(uploads, "MOST_BYTES_TOGETHER", 10 * size)
    assert refused(3) == ["count", "count"]
    assert refused(1, draft="another") == []


@pytest.mark.django_db
def test_no_more_files_are_looked_at_than_may_be_sent(monkeypatch):
    looked = []
    bad = [upload(HTML, f"{number}.jpg") for number in range(20)]
    monkeypatch.setattr(uploads, "safe", lambda data, safe=uploads.safe: looked.append(data) or safe(data))
    codes = [error.code for error in uploads.take(bad, "draft", NOW)]
    assert (len(looked), codes[5:7]) == (6, ["unreadable", "count"])
