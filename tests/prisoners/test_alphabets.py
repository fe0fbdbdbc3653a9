import string

import pytest

from prisoners.alphabets import initial, initials, letters, plain, sort_key

KAZAKH = "А Ә Б Е Ё Ж К Қ Н Ңұр Уәли Ұлы Үкі Һ Ы Іңкәр Э Яна Anna Zoya שרה 鄭"
RUSSIAN = "А Ә Б Г Ғалия Е Ёлка Ж Ибраев Івасюк К Қасенова О Өтегенова У Ұлжан Х Һ Ы Э Яна Anna Zoya"
ENGLISH = "Anna Élise Łucja Sarah Šimić Zoya А Ә Б Ё Ж Қ Я שרה"


@pytest.mark.parametrize(("language", "names"), [("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)])
def test_sort_key_follows_the_alphabet(language, names):
    names = names.split()
    assert sorted(sorted(names), key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Anna Berg", "Annabel"),  # a word ends before a letter
        ("анна", "Берта"),
        ("Ève", "Fanny"),
        ("Азиза", "Zoya"),  # the language's own script comes first
        ("«Анна»", "Ася"),
        ("", "А"),
    ],
)
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_sort_key_of_two(first, second, language):
    assert sort_key(first, language) < sort_key(second, language)


def test_sort_key_knows_no_difference_of_case_accents_and_signs():
    assert sort_key("СТЕПАНОВА-Ключникова", "ru") == sort_key("«Степановаключникова»", "ru")
    assert sort_key("й", "kk") == sort_key("и\u0306", "kk")  # one sign, and и with a breve


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "text", ["Ә" * 200, "a" * 10_000, "\0 \ud800 \u202e", "鄭Çłß", "1938 — ?", "\U0001f337", "Ĳ ŉ ﬁ"]
)
def test_sort_key_is_short_and_the_same_in_every_collation(text, language):
    key = sort_key(text, language)
    assert len(key) <= 120
    assert len(key) % 2 == 0
    assert set(key) <= set(string.digits + string.ascii_lowercase)


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("әзиза", "kk", "Ә"),
        ("әзиза", "ru", "А"),
        ("Әзиза", "en", "Ә"),
        ("Ёлкина", "ru", "Ё"),
        ("Їжакевич", "ru", "И"),
        ("(Élise)", "en", "E"),
        ("Łucja", "en", "L"),
        ("Łucja", "kk", "L"),
        ("ßiegel", "en", "S"),
        ("", "kk", ""),
        ("—", "ru", ""),
        ("1938", "en", ""),
    ],
)
def test_initial(text, language, letter):
    assert initial(text, language) == letter


@pytest.mark.parametrize(
    ("language", "count", "ends"), [("kk", 42, "АЯ"), ("ru", 33, "АЯ"), ("en", 26, "AZ")]
)
def test_letters_of_the_alphabet_in_order(language, count, ends):
    found = letters(language)
    assert (len(found), found[0] + found[-1]) == (count, ends)
    assert sorted(found, key=lambda letter: sort_key(letter, language)) == found
    assert [initial(letter, language) for letter in found] == found


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Józefa\tŁUCJA ", "jozefa lucja"),
        ("О’Нил", "онил"),
        ("Ёлкина Әсем", "ёлкина әсем"),
        ("Əliyeva", "aliyeva"),
        ("Weiß", "weiss"),
        ("Їжак", "іжак"),
        ("\0\u200b", ""),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected
    assert plain(expected) == expected
