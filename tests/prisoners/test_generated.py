from collections import Counter
from itertools import islice

import pytest
from django.core.management import CommandError, call_command

from prisoners import alphabets, generated, register
from prisoners.made_up import women
from prisoners.models import Fact, NameForm, NameUse, Person
from tests.conftest import TUESDAY

from .builders import person


def test_names_are_drawn_alike_for_one_seed():
    assert list(islice(women(3), 50)) == list(islice(women(3), 50))
    assert list(islice(women(3), 50)) != list(islice(women(4), 50))


def test_few_names_are_common_and_most_are_rare():
    found = Counter(woman.surname for woman in islice(women(), 20_000))
    most = found.most_common(1)[0][1]
    rare = sum(1 for count in found.values() if count == 1)
    assert most > 1000
    assert rare > 3000
    assert len(found) > 5000


@pytest.mark.parametrize("parts", [["Иванова"], ["Жүсіпова", "Күләш", "Ахметовна"], ["Ó Briain", "Ä" * 70]])
def test_sort_keys_are_those_of_the_whole_name(parts):
    keys = generated.SortKeys()
    listed = " ".join(parts)
    assert keys.of(parts) == [alphabets.sort_key(listed, code) for code in ("kk", "ru", "en")]


@pytest.mark.django_db
def test_records_say_that_they_are_generated():
    generated.generate(3, now=TUESDAY)
    for record in Person.objects.all():
        assert (record.is_generated, record.is_published) == (True, True)
        assert record.fate_en == "Generated record, not a real person."
        assert record.fate_ru == "Запись создана программой для измерений, это не настоящий человек."
        assert record.fate_kk == "Өлшеуге арналған жасанды жазба, шынайы адам емес."
    assert sorted(Person.objects.values_list("slug", flat=True)) == [
        "generated-000001", "generated-000002", "generated-000003",
    ]  # fmt: skip


@pytest.mark.django_db
def test_records_are_as_if_entered_by_hand(monkeypatch):
    monkeypatch.setattr(generated, "BATCH", 20)
    generated.generate(50, now=TUESDAY)
    columns = [column for column in register.COLUMNS if not column.startswith(("name_", "listed_"))]
    columns += ["listed_ru", "name_ru"]
    before = list(Person.objects.order_by("pk").values(*columns))
    uses = sorted(NameUse.objects.values_list("word__text", "part", "form_id", "person_id"))
    register.refresh(Person.objects.values_list("pk", flat=True))
    assert list(Person.objects.order_by("pk").values(*columns)) == before
    assert sorted(NameUse.objects.values_list("word__text", "part", "form_id", "person_id")) == uses
    assert Fact.objects.count() == 100


@pytest.mark.django_db
def test_more_are_numbered_on_and_real_ones_can_still_be_added():
    generated.generate(2, now=TUESDAY)
    generated.generate(2, now=TUESDAY, seed=1)
    assert Person.objects.order_by("-slug").first().slug == "generated-000004"
    assert person().listed_ru == "Мамаева Раиса Моисеевна"


@pytest.mark.django_db
def test_the_command_refuses_where_real_persons_are_published(capsys):
    person()
    with pytest.raises(CommandError, match="Real persons are published here"):
        call_command("generate_persons", 2)
    assert Person.objects.count() == 1
    call_command("generate_persons", 2, "--beside-real")
    assert capsys.readouterr().out == "generated: 2 records\n"


@pytest.mark.django_db
def test_generated_records_are_removed_and_no_others(capsys):
    person()
    generated.generate(5, now=TUESDAY)
    call_command("generate_persons", "--remove")
    assert capsys.readouterr().out == "removed: 5 generated records\n"
    assert [each.slug for each in Person.objects.all()] == ["mamayeva-raisa"]
    assert (NameForm.objects.count(), Fact.objects.count(), NameUse.objects.count()) == (1, 0, 3)


@pytest.mark.django_db
def test_the_command_asks_how_many():
    with pytest.raises(CommandError, match="Say how many"):
        call_command("generate_persons")
