"""The way of the acceptance: names imported from a table, asked for over HTTP in the spelling of a family abroad."""

import csv
import re
from html import unescape

import pytest
from django.core.management import call_command

from .pairs import full_names, single_names

pytestmark = pytest.mark.django_db
# Every name is a candidate; every seventh is asked for.
STEP = 7
LEAST_FIRST, LEAST_TENTH = 0.78, 0.95


@pytest.fixture
def imported(tmp_path):
    """All stored names as records, single ones as a surname alone."""
    names = dict.fromkeys([pair.stored for pair in single_names()] + [pair.stored for pair in full_names()])
    path = tmp_path / "persons.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "surname", "given_name", "patronymic"])
        for number, name in enumerate(names):
            rows.writerow([number, *[*name.split(maxsplit=2), "", ""][:3]])
    call_command("import_persons", str(path))


def listed(client, text):
    """The items of the page, in order, as text."""
    page = client.get("/en/persons/", {"q": text}).content.decode()
    items = re.findall("<li>.*?</li>", page.partition("<main")[2].partition("</main>")[0], re.DOTALL)
    return [" ".join(unescape(re.sub("<[^>]+>", " ", item)).split()) for item in items]


def place(client, pair):
    """Where the stored name stands among the items, 1 for the first; 0 when it does not."""
    items = listed(client, pair.typed)
    words = pair.stored.casefold().split()
    return next(
        (number for number, item in enumerate(items, 1) if item.casefold().split()[: len(words)] == words), 0
    )


@pytest.mark.parametrize("pairs", [single_names, full_names])
def test_names_are_found_in_the_spelling_of_a_family_abroad(client, imported, pairs):
    places = [place(client, pair) for pair in pairs()[::STEP]]
    assert len(places) >= 10
    assert sum(1 <= number <= 10 for number in places) / len(places) >= LEAST_TENTH
    assert sum(number == 1 for number in places) / len(places) >= LEAST_FIRST
