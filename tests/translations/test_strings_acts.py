"""Texts of the interface that are changed on this site: what is kept, what is said, who was there first."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext, ngettext

from alzhir_site.templatetags.days import day_name
from alzhir_site.templatetags.remembered import remembered
from alzhir_site.worker import WorkerCommand
from tests.translations import builders, strings
from translations.interface import acts, library, live
from translations.interface.models import StringChange

NOW = datetime(2026, 5, 12, 6, 0, tzinfo=UTC)
PLACE = "%(count)d place"
PLACES = ("%(count)d место!", "%(count)d места!", "%(count)d мест!")


@pytest.fixture(autouse=True)
def overlay(db, tmp_path):
    with strings.overlay_in(tmp_path / "locale") as overlay:
        yield overlay


@pytest.fixture
def aigul():
    return builders.user("aigul", "edit_strings", languages=["kk", "ru"])


def write(language, msgid, *forms, by, **more):
    said = strings.said(language, msgid)
    return acts.write(language, said.key, forms, seen=acts.seen(said.forms), by=by, now=NOW, **more)


def told(language, msgid, *numbers):
    with translation.override(language):
        if not numbers:
            return gettext(msgid)
        return [ngettext(msgid, f"{msgid}s", number) % {"count": number} for number in numbers]


def test_write_is_said_at_once_and_kept(overlay, aigul):
    before = told("kk", "Search")
    assert write("kk", "Search", "Іздеп табу", by=aigul) == 1
    assert (told("kk", "Search"), told("ru", "Search")) == ("Іздеп табу", "Поиск")
    assert [message.forms for message in overlay.read("kk").values()] == [("Іздеп табу",)]
    change = StringChange.objects.get()
    assert (change.language, change.msgid, change.by, change.at, change.how) == (
        "kk",
        "Search",
        aigul,
        NOW,
        "written",
    )
    assert (change.before, change.after, change.base) == ([before], ["Іздеп табу"], [before])
    assert write("kk", "Search", "Іздеп табу", by=aigul) == 0


def test_what_is_said_is_put_together_once_until_it_changes(overlay, aigul):
    before, other = library.said("kk"), library.said("ru")
    assert library.said("kk") is before
    write("kk", "Search", "Іздеп табу", by=aigul)
    assert strings.said("kk", "Search").forms == ("Іздеп табу",)
    assert "Іздеп табу" not in before[strings.said("kk", "Search").key].forms
    assert library.said("ru") is other


def test_write_of_plurals_follows_the_rule_of_the_language(overlay, aigul):
    usual = told("ru", PLACE, 1, 2, 5, 21)
    write("ru", PLACE, *PLACES, by=aigul)
    assert told("ru", PLACE, 1, 2, 5, 21) == ["1 место!", "2 места!", "5 мест!", "21 место!"]
    # Messages that were not changed go on counting as before.
    assert told("ru", "%(count)d tour", 1, 2, 5, 21) == [
        "1 экскурсия",
        "2 экскурсии",
        "5 экскурсий",
        "21 экскурсия",
    ]
    said = strings.said("ru", PLACE)
    assert acts.back_to_base("ru", said.key, seen=acts.seen(said.forms), by=aigul, now=NOW) == 1
    assert told("ru", PLACE, 1, 2, 5, 21) == usual
    assert overlay.read("ru") == {}
    assert [change.how for change in acts.history("ru", said.key)] == ["base", "written"]


def test_write_in_english_says_other_than_the_message(aigul):
    write("en", "Search", "Find", by=aigul)
    write("en", PLACE, "one place", "%(count)d seats", by=aigul)
    assert (told("en", "Search"), told("en", PLACE, 1, 5)) == ("Find", ["one place", "5 seats"])


def test_write_of_another_first_language_reaches_those_that_fall_back_to_it(aigul):
    with translation.override("kk"):
        missing = translation.gettext("Restore")
    write("ru", "Search", "Найти", by=aigul)
    with translation.override("kk"):
        assert translation.gettext("Restore") == missing
        assert translation.trans_real.catalog()._fallback is translation.trans_real.translation("ru")


def test_write_refuses_what_would_break_and_keeps_the_old_text(overlay, aigul):
    with pytest.raises(acts.Refused) as refused:
        write("ru", PLACE, "место", "%(count)d места", "%(cuont)d мест", by=aigul)
    assert sorted(refused.value.faults) == [0, 2]
    assert (overlay.read("ru"), StringChange.objects.count()) == ({}, 0)
    with pytest.raises(acts.Unknown):
        acts.write("ru", "0" * 40, ["x"], seen="", by=aigul, now=NOW)


def test_second_of_two_savers_is_told_and_nothing_is_overwritten(aigul):
    said = strings.said("kk", "Search")
    seen = acts.seen(said.forms)
    acts.write("kk", said.key, ["Бірінші"], seen=seen, by=aigul, now=NOW)
    with pytest.raises(acts.Conflict) as conflict:
        acts.write("kk", said.key, ["Екінші"], seen=seen, by=aigul, now=NOW)
    assert (conflict.value.now, conflict.value.last.by) == (("Бірінші",), aigul)
    assert told("kk", "Search") == "Бірінші"


def test_restore_brings_an_earlier_text_back(aigul):
    write("kk", "Search", "Бірінші", by=aigul)
    write("kk", "Search", "Екінші", by=aigul)
    said = strings.said("kk", "Search")
    first = acts.history("kk", said.key).last()
    acts.restore("kk", said.key, first, seen=acts.seen(said.forms), by=aigul, now=NOW)
    assert told("kk", "Search") == "Бірінші"
    assert acts.history("kk", said.key).first().how == "restored"


@pytest.mark.django_db(transaction=True)
def test_savers_of_different_texts_at_once_lose_nothing(overlay, aigul):
    """Threads, as in a worker; the lock is one of files, so processes wait for each other, too."""
    known = [strings.said("kk", msgid) for msgid in ("Search", "Site", "News", "Persons", "Guest book")]
    barrier = threading.Barrier(len(known))

    def save(said):
        barrier.wait()
        acts.write("kk", said.key, ["Жаңа мәтін"], seen=acts.seen(said.forms), by=aigul, now=NOW)

    threads = [threading.Thread(target=in_thread, args=(save, said)) for said in known]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(overlay.read("kk")) == {said.key for said in known}
    assert StringChange.objects.count() == len(known) > 3


def in_thread(act, *words):
    try:
        act(*words)
    finally:
        connection.close()


def test_pages_keep_no_text_that_was_changed(aigul):
    """What is remembered of a page, and days in words, are made anew with the texts of now."""
    with translation.override("ru"):
        assert ">Поиск<" in remembered("includes/to_search.html", section="")
        assert day_name(NOW.date()) == "12 мая, вторник"
    write("ru", "Search", "Найти", by=aigul)
    write("ru", "%(weekday)s %(day)s", "%(day)s: %(weekday)s", by=aigul)
    with translation.override("ru"):
        assert ">Найти<" in remembered("includes/to_search.html", section="")
        assert day_name(NOW.date()) == "12 мая: вторник"


def test_middleware_sees_what_another_process_wrote(overlay, aigul, monkeypatch):
    said = strings.said("kk", "Search")
    middleware = live.FreshTextsMiddleware(lambda request: told("kk", "Search"))
    other = said.message.saying(["Басқа процесс"])
    with overlay.locked():
        overlay.write("kk", [other], library.base("kk").plurals)
    request = RequestFactory().get("/kk/")
    monkeypatch.setattr(live.watch, "looked_at", live.time.monotonic())
    assert middleware(request) == said.forms[0]  # a look once a second
    monkeypatch.setattr(live.watch, "looked_at", live.time.monotonic() - live.SECONDS)
    assert middleware(request) == "Басқа процесс"


def test_worker_says_the_texts_of_now_in_each_round(overlay, monkeypatch):
    """A long-running command has no requests: it looks before each round."""
    said, heard = strings.said("ru", "Search"), []

    class Worker(WorkerCommand):
        def work(self):
            heard.append(told("ru", "Search"))
            with overlay.locked():
                overlay.write("ru", [said.message.saying(["Найти"])], library.base("ru").plurals)
            self.stopped = len(heard) == 2

    monkeypatch.setattr(live, "SECONDS", 0)
    Worker().loop(every=0)
    assert heard == ["Поиск", "Найти"]


def test_broken_file_leaves_the_texts_of_the_repository(overlay, aigul, caplog):
    usual = told("kk", "Search")
    write("kk", "Search", "Іздеп табу", by=aigul)
    overlay.path("kk", "mo").write_bytes(b"\xde\x12\x04\x95 broken")
    assert live.look(at_once=True)
    assert told("kk", "Search") == usual
    assert "cannot be read" in caplog.text


def test_left_over_are_texts_that_the_repository_has_itself_or_no_more(overlay, aigul):
    said = strings.said("kk", "Search")
    gone = library.messages.Message("A message that went", forms=("Кеткен",))
    with overlay.locked():
        overlay.write("kk", [said.message.saying(["Іздеп табу"]), gone], library.base("kk").plurals)
    live.look(at_once=True)
    assert library.left_over("kk") == [gone]
    write("kk", "News", "Жаңа хабарлар", by=aigul)
    assert {message.msgid for message in overlay.read("kk").values()} == {"Search", "News", gone.msgid}
