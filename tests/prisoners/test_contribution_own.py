"""The pages behind the secret link."""

import pytest
from django.test import Client

from alzhir_site.models import OutboxMessage
from pictures.models import Picture
from prisoners.contributions import acts
from prisoners.models import Contribution
from tests.booking.builders import page
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, contribution, keeper, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
PAGES = ("", "sent/", "withdraw/")


def url(made, rest="", language="en"):
    return f"/{language}/persons/contribute/{made.secret}/{rest}"


def asked(note="When was it?"):
    made = contribution()
    acts.ask(made, by=keeper(), now=NOW, note=note)
    return made


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_shows_what_was_sent_but_no_contact(client, language):
    made = contribution(files=1)
    html = page(client.get(url(made, language=language)))
    assert [
        text
        for text in ("Мамаева Раиса", "1900–1979", "granddaughter", "She wrote letters.")
        if text not in html
    ] == []
    assert [text for text in ("Зауэр", "nina@example.de", "+49") if text in html] == []
    assert html.count("JPEG, 40 × 30") == 1


@pytest.mark.parametrize("rest", ["", "sent/"])
def test_a_record_that_is_not_published_does_not_show_through(client, rest):
    someone = person(slug="grabskaya-irina", ru=("Грабская", "Ирина"), is_published=False)
    made = published(person(), files=0)
    Contribution.objects.update(person=someone)
    html = page(client.get(url(made, rest)))
    assert [text for text in ("Грабская", "grabskaya") if text in html] == []


def test_it_shows_consents_in_the_words_that_were_read(client):
    made = contribution(agreed=("keep", "photos"))
    html = page(client.get(url(made)))
    assert "The museum may publish the photos on its site." in html
    assert "The museum may publish my text" not in html


@pytest.mark.parametrize("rest", PAGES)
def test_no_cache_no_search_engine_and_no_referer_learns_of_it(client, rest):
    answer = client.get(url(contribution(), rest))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert 'name="robots" content="noindex"' in page(answer)
    assert "canonical" not in page(answer)


@pytest.mark.parametrize("rest", PAGES)
def test_guesses_get_the_same_404_and_are_slowed(client, rest):
    made = contribution()
    answers = [client.get(f"/en/persons/contribute/guess-{number}/{rest}") for number in range(12)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429] * 2
    assert answers[-1].headers["Retry-After"] == "600"
    assert client.get(url(made)).status_code == 200
    assert client.get(f"/en/persons/contribute/{made.secret_hash}/").status_code == 429


@pytest.mark.parametrize("rest", PAGES)
def test_get_and_head_change_nothing(client, rest):
    made = asked()
    for method in (client.get, client.head):
        assert method(url(made, rest)).status_code == 200
    assert (Contribution.objects.get().state, OutboxMessage.objects.count()) == ("question", 2)


def test_the_question_is_answered_once(client):
    made = asked("<b>When?</b>")
    html = page(client.get(url(made)))
    assert "&lt;b&gt;When?&lt;/b&gt;" in html
    empty = client.post(url(made), {"note": " "})
    assert list(empty.context["form"].errors) == ["note"]
    answer = client.post(url(made), {"note": "In 1939."})
    assert (answer.status_code, answer.headers["Location"]) == (303, url(made))
    assert Contribution.objects.get().state == "review"
    again = client.post(url(made), {"note": "In 1940."})
    assert (again.status_code, "In 1940." in page(again)) == (409, False)
    assert [step.note for step in made.log.all()] == ["", "<b>When?</b>", "In 1939."]


def test_withdrawn_by_post_and_only_once(client):
    made = contribution()
    asks = client.get(url(made, "withdraw/"))
    assert (asks.status_code, Contribution.objects.get().state) == (200, "received")
    for _ in range(2):
        answer = client.post(url(made, "withdraw/"))
        assert (answer.status_code, answer.headers["Location"]) == (303, url(made))
    html = page(client.get(url(made)))
    assert "You have withdrawn it." in html
    assert "/withdraw/" not in html
    assert client.get(url(made, "withdraw/")).headers["Location"] == url(made)
    assert (made.log.count(), OutboxMessage.objects.count()) == (2, 2)


def test_what_is_published_disappears_from_the_page_at_withdrawal(client):
    someone = person()
    made = published(someone)
    shown = someone.contributions.published()
    assert (len(shown), Picture.objects.count()) == (1, 1)
    assert "/en/persons/mamayeva-raisa/" in page(client.get(url(made)))
    client.post(url(made, "withdraw/"))
    assert (len(someone.contributions.published()), Picture.objects.count()) == (0, 0)


def test_its_forms_are_guarded():
    strict, made = Client(enforce_csrf_checks=True), asked()
    assert [strict.post(url(made, rest)).status_code for rest in ("", "withdraw/")] == [403, 403]
    assert Contribution.objects.get().state == "question"


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(url(contribution())).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_three_files_as_for_one(client, count, django_assert_num_queries):
    made = contribution(files=count)
    # the contribution, its files, consents and log, the museum and its hours
    with django_assert_num_queries(6):
        client.get(url(made))
