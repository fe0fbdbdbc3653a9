import pytest

from prisoners.tables.slugs import LONGEST, person_slug, slug_of
from prisoners.tables.spelled_names import Spelled


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Мамаева Раиса", "mamaeva-raisa"),
        ("Рысқұлова Әзиза", "rysqulova-aziza"),
        ("Щербакова", "shcherbakova"),
        ("Їжакевич", "yizhakevich"),
        ("Łódź", "lodz"),
        ("O’Brien–Smith, Jr.", "obriensmith-jr"),
        ("Жүсіпова", "zhusipova"),
        ("김", ""),
        ("<b>", "b"),
        ("../../x", "x"),
        ("а" * 200, "a" * LONGEST),
    ],
)
def test_slugs_are_latin(text, slug):
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("parts", "slug"),
    [
        (("Мамаева", "Раиса", "Моисеевна"), "mamaeva-raisa"),
        (("", "", "Моисеевна"), "moiseevna"),
        (("김", "", ""), "person"),
        (("Wall", "", ""), "person"),
        (("Export", "", ""), "person"),
    ],
)
def test_persons_never_take_a_path_of_the_site(parts, slug):
    assert person_slug(Spelled("principal", "ru", *parts)) == slug
