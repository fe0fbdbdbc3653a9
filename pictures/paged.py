"""PDFs that staff upload, looked at before they are kept."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import pdf_pages
from .images import MOST_BYTES

MOST_PAGES = 60


def count_pages(file):
    """How many pages an uploaded PDF has, which then stands at its beginning; ValidationError where it cannot be taken."""
    if file.size > MOST_BYTES:
        text = _("The file is larger than %(limit)d MB.")
        raise ValidationError(text, code="bytes", params={"limit": MOST_BYTES // 1024**2})
    file.seek(0)
    data = file.read()
    file.seek(0)
    try:
        if b"%PDF-" not in data[:1024]:
            raise ValueError("no PDF")
        pages = pdf_pages.count(data)
    except ValueError:
        text = _("This PDF cannot be read: it is damaged, too complicated or locked with a password.")
        raise ValidationError(text, code="pdf") from None
    if pages > MOST_PAGES:
        text = _("The PDF has more than %(limit)d pages. Please send it in parts.")
        raise ValidationError(text, code="pages", params={"limit": MOST_PAGES})
    return pages
