"""Finding exhibits by words, numbers, kinds and persons; the index that it reads."""

import pytest
from django.core.management import call_command

from exhibits import search, words
from exhibits.answers import Answer
from exhibits.models import Exhibit, ExhibitWord, Kind, Role
from exhibits.search import index
from tests.exhibits.builders import exhibit, kind
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db

BARE = {"title_kk": "", "title_ru": "", "title_en": ""}


def found(text, language="ru"):
    answer = Answer(search.read(text), {}, language, "")
    slugs = [exhibit.slug for exhibit in answer.rows(0, 100)]
    assert answer.count == len(slugs)
    return slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Стены", {"стены"}),
        ("Ёлка, ЕЛКА", {"елка"}),
        ("Café de l’Œuvre", {"cafe", "de", "l", "oeuvre"}),
        ("Әлия қала", {"әлия", "қала"}),
        ("КП-12/3а", {"кп", "12", "3а"}),
        ("и\u0306од", {"йод"}),
        (None, set()),
        ("—", set()),
        ("א" * 50, {"א" * 40}),
    ],
)
def test_words_are_folded(text, expected):
    assert words.of([text]) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Мамаевой", ("мамаев", True)),
        ("Мамаева", ("мамаев", True)),
        ("Ёлка", ("елка", True)),
        ("из", ("из", False)),
        ("12", ("12", False)),
    ],
)
def test_beginning_of_a_typed_word(word, expected):
    assert words.beginning(word) == expected


@pytest.mark.parametrize(
    "text",
    [
        "стена",
        "СТЕНЫ",
        "сте",
        "brick",
        "қабырға",
        "кирпич известь",
        "wall",
        "1939",
        "пропуск",
        "дар",
        "оттиск",
    ],
)
def test_every_text_is_searched(text):
    exhibit(
        "wall",
        title_ru="Часть стены",
        title_kk="Қабырға бөлігі",
        title_en="Part of a wall",
        material_ru="кирпич, известь",
        material_en="brick",
        description_ru="Сложена в 1939 году.",
        inscription="ПРОПУСК",
        provenance_ru="Найдена при раскопках",
        credit_line_ru="Дар школы",
        technique_ru="оттиск",
    )
    exhibit("other", **BARE | {"title_ru": "Ложка"})
    assert found(text) == ["wall"]


@pytest.mark.parametrize("text", ["стен кирпичи", "простен", "к", "стена ложка"])
def test_each_word_must_begin_a_word_of_the_record(text):
    exhibit("wall", title_ru="Часть стены", material_ru="кирпич")
    exhibit("spoon", **BARE | {"title_ru": "Ложка к чаю"})
    assert found(text) == (["spoon"] if text == "к" else ["wall"] if text == "стен кирпичи" else [])


def test_titles_come_before_texts_each_in_the_order_of_the_alphabet():
    exhibit("c", **BARE | {"title_ru": "Ваза"}, description_ru="Письмо о вазе")
    exhibit("d", **BARE | {"title_ru": "Альбом"}, description_ru="Письмо в альбоме")
    exhibit("a", **BARE | {"title_ru": "Письмо Яна"})
    exhibit("b", **BARE | {"title_ru": "Письмо Анны"})
    assert found("письмо") == ["b", "a", "d", "c"]


@pytest.mark.parametrize(
    "text", ["КП 1234/5", "кп1234/5", "KП  1234 /5", "kp 1234/5", "НВ-77", "HB-77", "нв–77"]
)
def test_a_number_in_any_form_finds_its_record_first(text):
    exhibit("a", **BARE | {"title_ru": f"Альбом {text}"})
    accession = "КП 1234/5" if "1234" in text else "КП 1"
    inventory = "НВ-77" if "77" in text else ""
    if text == "kp 1234/5":
        accession = "kp 1234/5"
    exhibit("z", accession_number=accession, inventory_number=inventory, **BARE | {"title_ru": "Ящик"})
    assert found(text) == ["z", "a"]


@pytest.mark.parametrize(
    "text", ["Мамаева", "Mamaeva", "Mamayeva Raisa", "письмо Мамаева", "Мамаева письмо 1939"]
)
def test_linked_persons_are_found_in_any_spelling(text):
    owner = person("mamayeva", ru=("Мамаева", "Раиса"))
    exhibit("hers", [(owner, Role.OWNER), (owner, Role.MAKER)])
    exhibit("other")
    assert found(text) == ["hers"]


def test_a_name_that_changes_is_found_as_it_is_now():
    owner = person("zorka", ru=("Зорка", "София"))
    exhibit("hers", [(owner, Role.OWNER)])
    form = owner.forms.get()
    form.surname = "Минкина"
    form.save()
    assert (found("Зорка"), found("Минкина")) == ([], ["hers"])


def test_kinds_are_found_by_their_names_of_now():
    exhibit("x", kind=kind("letter"), **BARE | {"title_ru": "Без слов"})
    assert found("письма") == found("letter") == ["x"]
    Kind.objects.update(name_ru="открытка")
    assert (found("письма"), found("открытка")) == ([], ["x"])


def test_held_back_records_are_not_found():
    hidden = person("hidden", ru=("Тайна", "Анна"), is_published=False)
    exhibit("hers", [(hidden, Role.MENTIONED)], accession_number="КП 9")
    exhibit("draft", is_published=False, accession_number="КП 8")
    assert [found(text) for text in ("Письмо", "Тайна", "КП 9", "КП 8")] == [[]] * 4


@pytest.mark.parametrize(
    "text", ["", "%", "_", "\\", "' OR 1=1--", "&|!():*", "\0", "\ud83d", "a" * 10_000, "и " * 500]
)
def test_signs_are_no_words(text):
    exhibit()
    assert found(text) == []


def test_the_index_follows_every_save():
    record = exhibit("x", **BARE | {"title_ru": "Стена"})
    assert set(record.words.values_list("word", "place")) == {("стена", 1)}
    record.title_ru, record.description_ru = "Дверь", "в стене"
    record.accession_number = "КП 1"
    record.save()
    assert set(record.words.values_list("word", "place")) == {
        ("дверь", 1), ("#kп1", 1), ("кп", 2), ("1", 2), ("в", 2), ("стене", 2)
    }  # fmt: skip
    record.delete()
    assert ExhibitWord.objects.count() == 0


def test_many_are_added_and_made_anew_at_once(monkeypatch):
    monkeypatch.setattr(index, "BATCH", 2)
    made = Exhibit.objects.bulk_create(
        Exhibit(slug=f"x-{number}", title_ru=f"Стена {number}", is_published=True) for number in range(3)
    )
    index.add(made)
    assert found("стена 2") == ["x-2"]
    Exhibit.objects.update(title_ru="Дверь")
    done = []
    index.refresh([record.pk for record in made], done.append)
    assert (found("стена"), found("дверь"), done) == ([], ["x-0", "x-1", "x-2"], [2, 1])


def test_command_makes_what_is_missing_or_all(capsys):
    Exhibit.objects.bulk_create([Exhibit(slug="x", title_ru="Стена", is_published=True)])
    stale = exhibit("y")
    Exhibit.objects.filter(pk=stale.pk).update(title_ru="Стена")
    call_command("index_exhibits", missing=True)
    assert (found("стена"), capsys.readouterr().out) == (["x"], "1 exhibits\n")
    call_command("index_exhibits")
    assert (found("стена"), capsys.readouterr().out) == (["x", "y"], "2 exhibits\n")


@pytest.mark.parametrize("few", [0, 1, 1000])
def test_what_many_have_is_found_like_what_few_have(monkeypatch, few):
    monkeypatch.setattr(search, "FEW", few)
    owner = person("owner", ru=("Петрова", "Анна"))
    exhibit("b", [(owner, Role.OWNER)], **BARE | {"title_ru": "Шаль"}, material_ru="пуховая шерсть")
    exhibit("a", **BARE | {"title_ru": "Варежки пуховые"}, description_ru="Шаль и варежки")
    exhibit("c", **BARE | {"title_ru": "Шаль пуховая"}, accession_number="КП 7")
    exhibit("hidden", is_published=False, **BARE | {"title_ru": "Шаль пуховая"})
    assert found("шаль") == ["b", "c", "a"]
    assert found("пуховая шаль") == ["c", "a", "b"]
    assert found("Петрова шаль") == ["b"]
    assert found("КП 7") == ["c"]
    assert Answer(search.read("шаль"), {}, "ru", "").counts("person") == [(owner.pk, 1)]
