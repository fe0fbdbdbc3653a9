"""Texts of the interface as files: the patch that the repository takes, .po files that come in."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from tests.translations import builders, strings
from translations.interface import acts, exchange, messages

NOW = datetime(2026, 5, 12, 6, 0, tzinfo=UTC)
PLACE = "%(count)d place"
HEAD = (
    'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals={forms};\\n"\n\n'
)
KAZAKH = HEAD.format(language="kk", forms="2; plural=(n!=1)")
RUSSIAN = HEAD.format(language="ru", forms="3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
                      "(n%100<10 || n%100>=20) ? 1 : 2)")  # fmt: skip
LONG = (
    "Экскурсовод проведёт вас по музею и территории, «Арке скорби» — 18 000 имён, 1938–1953 гг. — и расскажет о судьбах "
    "узниц лагеря; экскурсия длится 90 минут и/или дольше."
)


@pytest.fixture(autouse=True)
def overlay(db, tmp_path):
    with strings.overlay_in(tmp_path / "locale") as overlay, translation.override("en"):
        yield overlay


def write(language, msgid, *forms, by=None, now=NOW):
    said = strings.said(language, msgid)
    acts.write(language, said.key, forms, seen=acts.seen(said.forms), by=by, now=now)


def clone(folder):
    for path in ("locale", "alzhir_site/django_locale"):
        shutil.copytree(settings.BASE_DIR / path, folder / path, ignore=shutil.ignore_patterns("*.mo"))


def test_patch_applies_and_says_what_this_site_says(tmp_path):
    write("kk", "Search", "Іздеп табу")
    write("ru", PLACE, "%(count)d место!", "%(count)d места!", "%(count)d мест!")
    write("ru", "Your visit", LONG)
    write("en", "Search", "Find")
    write("kk", "Delete?", "Жоямыз ба?")  # one of Django's own
    call_command("export_strings", output=tmp_path / "texts.patch")
    clone(tmp_path / "clone")
    subprocess.run(["git", "apply", "../texts.patch"], cwd=tmp_path / "clone", check=True)
    for language, path in (
        ("kk", "locale"),
        ("ru", "locale"),
        ("en", "locale"),
        ("kk", "alzhir_site/django_locale"),
    ):
        after = messages.read(tmp_path / "clone" / path / language / "LC_MESSAGES" / "django.po").messages
        before = messages.read(settings.BASE_DIR / path / language / "LC_MESSAGES" / "django.po").messages
        changed = {message.msgid: message.forms for key, message in after.items() if before[key] != message}
        assert changed == WANTED[language, path]
        assert list(after) == list(before)
    write("kk", "Search", strings.said("kk", "Search").base[0])
    assert "Іздеп" not in exchange.patch(["kk"])


WANTED = {
    ("kk", "locale"): {"Search": ("Іздеп табу",)},
    ("ru", "locale"): {
        PLACE: ("%(count)d место!", "%(count)d места!", "%(count)d мест!"),
        "Your visit": (LONG,),
    },
    ("en", "locale"): {"Search": ("Find",)},
    ("kk", "alzhir_site/django_locale"): {"Delete?": ("Жоямыз ба?",)},
}


@pytest.mark.skipif(not shutil.which("msgcat"), reason="gettext not found")
def test_patched_file_is_as_gettext_writes_it(tmp_path):
    write("ru", "Your visit", LONG)
    before, after = (tmp_path / name for name in ("before.po", "after.po"))
    before.write_bytes((settings.BASE_DIR / "locale/ru/LC_MESSAGES/django.po").read_bytes())
    after.write_text(
        exchange.po("ru", NOW).replace(f'"{exchange.TAKEN_OUT}: 2026-05-12T06:00:00+00:00\\n"\n', "")
    )
    assert after.read_text() != before.read_text()
    for path in (before, after):
        again = subprocess.run(["msgcat", path], capture_output=True, text=True, check=True).stdout
        assert again == path.read_text()


def test_command_without_changes_writes_nothing_and_tells_what_is_left_over(capsys, overlay):
    call_command("export_strings")
    assert capsys.readouterr() == ("", "")
    gone = messages.Message("A message that went", forms=("Кеткен",))
    with overlay.locked():
        overlay.write("kk", [gone], messages.Plurals(2, "(n!=1)"))
    call_command("export_strings", "kk")
    assert capsys.readouterr() == ("", "kk: not in the repository any more: A message that went\n")


def entry(msgid, *texts, plural="", comment=""):
    if not plural:
        return f'{comment}msgid "{msgid}"\nmsgstr "{texts[0]}"\n\n'
    forms = "".join(f'msgstr[{number}] "{text}"\n' for number, text in enumerate(texts))
    return f'{comment}msgid "{msgid}"\nmsgid_plural "{plural}"\n{forms}\n'


def refused(language, text):
    report = exchange.take_in(language, text.encode(), by=None, now=NOW)
    assert not report.is_sound
    return report.wrong or [(row.line, row.msgid, row.reason) for row in report.refused]


def test_file_with_one_bad_text_changes_nothing(overlay):
    good = entry("Search", "Іздеп табу")
    unknown = entry("No such message", "Жоқ")
    missing = entry(PLACE, "бір орын", "орын", plural=f"{PLACE}s")
    script = entry("News", "<script>жаңалық")
    assert refused("kk", KAZAKH + good + unknown + missing + good.replace("табу", "тап") + script) == [
        (10, "No such message", "The site has no such message."),
        (13, PLACE, "%(count)d is missing: it is filled in later."),
        (18, "Search", "The message stands in the file twice."),
        (21, "News", "The tags differ from those of the message: –."),
    ]
    assert overlay.read("kk") == {}


def test_file_with_broken_plurals_is_refused(overlay):
    two = entry(PLACE, "%(count)d место!", "%(count)d места!", plural=f"{PLACE}s")
    assert refused("ru", RUSSIAN + two) == [(7, PLACE, "Forms for numbers: 2 were given, 3 are needed.")]
    assert refused("ru", KAZAKH.replace("kk", "ru") + two).startswith("The file counts in another way")
    assert refused("ru", KAZAKH + two) == "The file says that its language is “kk”."
    assert refused("ru", "/etc/passwd").startswith("The file")
    assert refused("ru", 'msgid "Search"\nmsgst "x"').startswith("The file cannot be read as .po")
    assert refused("ru", RUSSIAN) == "The file has no messages."
    assert overlay.read("ru") == {}


def test_file_changes_what_differs_and_leaves_what_is_empty_or_fuzzy(overlay):
    aigul = builders.user("aigul")
    text = (
        KAZAKH
        + entry("Search", "Іздеп табу")
        + entry("News", "")
        + entry("Persons", "Кісілер", comment="#, fuzzy\n")
        + entry("Site", strings.said("kk", "Site").forms[0])
        + "#~ msgid \"Old\"\n#~ msgstr \"Ескі\"\n"
    )  # fmt: skip
    report = exchange.take_in("kk", text.encode(), by=aigul, now=NOW)
    assert (len(report.changed), report.same, report.empty, report.refused) == (1, 1, 2, [])
    assert {message.msgid: message.forms for message in overlay.read("kk").values()} == {
        "Search": ("Іздеп табу",)
    }
    assert [(change.how, change.by) for change in acts.StringChange.objects.all()] == [("file", aigul)]


def test_file_does_not_overwrite_what_was_changed_after_it_was_taken_out():
    out = exchange.po("kk", NOW)
    write("kk", "Search", "Іздеп табу", now=NOW + timedelta(hours=1))
    edited = out.replace('msgid "Site"\nmsgstr "', 'msgid "Site"\nmsgstr "Біздің ')
    [(_line, msgid, reason)] = refused("kk", edited)
    assert (msgid, reason) == ("Search", "The text was changed here after the file was taken out.")
    assert exchange.look_at("kk", exchange.po("kk", NOW + timedelta(hours=2)).encode()).changed == {}


def test_file_with_more_messages_than_can_be_read_is_refused(monkeypatch):
    monkeypatch.setattr(exchange, "MOST", 2)
    text = KAZAKH + "".join(entry(f"Text {number}", "Мәтін") for number in range(5))
    report = exchange.look_at("kk", text.encode())
    assert (report.wrong, report.changed, report.refused) == ("The file is too large.", {}, [])
