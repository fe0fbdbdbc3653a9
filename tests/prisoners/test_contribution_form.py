"""The form: what it asks, what it refuses, and that nothing is lost on the way."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from alzhir_site.models import OutboxMessage
from prisoners.contributions import drafts
from prisoners.contributions.asks import ASKS
from prisoners.models import Attachment, ConsentWording, Contact, Contribution
from tests.booking.builders import page
from tests.pictures.files import BAD, HTML, photograph, upload
from tests.prisoners.builders import person
from tests.prisoners.contributing import CONTACT, NOW, STORY, URL, fields, pdf
from tests.prisoners.test_uploads import HEIC

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def unhurried(settings):
    settings.CONTRIBUTION_MIN_SECONDS = 0


def token(seconds=60):
    return drafts.begin(NOW - timedelta(seconds=seconds)).token


def send(client, url=URL, **changes):
    return client.post(url, fields(**{"draft": token(), **changes}))


def errors(answer):
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ASKS)
def test_the_form_of_each_kind_in_each_language(client, kind, language):
    answer = client.get(f"/{language}/persons/contribute/?kind={kind}")
    assert answer.status_code == 200
    assert answer.context["ask"] == ASKS[kind]
    assert len(re.findall(r'href="\?kind=', page(answer))) == len(ASKS)
    assert page(answer).count('aria-current="page"') == 1


@pytest.mark.parametrize("query", ["kind=abc", "kind=", "kind=%00", "person=nobody", "person=%00"])
def test_an_unknown_kind_or_person_is_404(client, query):
    assert client.get(f"{URL}?{query}").status_code == 404
    assert client.post(f"{URL}?{query}").status_code == (200 if "person" in query else 404)


def test_the_record_of_a_hidden_person_is_404(client):
    person(is_published=False)
    assert client.get(f"{URL}?person=mamayeva-raisa").status_code == 404


def test_a_record_hidden_while_somebody_writes_costs_no_text(client):
    person(is_published=False)
    query = f"{URL}?person=mamayeva-raisa&kind="
    answer = send(client, f"{query}correction", about="")
    assert errors(answer) == {"about": ["Write the name of the person."]}
    assert STORY["text"] in page(answer)
    send(client, f"{query}removal")
    assert (Contribution.objects.get().person, Contribution.objects.get().text) == (None, STORY["text"])


def test_the_person_is_filled_in(client):
    someone = person()
    answer = client.get(f"{URL}?person=mamayeva-raisa&kind=correction")
    assert "Раиса Моисеевна Мамаева" in page(answer)
    assert "about" not in answer.context["form"].fields
    send(client, f"{URL}?person=mamayeva-raisa&kind=correction")
    stored = Contribution.objects.get()
    assert (stored.person, stored.kind, stored.about) == (someone, "correction", "")


def test_the_name_looked_for_is_filled_in(client):
    answer = client.get(URL, {"kind": "request", "name": '"><img onerror=x> Мамаева\0' + "x" * 300})
    assert answer.context["form"]["about"].value() == ('"><img onerror=x> Мамаева' + "x" * 300)[:200]
    assert "<img onerror" not in page(answer)


def test_get_stores_nothing(client):
    answer = client.get(URL)
    assert list(answer.cookies) == ["csrftoken"]
    assert (Attachment.objects.count(), Contribution.objects.count()) == (0, 0)
    assert "no-store" in answer.headers["Cache-Control"]
    assert 'name="robots" content="noindex"' in page(answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sent_leads_to_thanks_and_the_own_page(client, language):
    url = f"/{language}/persons/contribute/"
    answer = send(client, url, agreed=("keep", "text"), language=language)
    stored = Contribution.objects.get()
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{url}{stored.secret}/sent/"
    assert (stored.about, stored.years, stored.relation, stored.text, stored.country, stored.language) == (
        "Мамаева Раиса", "1900–1979", "granddaughter", "She wrote letters.", "Germany", language,
    )  # fmt: skip
    assert Contact.objects.values("name", "email", "phone").get() == CONTACT
    assert stored.agreed() == {"keep", "text"}
    assert {consent.at for consent in stored.consents.all()} == {NOW}
    thanks = client.get(answer.headers["Location"])
    assert stored.get_absolute_url() in page(thanks)
    assert OutboxMessage.objects.get().to == "nina@example.de"


def test_sent_twice_is_one_contribution(client):
    draft = token()
    first, second = send(client, draft=draft), send(client, draft=draft, text="Changed")
    assert first.headers["Location"] == second.headers["Location"]
    assert (Contribution.objects.count(), OutboxMessage.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("relative", ["about", "text"]),
        ("correction", ["about", "text"]),
        ("object", ["text"]),
        ("photos", ["about", "files"]),
        ("removal", ["text"]),
        ("request", ["about"]),
    ],
)
def test_what_each_kind_needs(client, kind, wrong):
    answer = send(client, f"{URL}?kind={kind}", agreed=(), about="", text=" ", name="", email="")
    assert set(errors(answer)) == {*wrong, "name", "email", "agree_keep"}
    assert Contribution.objects.count() == 0
    assert "Error: " in page(answer)


@pytest.mark.parametrize(("kind", "count"), [("relative", 4), ("removal", 1), ("request", 1)])
def test_consent_is_asked_for_what_may_be_published(client, kind, count):
    assert len(client.get(f"{URL}?kind={kind}").context["form"].consents) == count


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "Nina\r\nBcc: all@example.kz"),
        ("email", "a@example.kz\r\nBcc: all@example.kz"),
        ("email", "nobody"),
        ("email", "a@[127.0.0.1]"),
        ("email", f"a@{'қ' * 60}.kz"),
        ("about", "x\0y"),
        ("about", "x" * 201),
        ("text", "x" * 10_001),
        ("text", "x\ud800y".encode("utf-16", "surrogatepass").decode("utf-16", "replace") + "\0"),
        ("language", "de"),
        ("homepage_2", "http://example.test"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(client, field, text):
    answer = send(client, **{field: text})
    assert (answer.status_code, list(errors(answer)), Contribution.objects.count()) == (200, [field], 0)
    assert answer.context["form"]["country"].value() == "Germany"


def test_every_letter_is_taken(client):
    text = "Əже ‮ ‍ 😀 <script>alert(1)</script>\r\n=1+1 {{ x }}"
    send(client, text=text, about="Ә", name="Ñ’Ø")
    stored = Contribution.objects.get()
    assert (stored.text, stored.about) == (text.replace("\r\n", "\n"), "Ә")
    assert "<script>alert" not in page(client.get(stored.get_absolute_url()))


def test_text_of_10_000_lines_counts_as_the_browser_counts(client):
    assert send(client, text="x" + "\r\n" * 9998 + "x").status_code == 303


def test_extra_fields_are_ignored(client):
    send(client, state="published", shown_text="x", person="1", secret_hash="x", is_chosen="on")
    stored = Contribution.objects.get()
    assert (stored.state, stored.shown_text, stored.person) == ("received", "", None)


def test_files_outlive_an_error_elsewhere(client):
    draft = token()
    answer = send(client, draft=draft, name="", files=[upload(photograph()), upload(pdf(2), "letter.pdf")])
    assert list(errors(answer)) == ["name"]
    first, second = Attachment.objects.all()
    assert page(answer).count('name="remove"') == 2
    assert "PDF, 2 pages" in page(answer)
    answer = send(client, draft=draft, **{f"caption-{first.pk}": "At\nhome " + "x" * 300, "caption-0": "x"})
    assert answer.status_code == 303
    stored = Contribution.objects.get()
    assert [attachment.pk for attachment in stored.attachments.all()] == [first.pk, second.pk]
    assert stored.attachments.first().caption == ("At home " + "x" * 300)[:200]


def test_files_are_added_and_removed_before_the_form_is_sent(client):
    draft = token()
    for _ in range(2):
        answer = send(client, draft=draft, name="", add="1", files=[upload(photograph())])
        assert errors(answer) == {}
        assert answer.context["form"]["text"].value() == "She wrote letters."
    first, second = Attachment.objects.all()
    other = send(client, draft=token(), remove=str(second.pk))
    assert other.status_code == 200
    for number in (str(first.pk), str(first.pk), "0", "abc", "9" * 30, "²"):
        send(client, draft=draft, remove=number)
    assert [attachment.pk for attachment in Attachment.objects.all()] == [second.pk]
    assert Contribution.objects.count() == 0


@pytest.mark.parametrize("name", [*BAD, "heic"])
def test_a_bad_file_is_told_at_the_field_and_the_rest_is_kept(client, name):
    draft = token()
    data = {**BAD, "heic": HEIC}[name]
    answer = send(client, draft=draft, files=[upload(data, "bad.jpg"), upload(photograph(), "good.jpg")])
    assert list(errors(answer)) == ["files"]
    assert errors(answer)["files"][0].startswith("bad.jpg: ")
    assert (Attachment.objects.count(), Contribution.objects.count()) == (1, 0)
    assert send(client, draft=draft).status_code == 303


def test_the_name_of_a_bad_file_is_text(client):
    answer = send(client, files=[upload(HTML, "<img src=x onerror=alert(1)>.jpg")])
    assert "<img src=x" not in page(answer)


def test_a_change_of_language_keeps_all(client):
    draft = token()
    answer = send(
        client,
        "/kk/persons/contribute/?kind=photos",
        draft=draft,
        switch="kk",
        name="",
        files=[upload(photograph())],
    )
    form = answer.context["form"]
    assert (answer.status_code, errors(answer)) == (200, {})
    assert '<html lang="kk"' in page(answer)
    assert (form["text"].value(), form["agree_keep"].value()) == ("She wrote letters.", True)
    assert form.draft.token == draft
    assert 'formaction="/ru/persons/contribute/?kind=photos"' in page(answer)
    assert (Attachment.objects.count(), Contribution.objects.count()) == (1, 0)


@pytest.mark.parametrize("draft", ["", "forged", drafts.begin(NOW - timedelta(days=1)).token])
def test_a_missing_forged_or_old_token_begins_anew(client, draft):
    assert send(client, draft=draft).status_code == 303
    assert Contribution.objects.count() == 1


def test_too_quick_for_a_person(client, settings):
    settings.CONTRIBUTION_MIN_SECONDS = 3
    answer = send(client, draft=token(seconds=2))
    assert (answer.status_code, Contribution.objects.count()) == (429, 0)
    assert "That was very quick." in page(answer)
    assert send(client, draft=token(seconds=3)).status_code == 303


def test_too_many_from_one_address(client, settings):
    settings.CONTRIBUTION_LIMIT = 2
    assert [send(client).status_code for _ in range(3)] == [303, 303, 429]
    assert send(Client(REMOTE_ADDR="10.0.0.9")).status_code == 303


def test_too_many_files_from_one_address(client, monkeypatch):
    monkeypatch.setattr("prisoners.views.contributions.UPLOADS", 1)
    found = [errors(send(client, add="1", files=[upload(photograph())])) for _ in range(2)]
    assert [list(one) for one in found] == [[], ["files"]]
    assert Attachment.objects.count() == 1


def test_a_new_wording_is_read_again(client):
    seen = client.get(URL).context["form"].seen
    assert seen == "keep-1 text-1 name-1 photos-1"
    ConsentWording.objects.create(item="text", version=2, text_en="The museum may print my text.")
    answer = send(client, seen=seen, agreed=("keep", "text"))
    assert (list(errors(answer)), Contribution.objects.count()) == (["__all__"], 0)
    assert "The museum may print my text." in page(answer)
    send(client, seen=answer.context["form"].seen, agreed=("keep", "text"))
    given = {consent.item: consent.wording.version for consent in Contribution.objects.get().consents.all()}
    assert given == {"keep": 1, "text": 2}


def test_the_form_is_guarded():
    assert Client(enforce_csrf_checks=True).post(URL, fields()).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_asks_as_often_with_three_files_as_with_one(client, count, django_assert_num_queries):
    draft = token()
    send(client, draft=draft, add="1", files=[upload(photograph()) for _ in range(count)])
    # is it sent already, captions, wordings, files, the museum and its hours
    with django_assert_num_queries(7):
        send(client, draft=draft, switch="en")
