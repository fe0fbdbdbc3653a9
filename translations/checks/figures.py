"""Numbers and months of a text and of its translation, however each language writes them. Pure."""

import re

from django.utils.translation import gettext_lazy as _

from .findings import WARNING, Finding, named

# 18,000 and 18 000, but not "9, 500" and no year before a number.
THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:[,\u00a0\u202f ]\d{3})+)(?![\d])")
NUMBER = re.compile(r"\d+")
# 31.05.1997: the month is told by its number.
NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
MONTHS = {
    "ru": "январ феврал март апрел мая|май|мае|маем июн июл август сентябр октябр ноябр декабр",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйе қазан қараша желтоқсан",
    "en": "January February March April May June July August September October November December",
}
NEAR = 4
NOT_DIGITS = re.compile(r"[^\W\d_]+|\d+")


def check(source, target, source_language, target_language):
    """Digits that vanish or appear; the name of a month that stands beside a number."""
    wanted, there = figures(source, source_language), figures(target, target_language)
    missing = [shown for key, shown in wanted.items() if key not in there]
    more = [shown for key, shown in there.items() if key not in wanted]
    if missing:
        said = _("Numbers or months of the source that are missing: %(items)s.")
        yield Finding(WARNING, "number", said, {"items": named(missing)})
    if more:
        said = _("Numbers or months that the source does not have: %(items)s.")
        yield Finding(WARNING, "number", said, {"items": named(more)})


def figures(text, language):
    """{what is compared: as the text shows it}."""
    text = NUMERIC_DATE.sub(lambda date: f"{date[1]} {month(date[2], language)} {date[3]}", text)
    text = ISO_DATE.sub(lambda date: f"{date[1]} {month(date[2], language)} {date[3]}", text)
    text = THOUSANDS.sub(lambda number: number[1] + re.sub(r"\D", "", number[2]), text)
    numbers = {number.lstrip("0") or "0": number for number in NUMBER.findall(text)}
    return {**numbers, **months(text, language)}


def month(number, language):
    """Its name; the number itself where there is no such month."""
    names = MONTHS[language].split()
    return names[int(number) - 1].split("|")[0] if 1 <= int(number) <= len(names) else number


def months(text, language):
    """{"month 5": "мая"} of those that stand near a number: "may" and "март" may be other words."""
    words = NOT_DIGITS.findall(text)
    found = {}
    for place, word in enumerate(words):
        number = month_number(word, language)
        if number and any(near.isdigit() for near in words[max(0, place - NEAR) : place + NEAR + 1]):
            found[f"month {number}"] = word
    return found


def month_number(word, language):
    """1 to 12, None of a word that is no month. An English month has a capital letter."""
    compared = word if language == "en" else word.lower()
    for number, stems in enumerate(MONTHS[language].split(), start=1):
        forms = stems.split("|")
        is_whole = len(forms) > 1 or language == "en"
        if compared in forms if is_whole else compared.startswith(stems):
            return number
    return None
