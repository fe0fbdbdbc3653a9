"""What is stated of an exhibit, in the words of each language."""

import pytest
from django.utils.translation import override

from exhibits.models import Exhibit
from exhibits.statements import archive_reference


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("kk", "1-қор, 2-тізімдеме, 3-іс, 4-парақ"),
        ("ru", "ф. 1, оп. 2, д. 3, л. 4"),
        ("en", "fonds 1, inv. 2, file 3, sheet 4"),
    ],
)
def test_an_archive_is_cited_as_archives_of_the_language_do(language, told):
    """A file of an archive is not a file of a computer."""
    exhibit = Exhibit(archive_fonds="1", archive_inventory="2", archive_file="3", archive_sheet="4")
    with override(language):
        assert archive_reference(exhibit) == told
