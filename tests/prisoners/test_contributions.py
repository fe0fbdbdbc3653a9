"""The acts on contributions, and what becomes public by them."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from alzhir_site.models import OutboxMessage
from news.models import PostPicture
from pictures import versions
from pictures.models import Picture
from prisoners.contributions import acts, letters, uploads
from prisoners.contributions.refusals import (
    NoAltText,
    NoContact,
    NoRecord,
    NotAPicture,
    NothingAgreed,
    PhotosNotAgreed,
    WrongState,
)
from prisoners.models import Contribution, ContributionState
from prisoners.models.contributions import digest
from tests.news.builders import post
from tests.pictures.files import upload
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, contribution, keeper, pdf, published

pytestmark = pytest.mark.django_db
RECEIVED, REVIEW, QUESTION, ACCEPTED, PUBLISHED, DECLINED, WITHDRAWN = ContributionState.values


def told(someone):
    return [
        (one.shown_text, one.shown_name, len(one.photos))
        for one in Contribution.objects.published().filter(person=someone)
    ]


def test_submit_stores_all_and_writes_once():
    made = contribution(files=2)
    assert contribution(files=0).pk == made.pk
    assert (made.state, made.contact.name, made.attachments.count()) == (RECEIVED, "Нина Зауэр", 2)
    assert made.agreed() == {"keep", "text", "name", "photos"}
    assert {consent.wording.version for consent in made.consents.all()} == {1}
    assert [(step.before, step.after, step.by_sender) for step in made.log.all()] == [("", RECEIVED, True)]
    assert OutboxMessage.objects.count() == 1


def test_the_link_is_long_and_stored_as_a_hash_alone():
    made = contribution()
    stored = Contribution.objects.filter(pk=made.pk).values().get()
    assert len(made.secret) == 27
    assert [name for name, value in stored.items() if made.secret in str(value)] == []
    assert Contribution.objects.with_secret(made.secret) == made
    assert Contribution.objects.with_secret(made.seed) is None


def test_after_a_change_of_the_sites_key_letters_lead_to_a_new_link(settings):
    made = contribution()
    old = made.secret
    settings.SECRET_KEY = "another"
    assert Contribution.objects.with_secret(old) == made
    acts.accept(made, by=keeper(), now=NOW)
    assert made.secret != old
    assert Contribution.objects.with_secret(made.secret) == made
    assert made.secret in OutboxMessage.objects.latest("pk").body


@pytest.mark.parametrize("state", ContributionState.values)
def test_each_act_is_done_from_its_states_only(state):
    staff, someone = keeper(), person()
    done = []
    for number, act in enumerate(acts.FROM):
        made = contribution(draft=f"draft {number}", person=someone)
        Contribution.objects.filter(pk=made.pk).update(state=state)
        values = {"answer": {"note": "x"}, "withdraw": {}}.get(act, {"by": staff, "note": "x"})
        made.refresh_from_db()
        try:
            getattr(acts, act)(made, now=NOW, **values)
            done.append(act)
        except WrongState:
            assert (Contribution.objects.get(pk=made.pk).state, made.log.count()) == (state, 1)
    assert done == [act for act, states in acts.FROM.items() if state in states]
    assert (done == []) == (state == WITHDRAWN)


def test_the_log_says_who_did_what_in_which_words(frozen):
    staff, made = keeper(), contribution(person=person())
    acts.take_up(made, by=staff, now=NOW)
    acts.ask(made, by=staff, now=NOW, note="When was it?")
    acts.answer(made, now=NOW, note="In 1939.")
    acts.accept(made, by=staff, now=NOW)
    acts.publish(made, by=staff, now=NOW)
    acts.take_down(made, by=staff, now=NOW)
    acts.withdraw(made, now=NOW)
    assert [
        (step.before, step.after, step.by == staff, step.by_sender, step.note) for step in made.log.all()
    ] == [
        ("", RECEIVED, False, True, ""),
        (RECEIVED, REVIEW, True, False, ""),
        (REVIEW, QUESTION, True, False, "When was it?"),
        (QUESTION, REVIEW, False, True, "In 1939."),
        (REVIEW, ACCEPTED, True, False, ""),
        (ACCEPTED, PUBLISHED, True, False, ""),
        (PUBLISHED, ACCEPTED, True, False, ""),
        (ACCEPTED, WITHDRAWN, False, True, ""),
    ]


def test_closed_from_acceptance_until_a_question_opens_it_again():
    staff, made = keeper(), contribution()
    acts.accept(made, by=staff, now=NOW)
    assert made.closed_at == NOW
    acts.ask(made, by=staff, now=NOW + timedelta(days=1), note="When?")
    assert made.closed_at is None
    acts.decline(made, by=staff, now=NOW + timedelta(days=2), note="")
    assert made.closed_at == NOW + timedelta(days=2)


@pytest.mark.parametrize(
    ("agreed", "shown"),
    [
        (("keep", "text"), ("She wrote letters.", "", 0)),
        (("keep", "text", "name"), ("She wrote letters.", "Нина Зауэр", 0)),
        (("keep", "photos"), ("", "", 1)),
        (("keep", "text", "name", "photos"), ("She wrote letters.", "Нина Зауэр", 1)),
    ],
)
def test_only_what_was_agreed_to_is_shown(agreed, shown):
    someone = person()
    published(someone, files=1 if "photos" in agreed else 0, agreed=agreed)
    assert told(someone) == [shown]


def test_published_photo_is_a_picture_of_the_library():
    someone = person()
    made = published(someone)
    picture = Contribution.objects.published().get().photos[0].picture
    assert (picture.alt_ru, picture.alt_en, picture.credit_en) == ("Портрет", "A portrait", "Family Sauer")
    assert default_storage.exists(picture.file.name)
    assert default_storage.exists(picture.small.name)
    assert made.attachments.get().file.name not in (picture.file.name, picture.small.name)


def test_the_museums_version_of_the_text_is_shown():
    someone = person()
    made = contribution(person=someone)
    Contribution.objects.update(public_text="Shortened.")
    acts.accept(made, by=keeper(), now=NOW)
    acts.publish(made, by=None, now=NOW)
    assert told(someone) == [("Shortened.", "Нина Зауэр", 0)]


def refusal(made):
    acts.accept(made, by=keeper(), now=NOW)
    with pytest.raises(Exception) as refused:
        acts.publish(made, by=None, now=NOW)
    assert (Contribution.objects.get(pk=made.pk).state, Picture.objects.count()) == (ACCEPTED, 0)
    return refused.type


def test_nothing_is_published_without_a_published_record():
    assert refusal(contribution()) == NoRecord


def test_nothing_is_published_on_a_hidden_record():
    assert refusal(contribution(person=person(is_published=False))) == NoRecord


@pytest.mark.parametrize("agreed", [("keep",), ("keep", "name"), ("keep", "photos")])
def test_nothing_is_published_without_consent_to_it(agreed):
    assert refusal(contribution(person=person(), agreed=agreed)) == NothingAgreed


def test_photos_are_not_published_without_consent():
    made = contribution(person=person(), agreed=("keep", "text"), files=1)
    made.attachments.update(is_chosen=True, alt_ru="Портрет")
    assert refusal(made) == PhotosNotAgreed


def test_photos_are_not_published_without_alternative_text():
    made = contribution(person=person(), files=2)
    made.attachments.update(is_chosen=True)
    made.attachments.filter(pk=made.attachments.first().pk).update(alt_ru="Портрет")
    assert refusal(made) == NoAltText


def test_a_pdf_is_not_published():
    assert uploads.take([upload(pdf(), "letter.pdf")], digest("draft"), NOW) == []
    made = contribution(person=person())
    made.attachments.update(is_chosen=True, alt_ru="Письмо")
    assert refusal(made) == NotAPicture


def test_no_question_once_the_contact_is_gone():
    made = contribution()
    made.contact.delete()
    with pytest.raises(NoContact):
        acts.ask(made, by=keeper(), now=NOW, note="When?")
    assert Contribution.objects.get().state == RECEIVED


@pytest.mark.parametrize("act", ["withdraw", "take_down"])
def test_what_is_taken_back_is_gone_at_once_with_its_files(act, django_capture_on_commit_callbacks):
    someone = person()
    made = published(someone, files=2)
    files = [name for picture in Picture.objects.all() for name in (picture.file.name, picture.small.name)]
    by = {} if act == "withdraw" else {"by": None}
    with django_capture_on_commit_callbacks(execute=True):
        getattr(acts, act)(made, now=NOW, **by)
    assert told(someone) == []
    assert (made.shown_text, made.shown_name, Picture.objects.count()) == ("", "", 0)
    assert [name for name in files if default_storage.exists(name)] == []


def test_a_photo_that_a_post_shows_is_blank_after_withdrawal(django_capture_on_commit_callbacks):
    made = published(person())
    picture = Picture.objects.get()
    picture.credit_en = "Photo: Nina Zauer"
    picture.save()
    before = picture.file.name
    PostPicture.objects.create(post=post(), picture=picture)
    with django_capture_on_commit_callbacks(execute=True):
        acts.withdraw(made, now=NOW)
    picture.refresh_from_db()
    assert (picture.width, picture.height, picture.alt_ru, picture.credit_en) == (1, 1, "", "")
    assert not default_storage.exists(before)
    assert made.attachments.get().picture is None
    assert not versions.KEPT[Picture].objects.exists()


def test_published_again_after_staff_took_it_down():
    someone = person()
    made = published(someone)
    acts.take_down(made, by=None, now=NOW)
    acts.publish(made, by=None, now=NOW)
    assert told(someone) == [("She wrote letters.", "Нина Зауэр", 1)]


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_as_often_for_three_as_for_one(count, django_assert_num_queries):
    someone = person()
    for number in range(count):
        published(someone, draft=f"draft {number}", files=1)
    with django_assert_num_queries(2):
        assert (
            len(
                [photo.picture.small_url for one in someone.contributions.published() for photo in one.photos]
            )
            == count
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_speak_the_senders_language_and_keep_the_secret_out_of_the_subject(language):
    staff = keeper()
    made = contribution(person=person(), language=language)
    acts.ask(made, by=staff, now=NOW, note="<b>Қашан?</b>")
    acts.accept(made, by=staff, now=NOW)
    acts.publish(made, by=staff, now=NOW)
    acts.withdraw(made, now=NOW)
    other = contribution(draft="other", language=language)
    acts.decline(other, by=staff, now=NOW, note="No.")
    found = list(OutboxMessage.objects.order_by("pk"))
    kinds = ["received", "question", "accepted", "published", "withdrawn", "received", "declined"]
    assert len(found) == len(kinds)
    assert len({message.subject for message in found}) == 6
    for message in found:
        own = made if message.headers[letters.HEADER] == str(made.pk) else other
        html = str(message.as_email().alternatives[0][0])
        assert message.to == "nina@example.de"
        assert own.secret not in message.subject
        assert f"/{language}/persons/contribute/{own.secret}/" in message.body
        assert f"/{language}/persons/contribute/{own.secret}/" in html
        assert f'<html lang="{language}">' in html
        assert [text for text in ("Зауэр", "She wrote", "+49") if text in message.body + html] == []
    assert "<b>Қашан?</b>" in found[1].body
    assert "&lt;b&gt;Қашан?&lt;/b&gt;" in str(found[1].as_email().alternatives[0][0])
    assert f"/{language}/persons/mamayeva-raisa/" in found[3].body


def test_no_letter_after_the_contact_is_gone():
    made = contribution()
    made.contact.delete()
    before = OutboxMessage.objects.count()
    acts.withdraw(Contribution.objects.get(), now=NOW)
    assert (OutboxMessage.objects.count(), Contribution.objects.get().state) == (before, WITHDRAWN)
