import json
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from translations import glossary, registry, states
from translations.checks import check
from translations.models import Term


def said(source, target, languages="ru kk", **options):
    """[(level, code, message), ...] in English."""
    one, other = languages.split()
    with translation.override("en"):
        return [
            (found.level, found.code, found.message) for found in check(source, target, one, other, **options)
        ]


def codes(*args, **options):
    return [(level, code) for level, code, _message in said(*args, **options)]


# What a translator may write, and nothing is said of.
FINE = [
    ("31 мая 1997 г. открылась выставка.", "1997 жылғы 31 мамырда көрме ашылды.", "ru kk"),
    ("31.05.1997", "31 May 1997", "ru en"),
    ("2025-05-31", "31 мая 2025 года", "en ru"),
    ("Через лагерь прошло более 18 000 женщин.", "More than 18,000 women passed through the camp.", "ru en"),
    ("Более 18\u00a0000 женщин", "18\u00a0000-нан астам әйел", "ru kk"),
    ("С 5 по 9 июня", "9–5 маусым аралығында", "ru kk"),
    ("Приказ № 007", "Order no. 7", "ru en"),
    ("The museum may open 5 halls", "Музей может открыть 5 залов", "en ru"),
    ("Раиса Моисеевна Мамаева", "Раиса Моисеевна Мамаева", "ru kk"),
    ("CD-ROM", "CD-ROM", "ru kk"),
    (
        "Мамаева Раиса Моисеевна, Степанова-Ключникова Галина",
        "Раиса Мамаева, Галина Степанова-Ключникова",
        "ru kk",
    ),
    ("Книга «Помнят потомки»", "The book “Ұрпақтар ұмытпайды”", "ru en"),
    ("Файл PDF, XX век", "PDF-файл, XX ғасыр, TURKSOYдың", "ru kk"),
    (
        "Показали фильм «Лютый холод АЛЖИРа» в зале музея",
        "Залда «Лютый холод АЛЖИРа» деректі фильмі көрсетілді",
        "ru kk",
    ),
    ('<a href="/ru/news/">Новости</a>', '<a href="/kk/news/">Жаңалықтар</a>', "ru kk"),
    ("{count} мест, %(day)s, 50 % скидка", "%(day)s, {count} орын, 50 % жеңілдік", "ru kk"),
    ("Одна фраза", "", "ru kk"),
    ("Двойной  пробел", "Қос  бос орын", "ru kk"),
    ("<p>Первая</p><p>Вторая</p>", "<p>Бірінші</p><p>Екінші</p>", "ru kk"),
]


@pytest.mark.parametrize(("source", "target", "languages"), FINE)
def test_nothing_is_said_of_what_is_fine(source, target, languages):
    assert said(source, target, languages) == []


FAULTS = [
    (
        "{name} пришла",
        "Ол келді",
        "ru kk",
        ("error", "placeholder", "The translation lacks what is filled in later: “{name}”."),
    ),
    (
        "Пришла",
        "%(name)s келді",
        "ru kk",
        ("error", "placeholder", "The source has nothing that is filled in here: “%(name)s”."),
    ),
    (
        "<b>Да</b>",
        "<b>Иә",
        "ru kk",
        ("error", "tag", "Tags that are opened and not closed, or closed and not opened: “b”."),
    ),
    ("<b>Да</b>", "Иә", "ru kk", ("warning", "tag", "Tags of the source that are missing: “b”.")),
    ("Да", "<h2>Иә</h2>", "ru kk", ("warning", "tag", "Tags that the source does not have: “h2”.")),
    (
        '<a href="https://a.kz/x">Да</a>',
        '<a href="https://b.kz/x">Иә</a>',
        "ru kk",
        ("warning", "link", "Links of the source that are missing: “https://a.kz/x”."),
    ),
    (
        '<a href="/x">Да</a>',
        '<a href="java&#115;cript:alert(1)">Иә</a>',
        "ru kk",
        ("error", "link", "A link runs a script: “java&#115;cript:alert(1)”."),
    ),
    (
        "В 1937 году",
        "1938 жылы",
        "ru kk",
        ("warning", "number", "Numbers or months of the source that are missing: “1937”."),
    ),
    (
        "31 мая",
        "31 маусым",
        "ru kk",
        ("warning", "number", "Numbers or months of the source that are missing: “мая”."),
    ),
    (
        "31.05.1997",
        "31 March 1997",
        "ru en",
        ("warning", "number", "Numbers or months of the source that are missing: “мая”."),
    ),
    (
        "18 000 женщин",
        "1,800 women",
        "ru en",
        ("warning", "number", "Numbers or months of the source that are missing: “18000”."),
    ),
    (
        "The women worked in the fields and built the barracks themselves.",
        "Женщины работали в поле и сами строили бараки для себя.",
        "en kk",
        (
            "warning",
            "alphabet",
            "This looks like Russian: “Женщины работали в поле и сами строили бараки для себя”.",
        ),
    ),
    (
        "Стена памяти",
        "Зерде қабырғасы",
        "kk ru",
        ("warning", "alphabet", "Kazakh letters in the Russian text: “қабырғасы”."),
    ),
    (
        "Стена памяти",
        "Wall of памяти",
        "ru en",
        ("warning", "alphabet", "Cyrillic letters in the English text: “памяти”."),
    ),
    (
        "Женщины работали в поле.",
        "Женщины работали в поле.",
        "ru en",
        ("error", "alphabet", "This is the field of the English text, but the text is in Cyrillic letters."),
    ),
    (
        "Женщины работали в поле.",
        "The women worked in the fields.",
        "ru kk",
        ("error", "alphabet", "This is the field of the Kazakh text, but the text is in Latin letters."),
    ),
    (
        "Мұражай",
        "Mузей",
        "kk ru",
        ("warning", "look-alike", "Latin and Cyrillic letters that look alike stand in one word: “Mузей”."),
    ),
    (
        "Музей",
        "Cтена",
        "en en",
        ("warning", "look-alike", "Latin and Cyrillic letters that look alike stand in one word: “Cтена”."),
    ),
    (
        "әдемі",
        "əдемі",
        "ru kk",
        ("warning", "look-alike", "Latin and Cyrillic letters that look alike stand in one word: “əдемі”."),
    ),
    (
        "Музей сам",
        "Музей c музеем",
        "kk ru",
        ("warning", "look-alike", "Latin and Cyrillic letters that look alike stand in one word: “c”."),
    ),
    ("Музей", "Мұражай  кешені", "ru kk", ("warning", "blanks", "Two blanks stand side by side.")),
    (
        "Музей",
        " Мұражай",
        "ru kk",
        ("warning", "edges", "The text begins or ends with a blank or an empty line."),
    ),
    (
        "памятный камень",
        "памятный камень",
        "ru kk",
        ("warning", "copied", "The translation is the same as the source."),
    ),
]


@pytest.mark.parametrize(("source", "target", "languages", "expected"), FAULTS)
def test_a_fault_is_named(source, target, languages, expected):
    assert expected in said(source, target, languages)


def test_a_text_that_is_longer_than_its_field():
    assert said("Зал", "Үлкен зал", longest=5) == [
        ("error", "length", "The text has 9 characters, the field holds 5.")
    ]
    assert said("Зал", "Үлкен", longest=5) == []


def test_errors_stand_first():
    found = codes("В {place} в 1937 году  ", "1938  жылы ", "ru kk", longest=3)
    assert found[:2] == [("error", "placeholder"), ("error", "length")]
    assert {level for level, _code in found[2:]} == {"warning"}


def test_many_things_are_counted_rather_than_named():
    (found,) = said("1 2 3 4 5 6 7", "бір", "ru kk")
    assert found[2] == "Numbers or months of the source that are missing: “1”, “2”, “3”, “4”, “5” … (+2)."


def test_a_term_of_the_glossary_is_looked_for_in_its_cases():
    wall = Term(kk="Зерде қабырғасы", ru="Стена памяти", en="Wall of Memory", forms_en="Memorial Wall")
    stone = Term(kk="", ru="камень", en="stone")
    assert said("У Стены памяти", "Зерде қабырғасының жанында", terms=[wall]) == []
    assert said("У Стены памяти", "By the Memorial Wall", "ru en", terms=[wall]) == []
    assert said("У Стены памяти", "Қабырға жанында", terms=[wall, wall, stone]) == [
        ("warning", "term", "In the glossary, but not in the translation: “Зерде қабырғасы”.")
    ]


def test_a_name_that_has_quotation_marks_gets_no_second_ones():
    regiment = Term(kk="«Айбын» Президенттік полкі", ru="Президентский полк «Айбын»")
    (found,) = said("Президентский полк «Айбын»", "Полк мұражайға келді", terms=[regiment])
    assert found[2] == "In the glossary, but not in the translation: «Айбын» Президенттік полкі."


def test_a_name_of_the_glossary_may_keep_its_kazakh_letters_in_russian():
    terms = [Term(kk="Әзиза Рысқұлова", ru="Әзиза Рысқұлова")]
    assert said("Әзиза Рысқұлова", "Вещи: Әзиза Рысқұлова", "kk ru", terms=terms) == []
    assert codes("Әзиза Рысқұлова", "Вещи: Әзиза Рысқұлова", "kk ru") == [("warning", "alphabet")]


def demo_texts():
    """(model, field, {language: text}) of the demo content."""
    for file in sorted(Path(settings.BASE_DIR).glob("*/fixtures/*.json")):
        for record in json.loads(file.read_text(encoding="utf-8")):
            model = apps.get_model(record["model"])
            for field in registry.fields().get(model, ()):
                yield (
                    model,
                    field,
                    {
                        code: record["fields"].get(registry.column(field, code)) or ""
                        for code in registry.LANGUAGES
                    },
                )


def demo_glossary():
    """The index of the demo glossary in the language of a source."""
    file = Path(settings.BASE_DIR, "translations", "fixtures", "demo.json")
    records = json.loads(file.read_text(encoding="utf-8"))
    terms = [Term(pk=record["pk"], **record["fields"]) for record in records]
    return {code: glossary.Index(terms, code) for code in registry.LANGUAGES}


def test_few_false_alarms_in_the_demo_content():
    """Texts that people have read and found right: a check that cries often is read by nobody."""
    index, found, pairs = demo_glossary(), Counter(), 0
    for model, field, texts in demo_texts():
        source = states.source_language(texts, None, registry.ORDER)
        for code in set(registry.LANGUAGES) - {source} if source else ():
            longest = model._meta.get_field(registry.column(field, code)).max_length
            terms = [place.term for place in index[source].places(texts[source])]
            options = {"terms": terms, "longest": longest}
            found.update(one.code for one in check(texts[source], texts[code], source, code, **options))
            pairs += bool(texts[code])
    assert pairs >= 800
    assert set(found) <= {"term"}
    assert found["term"] <= pairs / 50
