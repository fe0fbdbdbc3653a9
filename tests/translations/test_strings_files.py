"""Files of texts: how a language counts, the lines that gettext writes, other texts in a file, the patch."""

import random
import shutil
import subprocess

import polib
import pytest
from django.conf import settings

from translations.interface import line_breaks, messages, po_edits, po_lines
from translations.interface.messages import Message, key_of
from translations.interface.overlay import Overlay
from translations.interface.plurals import Plurals

RUSSIAN = Plurals.read(
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
KAZAKH = Plurals.read("nplurals=2; plural=(n!=1);")
LANGUAGES = ("kk", "ru", "en")
REPOSITORY = settings.BASE_DIR / "locale"
SMALL = """\
# Words
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n!=1);\\n"

#: templates/home.html
msgid "Persons"
msgstr "Адамдар"

#: templates/home.html
#, fuzzy, python-format
msgid "%(count)s place"
msgid_plural "%(count)s places"
msgstr[0] "%(count)s орын"
msgstr[1] "%(count)s орын"

msgctxt "month"
msgid "May"
msgstr ""
"""


def repository(language):
    return REPOSITORY / language / "LC_MESSAGES" / "django.po"


def test_plurals_tell_their_numbers():
    assert [RUSSIAN.examples(form) for form in range(3)] == [[1, 21, 101], [2, 3, 4], [5, 0, 11]]
    assert [KAZAKH.examples(form) for form in range(2)] == [[1], [2, 5, 21]]
    assert [RUSSIAN.is_of_one_number(form) for form in range(3)] == [False] * 3
    assert [KAZAKH.is_of_one_number(form) for form in range(2)] == [True, False]
    assert Plurals.read(str(RUSSIAN)) == RUSSIAN
    assert RUSSIAN.is_like(Plurals.read(str(RUSSIAN).replace("n%10==1", "(n%10==1)")))
    assert not RUSSIAN.is_like(KAZAKH)


@pytest.mark.parametrize(
    "header", ["", "nplurals=2", "nplurals=2; plural=__import__('os');", "nplurals=x; plural=n;"]
)
def test_plurals_that_cannot_be_read_are_the_usual_ones(header):
    assert Plurals.read(header) == Plurals(2, "n != 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_repository_stands_in_the_lines_that_would_be_written(language):
    content = repository(language).read_text()
    known = messages.read(repository(language)).messages
    assert (
        po_edits.edited(content, {key: message.forms for key, message in known.items() if message.is_whole})
        == content
    )
    assert len(known) > 1000


PIECES = [
    *(
        "а",
        "және",
        "музей",
        "мемориал",
        "1938–1953",
        "(кк)",
        "«сөз»",
        "—",
        "–",
        "%(name)s",
        "%(count)d",
        "100",
        "%",
    ),
    *(
        "т.",
        "д.",
        "и/или",
        "ту-ту",
        '"q"',
        "<b>",
        "</b>",
        "<a",
        'href="x">',
        "…",
        "№",
        "{name}",
        "сөз,",
        "сөз;",
        "a=b",
    ),
    *("http://x.org/y-z", "?!", "“text”", "‘t’", "12:30", "3,5", "5%", "$5", "+7", "й\u00a0к"),
]


@pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext not found")
def test_lines_are_those_of_gettext():
    dice = random.Random(7)
    texts = []
    for _text in range(1000):
        found = "".join(
            dice.choice(PIECES) + dice.choice([" ", " ", " ", "", "-", "/", ",\n"])
            for _piece in range(dice.randint(3, 40))
        )
        texts.append(found.strip())
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entries = [
        "\n".join([f'msgid "m{n}"', *po_lines.written("msgstr", text)]) for n, text in enumerate(texts)
    ]
    ours = head + "\n\n".join(entries) + "\n"
    theirs = subprocess.run(["msgcat", "-"], input=ours, capture_output=True, text=True, check=True).stdout
    assert ours == theirs


def test_lines_keep_what_cannot_be_broken():
    assert po_lines.written("msgstr", "") == ['msgstr ""']
    assert po_lines.written("msgstr", 'a "b"\n') == ['msgstr "a \\"b\\"\\n"']
    assert po_lines.written("msgstr", "1\n2") == ['msgstr ""', '"1\\n"', '"2"']
    assert po_lines.written("msgstr", "а" * 100) == [f'msgstr "{"а" * 100}"']
    assert line_breaks.lines("1938–1953, а b", room=6) == ["1938–", "1953, ", "а b"]


def test_edited_changes_the_lines_of_its_texts_alone():
    texts = {
        key_of("", "%(count)s place"): ("бір орын", "%(count)s орын бар"),
        key_of("month", "May"): ("мамыр",),
        key_of("", "May"): ("may",),
    }
    wanted = (
        SMALL.replace("#, fuzzy, python-format", "#, python-format")
        .replace('msgstr[0] "%(count)s орын"', 'msgstr[0] "бір орын"')
        .replace('msgstr[1] "%(count)s орын"', 'msgstr[1] "%(count)s орын бар"')
        .replace('msgid "May"\nmsgstr ""', 'msgid "May"\nmsgstr "мамыр"')
    )
    assert po_edits.edited(SMALL, texts) == wanted
    assert po_edits.edited(SMALL, {}) == SMALL


def test_message_tells_forms_and_leaves_fuzzy_ones_out(tmp_path):
    (tmp_path / "django.po").write_text(SMALL)
    found = messages.read(tmp_path / "django.po").messages
    assert [message.forms for message in found.values()] == [("Адамдар",), ("", ""), ("",)]
    place = found[key_of("", "%(count)s place")]
    assert (place.sources, place.is_whole, place.places) == (
        ("%(count)s place", "%(count)s places"),
        False,
        ("templates/home.html",),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_read_as_polib_reads_them(language):
    ours = messages.read(repository(language)).messages
    theirs = [entry for entry in polib.pofile(str(repository(language))) if not entry.obsolete]
    assert [(message.msgid, message.forms, message.flags, message.places) for message in ours.values()] == [
        (
            entry.msgid,
            messages.message_of(entry).forms,
            frozenset(entry.flags),
            tuple(path for path, _line in entry.occurrences),
        )
        for entry in theirs
    ]
    assert [" ".join(message.comments) for message in ours.values()] == [
        " ".join([*entry.tcomment.split("\n"), *entry.comment.split("\n")]).strip() for entry in theirs
    ]


def test_patch_is_taken_by_git(tmp_path):
    path = "locale/kk/LC_MESSAGES/django.po"
    after = po_edits.edited(SMALL, {key_of("", "Persons"): ("Тұлғалар",)})
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(SMALL)
    patch = po_edits.patch(path, SMALL, after)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, text=True, check=True)
    assert (tmp_path / path).read_text() == after
    assert [line for line in patch.splitlines() if line[0] in "+-"] == [
        f"--- a/{path}",
        f"+++ b/{path}",
        '-msgstr "Адамдар"',
        '+msgstr "Тұлғалар"',
    ]
    assert po_edits.patch(path, SMALL, SMALL) == ""


def test_overlay_keeps_messages_and_how_the_language_counts(tmp_path):
    overlay = Overlay(tmp_path / "locale")
    assert (overlay.read("ru"), overlay.stamp(["ru"]), overlay.is_sound("ru")) == ({}, (None,), True)
    kept = [
        Message("May", "month", forms=("мая",)),
        Message(
            "%(n)s place",
            "",
            "%(n)s places",
            ("%(n)s место", "%(n)s места", "%(n)s мест"),
            frozenset(["python-format"]),
        ),
    ]
    with overlay.locked():
        overlay.write("ru", kept, RUSSIAN)
    assert list(overlay.read("ru").values()) == kept
    assert overlay.is_sound("ru")
    assert polib.mofile(str(overlay.path("ru", "mo"))).metadata["Plural-Forms"] == str(RUSSIAN)
    assert sorted(path.name for path in overlay.path("ru").parent.iterdir()) == ["django.mo", "django.po"]
    overlay.path("ru", "mo").write_bytes(b"\xde\x12\x04\x95 broken")
    assert not overlay.is_sound("ru")
