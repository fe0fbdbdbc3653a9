from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from news import documents
from tests.pictures.files import HTML, SVG, picture

from .builders import PDF, epub

BAD = {
    "nothing": b"",
    "html": HTML,
    "svg": SVG,
    "jpeg": picture(),
    "cut pdf": PDF[:500],
    "html before a pdf": HTML + PDF,
    "cut epub": epub()[:-30],
    "zip": epub().replace(b"application/epub+zip", b"application/x-zip-cmp"),
    "executable": b"MZ" + bytes(300),
}


def extension(data):
    return documents.extension(BytesIO(data), len(data))


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (epub(), "epub")])
def test_document_is_known_by_its_content(data, kind):
    assert extension(data) == kind


@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_refused(name):
    with pytest.raises(ValidationError):
        extension(BAD[name])


def test_too_large_a_file_is_refused_unread():
    with pytest.raises(ValidationError) as refused:
        documents.extension(None, documents.MOST_BYTES + 1)
    assert refused.value.code == "bytes"
