import re
from time import perf_counter

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override

from translations import glossary, inflections
from translations.models import Term


def term(**fields):
    return Term.objects.create(**fields)


def places(text, language):
    return list(glossary.CACHE.index(language).places(text))


def found(text, language):
    """[(the words in the text, the term), ...]."""
    return [(text[place.start : place.end], str(place.term)) for place in places(text, language)]


FORMS = [
    ("ru", "Стена памяти", "Стена памяти, у Стены памяти; к стене Памяти, Стеной памяти", 4),
    ("ru", "памятный камень", "памятного камня памятному камню памятным камнем", 0),
    ("ru", "памятная плита", "памятной плиты памятные плиты памятных плит", 3),
    ("ru", "зал", "зал зала залом залы залив залежь", 4),
    ("ru", "Мамаева", "Мамаевой, Мамаеву", 2),
    ("ru", "Раиса Мамаева", "Раисы Мамаевой. Раисе\nМамаевой", 1),
    ("ru", "Зорька", "Зорьке, Зорьку, Зорькин", 2),
    ("ru", "АЛЖИР", "АЛЖИРа, в АЛЖИРе, АЛЖИРский", 2),
    ("ru", "лагер*", "лагерь лагерный лагеря пионерлагерь", 3),
    ("kk", "Зерде қабырғасы", "Зерде қабырғасында, Зерде қабырғасының; Зердеге қабырға", 2),
    ("kk", "АЛЖИР", "АЛЖИР-де, АЛЖИР-дің, АЛЖИРдің", 3),
    ("kk", "тұтқын", "тұтқындар тұтқындарының тұтқынды тұтқындағы тұтқындалған", 4),
    ("kk", "кітап", "кітабы кітапта кітаптары", 3),
    ("kk", "Мамаев", "Мамаевтың Мамаевқа Мамаева", 3),
    ("en", "memorial plate", "Memorial plates, memorial plate", 2),
    ("en", "barrack", "barracks barracked", 1),
    ("ru", "«Алаш»", "зал «Алаш», движение Алаш, зал “Алаш”", 2),
    ("ru", "Л. Н. Гумилёв", "имени Л. Н. Гумилёва", 1),
    ("ru", "зал", "в вокзале нет: привокзал", 0),
]


@pytest.mark.parametrize(("language", "wording", "text", "times"), FORMS)
def test_a_word_is_found_in_its_cases(language, wording, text, times):
    assert len(inflections.pattern(wording, language).findall(text)) == times


@pytest.mark.parametrize("wording", ["", "*", "«»", "(", "a[b", "x" * 200])
def test_any_wording_makes_a_pattern(wording):
    assert isinstance(inflections.pattern(wording, "ru"), re.Pattern)


@pytest.mark.django_db
def test_the_longest_term_is_found_where_several_begin():
    term(ru="Стена")
    term(ru="Стена памяти")
    term(ru="память")
    assert found("У Стены памяти и у стены", "ru") == [("Стены памяти", "Стена памяти"), ("стены", "Стена")]


@pytest.mark.django_db
def test_other_forms_mark_a_term_too():
    term(ru="потомок", forms_ru="потомк*\n\n  \nправнук", kk="ұрпақ", forms_kk="ұрпағ*")
    assert found("потомки и правнуки", "ru") == [("потомки", "потомок"), ("правнуки", "потомок")]
    assert found("ұрпағы", "kk") == [("ұрпағы", "потомок")]
    assert found("descendants", "en") == []
    assert found("", "ru") == []


@pytest.mark.django_db
def test_a_change_of_the_glossary_is_seen_at_once(django_assert_num_queries):
    wall = term(ru="Стена")
    assert found("Стена и камень", "ru") == [("Стена", "Стена")]
    with django_assert_num_queries(1):
        places("Стена и камень", "ru")
    stone = term(ru="камень")
    assert found("Стена и камень", "ru") == [("Стена", "Стена"), ("камень", "камень")]
    stone.delete()
    assert found("Стена и камень", "ru") == [("Стена", "Стена")]
    wall.ru = "камень"
    wall.save()
    assert found("Стена и камень", "ru") == [("камень", "камень")]


@pytest.mark.django_db
def test_five_hundred_terms_in_a_long_text_are_found_at_once():
    now = timezone.now()
    Term.objects.bulk_create(
        Term(ru=f"слово{number} памяти{number}", forms_ru=f"форма{number}*", changed_at=now)
        for number in range(500)
    )
    text = " ".join(f"слово{number} обычное слово памяти{number}" for number in range(1500))
    places("прогрев", "ru")
    began = perf_counter()
    places(text, "ru")
    assert perf_counter() - began < 2


@pytest.mark.django_db
def test_a_translation_is_checked_with_the_terms_of_its_source():
    term(ru="Стена памяти", kk="Зерде қабырғасы")
    with override("en"):
        (one,) = glossary.checked("У Стены памяти", "Қабырға жанында", "ru", "kk")
    assert (one.code, one.params) == ("term", {"terms": "“Зерде қабырғасы”"})
    assert glossary.checked("У Стены памяти", "Зерде қабырғасында", "ru", "kk") == []


@pytest.mark.django_db
def test_the_demo_glossary_has_every_language():
    call_command("loaddata", "translations/fixtures/demo.json", verbosity=0)
    lacking = [str(one) for one in Term.objects.all() if not (one.kk and one.ru and one.en)]
    assert (lacking, Term.objects.count() >= 60) == ([], True)
