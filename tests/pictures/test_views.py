from pathlib import Path

import pytest
from django.conf import settings

from pictures.models import Picture

from .files import picture, upload

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content)


def place(name, data=b"%PDF-1.4"):
    path = Path(settings.MEDIA_ROOT, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_picture_is_sent_with_its_type_and_kept_for_a_day(client):
    saved = Picture.objects.create(file=upload(picture("PNG")))
    response = client.get(saved.file.url)
    assert response.status_code == 200
    assert body(response).startswith(b"\x89PNG")
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == "inline"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert not response.cookies


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "application/pdf"), ("a.epub", "application/epub+zip")])
def test_document_is_saved_not_opened(client, name, kind):
    place(f"files/{name}")
    response = client.get(f"/media/files/{name}")
    assert body(response) == b"%PDF-1.4"
    assert response.headers["Content-Disposition"] == "attachment"
    assert response.headers["Content-Type"] == kind


def test_head_has_no_body(client):
    place("files/b.pdf")
    response = client.head("/media/files/b.pdf")
    assert (response.status_code, response.headers["Content-Length"]) == (200, "8")
    assert body(response) == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_media_only_reads(client, method):
    assert getattr(client, method)("/media/files/b.pdf").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "", "../", "../secret_key", "../manage.py", "..%2f..%2fmanage.py", "files/", "files",
        "files/../../secret_key", "%2e%2e/secret_key", "files/none.pdf", "files/x.html", "files/x.svg",
        "files/%00.pdf", "files/a.pdf%00", "/etc/passwd.pdf", "files/a.pdf%0a", "files//a.pdf", ".hidden.pdf",
        "C:%5cx.pdf", "фото.jpg", "a" * 3000 + ".jpg",
    ],
)  # fmt: skip
def test_nothing_else_is_found(client, path):
    place("files/x.html", b"<script>alert(1)</script>")
    place("files/x.svg", b"<svg/>")
    place("../secret.pdf")
    assert client.get(f"/media/{path}").status_code == 404


def test_folder_with_the_name_of_a_picture_is_not_found(client):
    Path(settings.MEDIA_ROOT, "folder.jpg").mkdir(parents=True, exist_ok=True)
    assert client.get("/media/folder.jpg").status_code == 404
