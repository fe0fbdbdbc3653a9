from .making import LEASE, MadeLater, State
from .paged_files import PagedFile, own_pdf_name, pages_made, private_storage
from .picture import IN_LANGUAGE, LANGUAGES, CleanFile, Picture, PictureQuerySet, own_name

__all__ = [
    "IN_LANGUAGE",
    "LANGUAGES",
    "LEASE",
    "CleanFile",
    "MadeLater",
    "PagedFile",
    "Picture",
    "PictureQuerySet",
    "State",
    "own_name",
    "own_pdf_name",
    "pages_made",
    "private_storage",
]
