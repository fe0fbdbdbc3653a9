"""Acts on one contribution at the same moment, on real connections."""

from functools import partial

import pytest
from django.conf import settings

from alzhir_site.models import OutboxMessage
from pictures.models import Picture
from prisoners.contributions import acts, uploads
from prisoners.contributions.refusals import Refused
from prisoners.models import Attachment, Contribution
from tests.booking.test_races import all_at_once
from tests.pictures.files import photograph, upload
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, contribution, published, wordings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]


def accepted():
    made = contribution(person=person(), files=1)
    made.attachments.update(is_chosen=True, alt_ru="Портрет")
    acts.accept(made, by=None, now=NOW)
    return made


def loaded():
    return Contribution.objects.get()


def public_files():
    return [path for path in (settings.MEDIA_ROOT / "pictures").glob("*") if path.is_file()]


def test_sent_off_six_times_at_once_is_one_contribution():
    wordings()
    found = all_at_once([lambda: contribution().pk for _ in range(6)], Refused)
    assert found == [Contribution.objects.get().pk] * 6
    assert OutboxMessage.objects.count() == 1


def test_files_sent_four_times_at_once_are_no_more_than_six():
    def sent():
        return len(uploads.take([upload(photograph()) for _ in range(3)], "draft", NOW))

    refused = all_at_once([sent for _ in range(4)], Refused)
    assert (Attachment.objects.of_draft("draft").count(), sum(refused)) == (6, 6)


def test_published_by_two_at_once_is_published_once():
    accepted()
    calls = [partial(acts.publish, loaded(), by=None, now=NOW) for _ in range(4)]
    assert sorted(all_at_once(calls, Refused), key=str) == [None, *["WrongState"] * 3]
    assert (Picture.objects.count(), len(Contribution.objects.published().get().photos)) == (1, 1)


def test_withdrawn_while_it_is_published_is_withdrawn():
    before = len(public_files())
    accepted()
    calls = [
        partial(acts.publish, loaded(), by=None, now=NOW),
        partial(acts.withdraw, loaded(), now=NOW),
    ]
    assert all_at_once(calls, Refused)[1] is None
    assert (loaded().state, loaded().shown_text, Picture.objects.count()) == ("withdrawn", "", 0)
    assert len(public_files()) == before


def test_withdrawn_twice_at_once_is_withdrawn_once():
    made = published(person())
    calls = [partial(acts.withdraw, loaded(), now=NOW) for _ in range(3)]
    assert sorted(all_at_once(calls, Refused), key=str) == [None, "WrongState", "WrongState"]
    assert made.log.filter(after="withdrawn").count() == 1
