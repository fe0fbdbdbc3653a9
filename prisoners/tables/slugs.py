"""Addresses made from names: Latin letters, digits and hyphens. Pure."""

from django.utils.text import slugify

# As the site's own addresses spell names: the English table for Russian, its kin for Kazakh and Ukrainian letters.
LETTERS = str.maketrans(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye",
        "ж": "zh", "з": "z", "и": "i", "й": "y", "і": "i", "ї": "yi", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n",
        "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f",
        "х": "kh", "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
        "ю": "yu", "я": "ya", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a",
    }
)  # fmt: skip
# Paths beside the persons' own.
RESERVED = {"contribute", "wall", "export"}
LONGEST = 60


def slug_of(text):
    """At most 60 signs; "" where no letter has a Latin one."""
    return slugify(text.lower().translate(LETTERS))[:LONGEST].strip("-")


def person_slug(form):
    """surname-given-name of a form of the name, "person" where no letter is known."""
    slug = slug_of(f"{form.surname} {form.given_name}") or slug_of(form.patronymic)
    return "person" if not slug or slug in RESERVED else slug
