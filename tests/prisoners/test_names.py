from types import SimpleNamespace

import pytest

from prisoners.names import by_initial, initial, initials, order

IN_ORDER = "А Ә Б Е Ё Ж К Қ Н Ңұр Уәли Ұлы Үкі Һ Ы Іңкәр Э Яна"


def test_order_follows_the_kazakh_alphabet():
    names = IN_ORDER.split()
    assert sorted(sorted(names), key=order) == names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Berg", "Annabel"),  # a word ends before a letter
        ("анна", "Берта"),
        ("Ève", "Fanny"),
        ("Zoya", "Азиза"),  # Latin before Cyrillic
        ("«Анна»", "Ася"),
    ],
)
def test_order_of_two(first, second):
    assert order(first) < order(second)


def test_order_knows_no_difference_of_case_accents_and_signs():
    assert order("СТЕПАНОВА-Ключникова") == order("«Степановаключникова»")
    assert order("й") == order("й")  # one sign, and и with a breve


@pytest.mark.parametrize(
    ("name", "letter"), [("әзиза", "Ә"), ("(Élise)", "E"), ("ßiegel", "S"), ("", ""), ("—", ""), ("1938", "")]
)
def test_initial(name, letter):
    assert initial(name) == letter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Раиса Моисеевна Мамаева", "РМ"),
        ("Әзиза Рысқұлова", "ӘР"),
        ("Галина Степанова-Ключникова", "ГС"),
        ("Мариам", "М"),
        ("", ""),
    ],
)
def test_initials(name, expected):
    assert initials(name) == expected


def test_by_initial_groups_in_a_fixed_order():
    names = enumerate(["Б", "а", "—", "А", "а"])
    people = [SimpleNamespace(name=name, slug=str(number)) for number, name in names]
    grouped = by_initial(people, lambda person: person.name)
    assert [(letter, [person.slug for person in group]) for letter, group in grouped] == [
        ("", ["2"]),
        ("А", ["3", "1", "4"]),
        ("Б", ["0"]),
    ]
