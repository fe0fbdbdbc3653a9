import pytest

from translations import glossary


@pytest.fixture(autouse=True)
def fresh_glossary():
    """The clock stands still in tests, and keys come again: the glossary's last change does not tell them apart."""
    glossary.CACHE.stamp = None
