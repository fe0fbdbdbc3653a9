"""The letter about what waits."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from alzhir_site.models import OutboxMessage
from news.models import Post
from tests.news.builders import NOW, russian
from translations import digest, ledger, notes
from translations.models import Translator

from .builders import approver, translator, unit, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def aigul():
    """Translates into English and reads letters in English."""
    made = translator(languages=("en",))
    get_user_model().objects.update(email="aigul@example.org", first_name="Aigul")
    Translator.objects.update(letters_in="en")
    return made


@pytest.fixture
def wall():
    made = russian()
    ledger.refresh(Post)
    return made


def letters(**options):
    call_command("translation_digest", verbosity=0, **options)
    return list(OutboxMessage.objects.order_by("to"))


def test_letter_tells_counts_and_texts_with_links_in_the_language_of_the_reader(wall, aigul):
    notes.ask(wall, "title", "en", "Which wall?", by=aigul, now=NOW)
    (letter,) = letters()
    assert (letter.subject, letter.to) == ("Translation desk: 3 texts wait", "aigul@example.org")
    title = unit(wall, "title", "en")
    html = letter.as_email().alternatives[0][0]
    for text in (letter.body, html):
        assert "Dear Aigul," in text
        assert "1 question about texts is not settled." in text
        assert "Открыта стена" in text
        assert "Title, lead, text · English · missing" in text
        assert f"/en/admin/translations/unit/{title.pk}/change/" in text
    assert "- missing: 3" in letter.body


def test_letters_go_to_who_has_a_language_or_may_approve(wall, aigul):
    editor = approver()
    for name in ("stranger", "gone"):
        user(name, "translate_unit", languages=() if name == "stranger" else ("kk",))
    get_user_model().objects.exclude(pk=aigul.pk).update(email="someone@example.org")
    get_user_model().objects.filter(username="gone").update(is_active=False)
    assert digest.readers() == [aigul, editor]
    assert len(letters(dry_run=True)) == 0
    assert [letter.to for letter in letters(to=["editor"])] == ["someone@example.org"]
    with pytest.raises(CommandError):
        letters(to=["stranger"])


def test_nobody_is_written_to_when_nothing_waits(aigul):
    assert letters() == []
