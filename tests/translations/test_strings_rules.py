"""What a text must keep of the message that it says."""

import pytest
from django.conf import settings
from django.utils import translation

from tests.translations.test_strings_files import KAZAKH, RUSSIAN
from translations.interface import messages, rules
from translations.interface.messages import Message
from translations.interface.plurals import Plurals

PLACES = Message("%(count)s place", "", "%(count)s places", flags=frozenset(["python-format"]))
ENGLISH = Plurals()


def said(message, *forms, plurals=RUSSIAN):
    with translation.override("en"):
        return {
            number: [str(text) for text in found]
            for number, found in rules.check(message, forms, plurals).items()
        }


SOUND = [
    ("Hello %(name)s, %(day)s", "%(day)s, %(name)s, сәлем"),
    ("100%% free", "100%% тегін"),
    ("Up to 5 %", "5 % дейін"),
    ("%s of %d", "%s / %d"),
    ("{} was saved", "Сақталды: {}"),
    ("{name:>10} and {0!r}", "{0!r} және {name:>10}"),
    ("Nobody under “<bdi>%(q)s</bdi>”", "«<bdi>%(q)s</bdi>» деген ешкім жоқ"),
    ('<a href="/x/" title="More">all</a><br>', '<br><a title="Тағы" href="/x/">бәрі</a>'),
    ("one\ntwo", "бір екі"),
    ("\nlines\n", "\nжолдар\n"),
    ('say "yes"', 'де "иә"'),
    ("a < b", "ә < б"),
    ("&nbsp;5", "&nbsp;бес & алты"),
]
LONE_PERCENT = (
    "The percent sign cannot be read here: write it in words, or as %% where the message has it so."
)
BROKEN = [
    ("Persons", " ", ["Write the text, or go back to the repository’s."]),
    ("Persons", "Адам\x07дар", ["The text holds signs that cannot be seen; type it anew."]),
    ("Persons", "Адам\u202eдар", ["The text holds signs that cannot be seen; type it anew."]),
    ("Hello %(name)s", "Сәлем", ["%(name)s is missing: it is filled in later."]),
    (
        "Hello %(name)s",
        "Сәлем %(nmae)s",
        ["The message has no %(nmae)s.", "%(name)s is missing: it is filled in later."],
    ),
    (
        "Hello %(name)s",
        "Сәлем %(name)d",
        ["The message has no %(name)d.", "%(name)s is missing: it is filled in later."],
    ),
    (
        "Hello %(name)s",
        "Сәлем %(name)",
        ["The message has no %(name).", "%(name)s is missing: it is filled in later."],
    ),
    ("Hello %(name)s", "%(name)s 100 %", [LONE_PERCENT]),
    ("Persons", "Адамдар 100%", [LONE_PERCENT]),
    ("Persons", "Адамдар %d", ["The message has no %d."]),
    ("%s of %d", "%d / %s", ["%s %d is missing: it is filled in later."]),
    ("{} saved", "Сақталды", ["The curly brackets differ from those of the message: {}."]),
    ("{name} saved", "{name.__class__}", ["The curly brackets differ from those of the message: {name}."]),
    ("{name} saved", "{name", ["The curly brackets differ from those of the message: {name}."]),
    ("Persons", "{0}", ["The curly brackets differ from those of the message: –."]),
    ("Persons", "<b>Адамдар</b>", ["The tags differ from those of the message: –."]),
    ("Persons", "Адамдар<script", ["The tags differ from those of the message: –."]),
    ("<b>All</b>", "Бәрі", ["The tags differ from those of the message: <b> </b>."]),
    ("<b>All</b>", '<b onclick="x()">Бәрі</b>', ["The tags differ from those of the message: <b> </b>."]),
    ("<b>All</b>", "</b>Бәрі<b>", ["The tags are not closed in their order."]),
    (
        '<a href="/x/">all</a>',
        '<a href="javascript:alert(1)">бәрі</a>',
        ['The tags differ from those of the message: <a href="/x/"> </a>.'],
    ),
    (
        "Search",
        'Іздеу" onfocus="x',
        ["Write quotation marks as the language does, « » or “ ”; straight ones break the page."],
    ),
    (
        "Persons\n",
        "Адамдар",
        ["The text must begin and end with a line break where the message does, and only there."],
    ),
    (
        "Persons",
        "Адамдар\n",
        ["The text must begin and end with a line break where the message does, and only there."],
    ),
    ("A subject", "Тақырып\nBcc: x@example.kz", ["The message is one line, so the text must be one."]),
    ("Persons", "А" * 301, ["The text has 301 characters; 300 fit where it stands."]),
]


@pytest.mark.parametrize(("source", "text"), SOUND)
def test_check_takes_what_keeps_the_message(source, text):
    assert said(Message(source), text) == {}


@pytest.mark.parametrize(("source", "text", "faults"), BROKEN)
def test_check_names_what_would_break(source, text, faults):
    assert said(Message(source), text) == {0: faults}


def test_check_counts_forms():
    three = ("%(count)s место", "%(count)s места", "%(count)s мест")
    assert said(PLACES, *three) == {}
    assert said(PLACES, *three[:2]) == {None: ["Forms for numbers: 2 were given, 3 are needed."]}
    assert said(Message("Persons"), "а", "б") == {None: ["Forms for numbers: 2 were given, 1 are needed."]}
    missing = ["%(count)s is missing: it is filled in later."]
    assert said(PLACES, "одно место", "%(count)s места", "") == {
        0: missing,  # 21 место
        2: ["Write the text, or go back to the repository’s."],
    }
    assert said(PLACES, "бір орын", "орын", plurals=KAZAKH) == {1: missing}
    assert said(PLACES, "one place", "%(count)s places", plurals=ENGLISH) == {}


@pytest.mark.parametrize("folder", ["locale", "alzhir_site/django_locale"])
def test_check_takes_every_text_of_the_repository(folder):
    for language in ("kk", "ru"):
        found = messages.read(settings.BASE_DIR / folder / language / "LC_MESSAGES" / "django.po")
        for message in found.messages.values():
            if message.is_whole:
                assert said(message, *message.forms, plurals=found.plurals) == {}, message.msgid
