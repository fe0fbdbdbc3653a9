import pytest

from news import slugs


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Қазақ әліпбиі: ғұмыр, өңір, үй, іс, һәм", "qazaq-alipbii-gumyr-onir-uy-is-ham"),
        ("Щука, объезд, съёмка и Юлия Яковлева", "shchuka-obezd-syomka-i-yuliya-yakovleva"),
        ("Ambassador of Poland, 2018", "ambassador-of-poland-2018"),
        ("Й в двух знаках", "y-v-dvukh-znakakh"),
        ("../../<script>", "script"),
        ("🕯 !!!", ""),
        ("", ""),
    ],
)
def test_slug_of_a_title(title, slug):
    assert slugs.from_title(title) == slug


def test_long_title_is_cut_between_words():
    assert slugs.from_title("слово " * 30) == "slovo-" * 9 + "slovo"
    assert slugs.from_title("ы" * 100) == "y" * 60


@pytest.mark.parametrize(
    ("title", "taken", "slug"),
    [
        ("Wall", [], "wall"),
        ("Wall", ["wall", "wall-2"], "wall-3"),
        ("Feed", [], "feed-2"),
        ("2026", [], "2026-2"),
        ("🕯", [], "post"),
    ],
)
def test_free_slug(title, taken, slug):
    assert slugs.free(title, taken.__contains__) == slug
