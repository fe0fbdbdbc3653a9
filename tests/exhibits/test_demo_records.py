"""Every record of the demo collection, as machines read it; the collection is loaded once."""

import pytest
from django.conf import settings
from django.core.management import call_command

from exhibits.models import Donation, Exhibit, Exhibition

from .test_linked_art import LABEL, TYPE, read
from .test_schema_org import told

pytestmark = pytest.mark.usefixtures("demo", "db")


@pytest.fixture(scope="module")
def demo(standing, tmp_path_factory):
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("media")
    call_command("load_demo", verbosity=0)
    yield
    settings.MEDIA_ROOT = before


def test_every_record_expands_as_linked_art(client):
    paths = [
        *(f"/linked-art/exhibits/{one.slug}.json" for one in Exhibit.objects.public()),
        *(f"/linked-art/donations/{one.slug}.json" for one in Donation.objects.public()),
    ]
    assert len(paths) > 5
    for path in paths:
        graph, one = read(client, path)
        assert graph.all(one, TYPE) != []
        assert graph.one(one, LABEL)


def test_every_page_has_its_type(client, frozen):
    pages = {
        "ArchiveComponent": Exhibit.objects.public(),
        "DonateAction": Donation.objects.public(),
        "ExhibitionEvent": Exhibition.objects.published(),
    }
    for kind, records in pages.items():
        assert records
        for record in records:
            found = told(client, record.get_absolute_url().replace("/ru/", "/kk/", 1))
            types = found["@type"] if isinstance(found["@type"], list) else [found["@type"]]
            assert kind in types
            assert found["name"]
