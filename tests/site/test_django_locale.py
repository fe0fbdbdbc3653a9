"""The admin speaks Kazakh and Russian whole: what Django and axes say has a text of the language, on every kind of page."""

import ast
import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import axes
import django
import polib
import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation

LANGUAGES = ("kk", "ru")
PACKAGES = ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions")
CATALOGUES = [(package, "django") for package in PACKAGES] + [("contrib/admin", "djangojs")]
FORMS = {("kk", "django"): 2, ("kk", "djangojs"): 2, ("ru", "django"): 3, ("ru", "djangojs"): 4}
# The names of a hundred languages, and what Django shows only to those who write the site.
NOT_SHOWN = ("conf/global_settings.py", "views/templates/")
# Marks and abbreviations that are the same everywhere.
AS_IN_ENGLISH = {
    *(":?.!", ":", ", ", "…", "%(truncated_text)s…", "%(class_name)s %(instance)s"),
    *("IPv4", "IPv6", "URL", "(Hidden field %(name)s) %(error)s", "HTTP Accept"),
}
# Words that Kazakh and Russian write alike.
AS_IN_RUSSIAN = {
    *("%(size)d byte", "%(num)d minute", "%s KB", "%s MB", "%s GB", "%s TB", "%s PB"),
    *("6 a.m.", "6 p.m.", "algorithm", "session", "File", "Wed", "Sat", "W", "S"),
}


def sources(entry):
    return [path for path, _ in entry.occurrences]


@cache
def entries_of_django(package, domain):
    """What Django says in English: the entries of its own catalogue that somebody at the museum may see."""
    path = Path(django.__file__).parent / package / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"
    return [
        entry
        for entry in polib.pofile(path)
        if not all(source.startswith(NOT_SHOWN) for source in sources(entry))
    ]


@cache
def texts_of_axes():
    """What axes asks gettext for. Its package has no catalogue in English to read."""
    found = set()
    for path in Path(axes.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "_",
                "gettext",
                "gettext_lazy",
            ):
                found |= {word.value for word in node.args if isinstance(word, ast.Constant)}
    return found


@cache
def catalogue(language, domain):
    """All texts of the language, of Django, of the apps and of ours; without the language that it falls back on."""
    return DjangoTranslation(language, domain=domain)._catalog


def text_id(entry):
    return f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid


def said(entry, language, domain):
    """All forms that the language has for the entry; None for what is missing."""
    texts = catalogue(language, domain)
    if not entry.msgid_plural:
        return [texts.get(text_id(entry))]
    return [texts.get((text_id(entry), number)) for number in range(FORMS[language, domain])]


def placeholders(text):
    found = re.findall(r"%(?:\((\w+)\))?(?:\.\d+)?([sdifr])|\{(\w*)\}", text.replace("%%", ""))
    return Counter("".join(parts) for parts in found)


every_catalogue = pytest.mark.parametrize(("package", "domain"), CATALOGUES)


@cache
def texts_of_others():
    """All that Django and axes ask gettext for."""
    return texts_of_axes() | {text_id(e) for names in CATALOGUES for e in entries_of_django(*names)}


each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_language
@every_catalogue
def test_all_that_django_says_has_a_text(language, package, domain):
    missing = [e.msgid for e in entries_of_django(package, domain) if not all(said(e, language, domain))]
    assert missing == []


@each_language
def test_all_that_axes_says_has_a_text(language):
    assert len(texts_of_axes()) > 25
    assert sorted(text for text in texts_of_axes() if not catalogue(language, "django").get(text)) == []


@each_language
@every_catalogue
def test_no_text_of_django_is_left_in_english(language, package, domain):
    left = {e.msgid for e in entries_of_django(package, domain) if e.msgid in said(e, language, domain)}
    assert left <= AS_IN_ENGLISH


@every_catalogue
def test_no_kazakh_text_of_django_is_russian(package, domain):
    same = {
        e.msgid
        for e in entries_of_django(package, domain)
        if set(said(e, "kk", domain)) & set(said(e, "ru", domain))
    }
    assert same <= AS_IN_ENGLISH | AS_IN_RUSSIAN


@each_language
@every_catalogue
def test_placeholders_are_those_of_django(language, package, domain):
    wrong = []
    for entry in entries_of_django(package, domain):
        allowed = [placeholders(text) for text in (entry.msgid, entry.msgid_plural) if text]
        wrong += [
            text for text in said(entry, language, domain) if text and placeholders(text) not in allowed
        ]
    assert wrong == []


def script(language):
    with override(language):
        answer = admin.site.i18n_javascript(RequestFactory().get(f"/{language}/admin/jsi18n/"))
    return answer.content.decode()


@each_language
def test_the_scripts_get_the_same_texts(language):
    sent = json.loads(re.search(r"const newcatalog = ({.*?\n  });", script(language), re.DOTALL)[1])
    wrong = []
    for entry in entries_of_django("contrib/admin", "djangojs"):
        texts = said(entry, language, "djangojs")
        if sent[text_id(entry)] != (texts if entry.msgid_plural else texts[0]):
            wrong.append(entry.msgid)
    assert wrong == []


def test_the_scripts_count_as_the_language_does():
    assert "const v = (n!=1);" in script("kk")
    assert "n%10==1 && n%100!=11 ? 0" in script("ru")
