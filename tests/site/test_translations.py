"""The catalogues are whole, and what Django says in Kazakh is right."""

import datetime
import json
import re
from collections import Counter

import polib
import pytest
from django import forms
from django.conf import settings
from django.contrib.admin.sites import site
from django.core.validators import MaxLengthValidator
from django.test import RequestFactory
from django.utils import formats
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext, ngettext, override, pgettext

OURS = settings.BASE_DIR / "locale"
DJANGOS = settings.BASE_DIR / "alzhir_site" / "django_locale"
LANGUAGES = ("kk", "ru")
PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n!=1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 :"
    " n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
# Words that Kazakh and Russian write alike.
SAME = {
    "%(count)d time",
    "%(count)d tour",
    "%(minutes)s minute",
    "Code",
    "Context:",
    "Expedition",
    "File %(number)s",
    "File",
    "Hebrew",
    "Log",
    "PDF",
    "Paragraph",
    "Site",
    "Telephone",
    "Telephone:",
    "Tour",
    "Yiddish",
    "camp",
    "cm",
    "director",
    "editor",
    "file %(number)s",
    "file",
    "hall",
    "in",
    "kg",
    "mm",
    "showcase",
    "slot",
    "telephone",
    "term",
    "tour",
    "website",
    "“%(text)s”",
    "“ALZHIR”",
}


def catalogues():
    return sorted(path for folder in (OURS, DJANGOS) for path in folder.glob("*/LC_MESSAGES/*.po"))


def name(path):
    return str(path.relative_to(settings.BASE_DIR))


def forms_of(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def filled(entry):
    return [form for form in forms_of(entry) if form]


def placeholders(text):
    found = re.findall(r"%(?:\((\w+)\))?(?:\.\d+)?([sdifr])|\{(\w*)\}", text.replace("%%", ""))
    return Counter("".join(parts) for parts in found)


whole = pytest.mark.parametrize("path", [p for p in catalogues() if p.parts[-3] in LANGUAGES], ids=name)


@whole
def test_every_text_is_translated_and_none_is_a_guess(path):
    entries = [entry for entry in polib.pofile(path) if not entry.obsolete]
    assert [e.msgid for e in entries if e.fuzzy or not all(forms_of(e))] == []


@whole
def test_plural_forms_are_those_of_the_language(path):
    language = path.parts[-3]
    catalogue = polib.pofile(path)
    rule = re.sub(r"\s+", "", catalogue.metadata["Plural-Forms"])
    if (language, path.name) == ("ru", "djangojs.po"):
        # The browser gets one catalogue of ours and Django's, and so one rule: test_django_locale counts by it.
        assert [entry.msgid for entry in catalogue if entry.msgid_plural] == []
        return
    assert rule == re.sub(r"\s+", "", PLURAL_FORMS[language])
    number = {"kk": 2, "ru": 3}[language]
    assert [e.msgid for e in catalogue if e.msgid_plural and len(e.msgstr_plural) != number] == []


@whole
def test_placeholders_are_those_of_the_original(path):
    """Kazakh may say "one" in words; in Russian the first form also stands for 21 and so needs its number."""
    wrong = []
    for entry in polib.pofile(path):
        allowed = [placeholders(entry.msgid_plural or entry.msgid)]
        if path.parts[-3] == "kk":
            allowed.append(placeholders(entry.msgid))
        if any(placeholders(form) not in allowed for form in filled(entry)):
            wrong.append(entry.msgid)
    assert wrong == []


@whole
def test_line_ends_and_outer_spaces_are_kept(path):
    wrong = []
    for entry in polib.pofile(path):
        for text in filled(entry):
            if (text[:1].isspace(), text[-1:].isspace()) != (
                entry.msgid[:1].isspace(),
                entry.msgid[-1:].isspace(),
            ):
                wrong.append(entry.msgid)
    assert wrong == []


@whole
def test_markup_is_that_of_the_original(path):
    """Tags and entities may change places, but none is added, lost or broken."""
    wrong = []
    for entry in polib.pofile(path):
        marks = [sorted(re.findall(r"<[^>]*>|&[#\w]+;", text)) for text in (entry.msgid, *filled(entry))]
        if any(found != marks[0] for found in marks):
            wrong.append(entry.msgid)
    assert wrong == []


def by_msgid(language):
    path = OURS / language / "LC_MESSAGES" / "django.po"
    return {(e.msgctxt, e.msgid): filled(e) for e in polib.pofile(path)} if path.exists() else {}


def test_kazakh_and_russian_have_the_same_texts():
    assert by_msgid("kk").keys() == by_msgid("ru").keys()


def test_kazakh_is_not_russian():
    """A text that is the same in both is one of the words written alike, or somebody forgot it."""
    kazakh, russian = by_msgid("kk"), by_msgid("ru")
    same = {key[1] for key in kazakh if set(kazakh[key]) & set(russian[key])}
    same = {msgid for msgid in same if re.search(r"[^\W\d_]{2}", re.sub(r"%\(\w+\)[sd]", "", msgid))}
    assert same - SAME == set()


def test_no_english_is_left():
    """Latin words in a translation stand in the original too, as names, addresses or marks (one PDF, two PDFs) do."""
    wrong = []
    for language in LANGUAGES:
        for (_, msgid), texts in by_msgid(language).items():
            words = {
                w
                for t in texts
                for w in re.findall(r"[A-Za-z]{3,}", re.sub(r"%\(\w+\)|<[^>]*>|&\w+;", "", t))
            }
            if not words - {"cookie"} <= set(re.findall(r"[A-Z]{3,}(?=s\b)|[A-Za-z]{3,}", msgid)):
                wrong.append((language, msgid, words))
            if msgid in texts and re.search(r"[a-z]{3} [a-z]{2}", msgid):
                wrong.append((language, msgid))
    assert wrong == []


def test_no_russian_date_stands_before_a_full_stop():
    """A date ends in "г.": a full stop after it would be a second one."""
    wrong = [
        key for key, texts in by_msgid("ru").items() if any(re.search(r"%\(days?\)s\.", t) for t in texts)
    ]
    assert wrong == []


WEEK = {
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
ABBREVIATIONS = {
    "kk": "Дс Сс Ср Бс Жм Сб Жс",
    "ru": "Пн Вт Ср Чт Пт Сб Вс",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}
MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
}


@pytest.mark.parametrize("language", WEEK)
def test_weekdays_have_their_names_from_monday(language):
    with override(language):
        days = [datetime.date(2026, 5, day) for day in range(11, 18)]
        assert " ".join(formats.date_format(day, "l") for day in days) == WEEK[language]
        assert " ".join(formats.date_format(day, "D") for day in days) == ABBREVIATIONS[language]
        assert [str(WEEKDAYS_ABBR[number]) for number in range(7)] == ABBREVIATIONS[language].split()


@pytest.mark.parametrize("language", MONTHS)
def test_months_have_their_names(language):
    with override(language):
        days = [datetime.date(2026, month, 1) for month in range(1, 13)]
        assert " ".join(formats.date_format(day, "F") for day in days) == MONTHS[language]


def test_kazakh_months_do_not_change_in_a_date():
    with override("kk"):
        assert pgettext("alt. month", "May") == gettext("May") == "мамыр"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1 день"),
        (2, "2 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (21, "21 день"),
        (22, "22 дня"),
        (112, "112 дней"),
    ],
)
def test_russian_counts(number, text):
    with override("ru"):
        shown = ngettext("%(num)d day", "%(num)d days", number) % {"num": number}
    assert shown.replace("\xa0", " ") == text


@pytest.mark.parametrize("number", [1, 2, 5, 11, 21])
def test_kazakh_keeps_the_singular_after_a_number(number):
    with override("kk"):
        assert ngettext("%(num)d day", "%(num)d days", number) % {"num": number} == f"{number} күн"


def test_a_form_speaks_kazakh():
    class Form(forms.Form):
        name = forms.CharField()
        email = forms.EmailField()
        day = forms.DateField()
        people = forms.IntegerField(max_value=20)
        note = forms.CharField(validators=[MaxLengthValidator(3)])
        kind = forms.ChoiceField(choices=[("a", "A")])

    data = {"email": "x", "day": "31.02.2026", "people": "21", "note": "abcd", "kind": "b"}
    with override("kk"):
        errors = {field: messages[0] for field, messages in Form(data).errors.items()}
    assert errors == {
        "name": "Бұл өрісті толтыру міндетті.",
        "email": "Жарамды электрондық пошта мекенжайын енгізіңіз.",
        "day": "Күнді дұрыс енгізіңіз.",
        "people": "Мән белгіленген шектен аспауы керек. Ең үлкен мән: 20.",
        "note": "Мәнде ең көбі 3 таңба болуы керек (қазір: 4).",
        "kind": "Тізімдегі нұсқалардың бірін таңдаңыз. Мына мән тізімде жоқ: b.",
    }


def test_the_scripts_of_the_admin_speak_kazakh():
    with override("kk"):
        script = site.i18n_javascript(RequestFactory().get("/kk/admin/jsi18n/")).content.decode()
    catalogue = json.loads(re.search(r"const newcatalog = ({.*?\n  });", script, re.DOTALL)[1])
    assert catalogue["Tomorrow"] == "Ертең"
    assert catalogue["May"] == "Мамыр"
    assert catalogue["one letter Tuesday\x04T"] == "Сс"
    assert '"FIRST_DAY_OF_WEEK": 1' in script


def test_what_kazakh_lacks_is_said_in_russian():
    with override("kk"):
        assert gettext("Afrikaans") == "Бурский"
