"""Generated exhibits say what they are, are found, and can be deleted."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from exhibits import search
from exhibits.generated import generate, remove
from exhibits.models import Exhibit, ExhibitWord, Kind
from prisoners.generated import generate as generate_persons
from tests.exhibits.builders import exhibit, kind
from visitors.models import Hall

pytestmark = pytest.mark.django_db


def test_generated_records_say_so_and_are_found():
    generate_persons(3, now=timezone.now())
    generate(5)
    found = Exhibit.objects.public()
    assert [one.slug for one in found] == [f"generated-{number:06}" for number in range(5)]
    assert all("не настоящий предмет" in one.description_ru and "generated" in one.title_en for one in found)
    assert search.narrow(found, search.read("GEN 0/3-3").found).get().slug == "generated-000003"
    assert search.narrow(found, search.read("сгенерировано").found).count() == 5
    generate(2)
    assert Exhibit.objects.last().slug == "generated-000006"


def test_removing_leaves_the_real_ones():
    exhibit("real", kind=kind())
    generate(3)
    assert remove() == 3
    assert list(Exhibit.objects.values_list("slug", flat=True)) == ["real"]
    assert list(Kind.objects.values_list("slug", flat=True)) == ["letter"]
    assert Hall.objects.count() == 0
    assert set(ExhibitWord.objects.values_list("exhibit__slug", flat=True)) == {"real"}


def test_command_refuses_beside_real_exhibits(capsys):
    call_command("generate_exhibits", 2, verbosity=0)
    exhibit("real")
    with pytest.raises(CommandError, match="Real exhibits"):
        call_command("generate_exhibits", 2)
    with pytest.raises(CommandError, match="how many"):
        call_command("generate_exhibits")
    call_command("generate_exhibits", remove=True, verbosity=0)
    assert capsys.readouterr().out == "generated: 2 records\nremoved: 2 generated records\n"
