import pytest
from django.contrib.auth import get_user_model

from tests.booking.builders import categories, make_tour, open_week


@pytest.fixture
def tour(db):
    """A shared tour in a museum that is open from Tuesday to Sunday, with visitor categories."""
    open_week()
    categories()
    return make_tour()


@pytest.fixture
def staff(client):
    """A client signed in as an administrator."""
    client.force_login(get_user_model().objects.create_superuser("keeper"))
    return client
