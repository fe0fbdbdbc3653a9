"""Bodies that are too large: an answer at once, and no worker that grows."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *args):
        raise AssertionError("the body was read")


@pytest.mark.parametrize("path", ["/", "/en/", "/en/tours/", "/en/nothing/"])
def test_a_body_of_5_mb_is_refused_unread(client, path):
    response = client.generic(
        "POST", path, b"", FORM, CONTENT_LENGTH=str(5 * 1024 * 1024), **{"wsgi.input": Unread()}
    )
    assert response.status_code == 413
    assert response["Content-Security-Policy"]


def test_a_file_that_nobody_asked_for_is_refused(client):
    response = client.post("/en/tours/", {"file": SimpleUploadedFile("x.bin", b"x" * (LIMIT + 1))})
    assert response.status_code == 413


@pytest.mark.ignore_template_errors
def test_a_form_of_5000_fields_is_refused(client):
    body = "&".join(f"f{number}=1" for number in range(5000))
    assert client.post("/en/admin/login/", body, content_type=FORM).status_code == 400
    assert client.post("/en/admin/login/", {f"f{number}": 1 for number in range(5000)}).status_code == 400


@pytest.mark.ignore_template_errors
def test_fields_of_staff_have_a_limit_and_files_a_larger_one(client):
    long = client.post("/en/admin/login/", f"username={'x' * LIMIT}", content_type=FORM)
    assert long.status_code == 400
    file = SimpleUploadedFile("book.pdf", b"x" * (3 * LIMIT))
    assert client.post("/en/admin/login/", {"username": "x", "file": file}).status_code == 200
    length = str(settings.UPLOAD_MAX_BYTES + 1)
    over = client.generic(
        "POST", "/en/admin/login/", b"", FORM, CONTENT_LENGTH=length, **{"wsgi.input": Unread()}
    )
    assert over.status_code == 413


CONTRIBUTE = "/en/persons/contribute/"


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        (CONTRIBUTE, settings.CONTRIBUTION_MAX_BYTES + 1, 413),
        (f"{CONTRIBUTE}secret/", LIMIT + 1, 413),
        (f"{CONTRIBUTE}secret/withdraw/", LIMIT + 1, 413),
        (f"/en/x{CONTRIBUTE}", LIMIT + 1, 413),
    ],
)
def test_only_the_form_for_contributions_takes_files_of_visitors(client, path, size, status):
    answer = client.generic("POST", path, b"", FORM, CONTENT_LENGTH=str(size), **{"wsgi.input": Unread()})
    assert answer.status_code == status
    assert f"no more than {26 if path == CONTRIBUTE else 1} MB." in answer.content.decode()


def test_the_form_for_contributions_takes_25_mb(client):
    """Six files of four MB; none is a picture, so each is told at the field."""
    files = [SimpleUploadedFile(f"{number}.jpg", b"x" * 4 * LIMIT) for number in range(6)]
    answer = client.post(CONTRIBUTE, {"files": files, "add": "1"})
    assert (answer.status_code, len(answer.context["form"].errors["files"])) == (200, 6)


@pytest.mark.parametrize("length", ["-5", "abc", "", "9" * 300])
def test_a_length_that_is_none(client, length):
    response = client.generic("POST", "/en/", b"", FORM, CONTENT_LENGTH=length)
    assert response.status_code in (400, 405, 413)
