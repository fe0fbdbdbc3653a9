"""Moderation in the admin."""

from itertools import product

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from alzhir_site.models import OutboxMessage
from prisoners.contributions import acts, uploads
from prisoners.models import Attachment, ConsentWording, Contribution, ContributionRules
from prisoners.models.contributions import digest
from tests.booking.builders import page
from tests.pictures.files import upload
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, contribution, keeper, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LIST = "/en/admin/prisoners/contribution/"


@pytest.fixture
def staff(client):
    client.force_login(keeper())
    return client


def permitted(*codes):
    user = get_user_model().objects.create_user("guide", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(user)
    return client


def url(made, rest="change/"):
    return f"{LIST}{made.pk}/{rest}"


def act(client, made, name, **sent):
    """Presses a button; the messages that the page then shows."""
    answer = client.post(url(made, f"act/{name}/"), sent, follow=True)
    return [str(message) for message in answer.context["messages"]]


def form_of(answer):
    """Everything that the change form would send as it stands."""
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                sent[field.html_name] = value
    return sent


def test_lists_and_forms_open(staff):
    made = contribution(files=1), ConsentWording.objects.first(), ContributionRules.objects.create()
    for language, one in product(("kk", "ru", "en"), made):
        for rest in ("", "?q=МАМАЕВА", f"{one.pk}/change/"):
            url = f"/{language}/admin/prisoners/{one._meta.model_name}/{rest}"
            assert (url, staff.get(url).status_code) == (url, 200)


def test_the_list_tells_whose_turn_it_is(staff):
    made = [contribution(draft=f"draft {number}") for number in range(3)]
    acts.ask(made[1], by=None, now=NOW, note="When?")
    acts.decline(made[2], by=None, now=NOW)
    for turn, found in (("museum", 1), ("sender", 1), ("", 3)):
        assert (turn, staff.get(f"{LIST}?turn={turn}").context["cl"].result_count) == (turn, found)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(staff, count, django_assert_num_queries):
    for number in range(count):
        contribution(draft=f"draft {number}", person=person(f"person-{number}"))
    # session, user, two counts, two lists that have one row at most, rows, the days' hierarchy twice
    with django_assert_num_queries(10):
        staff.get(LIST)


def test_likely_records_are_named_until_one_is_chosen(staff):
    someone = person()
    person("choi", ru=("Цой", "Евгения"))
    made = contribution(about="Mamayeva Raisa")
    assert staff.get(url(made)).context["records"] == [someone]
    Contribution.objects.update(person=someone)
    assert staff.get(url(made)).context["records"] == []


def test_from_received_to_published_by_buttons(staff):
    someone = person()
    made = contribution(files=2)
    assert act(staff, made, "take_up") == ["in review"]
    assert act(staff, made, "ask", note=" ") == ["Write the question first."]
    assert act(staff, made, "ask", note="When?") == ["the museum has a question"]
    acts.answer(made, now=NOW, note="In 1939.")
    assert act(staff, made, "accept", note="Thank you!") == ["accepted"]
    assert act(staff, made, "publish")[0].startswith("Choose the published record")
    sent = form_of(staff.get(url(made)))
    first = made.attachments.first()
    chosen = {**sent, "person": someone.pk, "attachments-0-is_chosen": "on"}
    assert staff.post(url(made), chosen, follow=True).redirect_chain == [(LIST, 302)]
    assert act(staff, made, "publish")[0].startswith("Write an alternative text")
    worded = {**chosen, "attachments-0-alt_en": "A portrait"}
    assert staff.post(url(made), worded, follow=True).redirect_chain == [(LIST, 302)]
    assert act(staff, made, "publish") == ["published"]
    shown = someone.contributions.published().get()
    assert [photo.pk for photo in shown.photos] == [first.pk]
    assert act(staff, made, "take_down") == ["accepted"]
    assert act(staff, made, "decline", note="x") == ["declined"]
    assert "changed in the meantime" in act(staff, made, "publish")[0]


def test_buttons_are_those_of_the_state(staff):
    made = contribution()
    assert [one[0] for one in staff.get(url(made)).context["acts"]] == ["take_up", "ask", "accept", "decline"]
    acts.withdraw(made, now=NOW)
    assert staff.get(url(made)).context["acts"] == []
    assert "changed in the meantime" in act(staff, made, "accept")[0]


def test_what_was_sent_cannot_be_changed(staff):
    made = contribution()
    sent = form_of(staff.get(url(made)))
    extra = {
        "text": "x",
        "state": "published",
        "shown_text": "x",
        "contact-0-email": "x@example.kz",
        "about": "x",
    }
    assert staff.post(url(made), {**sent, **extra, "staff_note": "Read."}).status_code == 302
    stored = Contribution.objects.get()
    assert (stored.text, stored.state, stored.shown_text, stored.about) == (
        "She wrote letters.", "received", "", "Мамаева Раиса",
    )  # fmt: skip
    assert (stored.staff_note, stored.contact.email) == ("Read.", "nina@example.de")
    assert [staff.get(f"{LIST}{rest}").status_code for rest in ("add/", f"{made.pk}/delete/")] == [403, 403]


def test_saving_does_not_undo_a_withdrawal(staff):
    """The sender withdraws while staff type: the form writes its own fields alone."""
    made = contribution(person=person())
    sent = form_of(staff.get(url(made)))
    acts.withdraw(made, now=NOW)
    staff.post(url(made), {**sent, "staff_note": "Read."})
    stored = Contribution.objects.get()
    assert (stored.state, stored.staff_note, stored.closed_at) == ("withdrawn", "Read.", NOW)


def test_the_admins_log_knows_nothing_of_the_sender(staff):
    made = contribution()
    staff.post(url(made), {**form_of(staff.get(url(made))), "staff_note": "Read."})
    act(staff, made, "accept")
    entries = [f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()]
    assert len(entries) == 1
    assert [word for word in ("Зауэр", "nina@", "+49", "Мамаева") if word in entries[0]] == []


def test_who_may_not_see_contacts_sees_none(staff):
    made = contribution()
    viewer = permitted("view_contribution", "change_contribution")
    for name, client, found in (("staff", staff, 1), ("viewer", viewer, 0)):
        html = page(client.get(url(made)))
        assert (name, "nina@example.de" in html) == (name, bool(found))
        assert client.get(f"{LIST}?q=nina@example").context["cl"].result_count == found


def test_who_may_only_look_decides_nothing():
    made = contribution(files=1)
    viewer = permitted("view_contribution")
    assert viewer.get(url(made)).context["acts"] == []
    assert viewer.post(url(made, "act/accept/")).status_code == 403
    assert Contribution.objects.get().state == "received"


@pytest.mark.parametrize("codes", [[], ["view_person"], ["view_contact"]])
def test_who_may_not_see_contributions_gets_no_file(codes):
    made = contribution(files=1)
    stranger = permitted(*codes)
    file = f"{LIST}file/{made.attachments.get().pk}/"
    assert [stranger.get(address).status_code for address in (url(made), file)] == [403, 403]
    assert Client().get(file).status_code == 302


def test_files_are_shown_and_never_kept(staff):
    made = contribution(files=1)
    photo = made.attachments.get()
    assert uploads.take([upload(pdf(), "letter.pdf")], digest("other"), NOW) == []
    paper = contribution(draft="other").attachments.get()
    found = [staff.get(f"{LIST}file/{one.pk}/") for one in (photo, paper)]
    assert [answer.headers["Content-Type"] for answer in found] == ["image/jpeg", "application/pdf"]
    assert [answer.headers["Content-Disposition"] for answer in found] == [
        f'inline; filename="alzhir-{photo.pk}.jpg"',
        f'attachment; filename="alzhir-{paper.pk}.pdf"',
    ]
    for answer in found:
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content)[:2] in (b"\xff\xd8", b"%P")
    assert f"{LIST}file/{photo.pk}/" in page(staff.get(url(made)))
    assert staff.post(f"{LIST}file/{photo.pk}/").status_code == 405


def test_files_of_a_draft_are_nobodys(staff):
    assert uploads.take([upload(pdf(), "letter.pdf")], "draft", NOW) == []
    assert staff.get(f"{LIST}file/{Attachment.objects.get().pk}/").status_code == 404


def test_other_acts_are_not_for_staff(staff):
    made = contribution()
    for name in ("withdraw", "answer", "submit", "purge", "x"):
        assert (name, staff.post(url(made, f"act/{name}/")).status_code) == (name, 404)


def test_acts_need_a_post_with_a_token(staff):
    made = contribution()
    assert staff.get(url(made, "act/accept/")).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(get_user_model().objects.get())
    assert strict.post(url(made, "act/accept/")).status_code == 403
    assert Contribution.objects.get().state == "received"


def test_the_record_is_chosen_never_added_or_deleted(staff):
    html = page(staff.get(url(contribution(person=person()))))
    assert [link for link in ('id="delete_id_person"', 'id="add_id_person"') if link in html] == []
    assert 'id="view_id_person"' in html


def test_staff_do_not_get_the_senders_link(staff):
    made = contribution()
    for address in (LIST, url(made)):
        html = staff.get(address).content.decode()
        assert made.secret not in html
        assert "/r/" not in html


def test_markup_is_text(staff):
    made = contribution(text="<script>alert(1)</script>", about="<img src=x onerror=alert(1)>", name="<b>x")
    for address in (LIST, url(made)):
        html = page(staff.get(address))
        assert [bad for bad in ("<script>alert(1)", "<img src=x", "<b>x") if bad in html] == []


def test_words_to_the_sender_go_into_the_letter(staff):
    made = contribution()
    act(staff, made, "decline", note="We know it\r\nalready.")
    assert "We know it\nalready." in OutboxMessage.objects.latest("pk").body


def test_a_wording_stands_and_a_new_version_is_added(staff):
    contribution()
    wording = ConsentWording.objects.get(item="text")
    base = "/en/admin/prisoners/consentwording/"
    assert staff.post(f"{base}{wording.pk}/change/", {"text_en": "x"}).status_code == 403
    assert staff.post(f"{base}{wording.pk}/delete/").status_code == 403
    new = {"item": "text", "version": 2, "text_kk": "а", "text_ru": "б", "text_en": "c"}
    assert staff.post(f"{base}add/", new).status_code == 302
    assert ConsentWording.objects.current()["text"].version == 2
    assert list(staff.post(f"{base}add/", new).context["errors"]) != []
