"""Moderation, answers and the list of mistakes, in the admin."""

from itertools import product

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client

from alzhir_site.models import OutboxMessage
from tests.visitors.writing import MAIL, NOW, entry, keeper, message, mistake, published
from visitors.correspondence import acts
from visitors.models import GuestBookEntry, Message, TextMistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
MAKE = {"guestbookentry": entry, "message": message, "textmistake": mistake}
each_model = pytest.mark.parametrize("model", MAKE)


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


def url(made, rest="change/", language="en"):
    return f"/{language}/admin/visitors/{made._meta.model_name}/{made.pk}/{rest}"


def press(client, made, act, **sent):
    """Presses a button; what the page then says."""
    answer = client.post(url(made, f"act/{act}/"), sent, follow=True)
    return [str(told) for told in answer.context["messages"]]


def choose(client, model, action, *made):
    sent = {"action": f"{action}_chosen", "_selected_action": [one.pk for one in made]}
    answer = client.post(f"/en/admin/visitors/{model}/", sent, follow=True)
    return [str(told) for told in answer.context["messages"]]


@each_model
def test_lists_and_forms_open(staff, model):
    made = MAKE[model]()
    paths = ("", "?q=Nina", "?state__exact=waiting", f"{made.pk}/change/", f"{made.pk}/history/")
    for language, path in product(("kk", "ru", "en"), paths):
        url = f"/{language}/admin/visitors/{model}/{path}"
        assert (url, staff.get(url).status_code) == (url, 200)


@each_model
def test_what_was_written_is_neither_added_nor_changed_nor_deleted(staff, model):
    made = MAKE[model]()
    before = type(made).objects.values().get()
    assert staff.get(f"/en/admin/visitors/{model}/add/").status_code == 403
    assert staff.post(url(made, "delete/"), {"post": "yes"}).status_code == 403
    sent = {
        "text": "changed",
        "name": "changed",
        "state": "published",
        "email": "x@example.kz",
        "page": "/x/",
    }
    assert staff.post(url(made), sent).status_code == 302
    after = type(made).objects.values().get()
    typed = {name for name in before if name.startswith("reply") or name == "staff_note"}
    assert {name: after[name] for name in after if name not in typed} == {
        name: before[name] for name in before if name not in typed
    }


def test_the_list_filters_by_state(staff):
    entry("a"), published("b"), entry("c")
    assert (
        staff.get("/en/admin/visitors/guestbookentry/?state__exact=waiting").context["cl"].result_count == 2
    )


@each_model
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(staff, model, count, django_assert_max_num_queries):
    for number in range(count):
        made = MAKE[model](str(number))
        if model != "guestbookentry":
            type(made).objects.update(handled_by=get_user_model().objects.get())
    staff.get("/en/admin/")
    with django_assert_max_num_queries(11):
        staff.get(f"/en/admin/visitors/{model}/")


def test_a_reply_is_saved_and_the_entry_published_by_a_button(staff):
    made = entry()
    sent = {"reply_kk": "Рақмет.", "reply_ru": "Спасибо.", "reply_en": "Thank\r\nyou."}
    assert staff.post(url(made), sent).status_code == 302
    assert press(staff, made, "publish")[-1] == "Publish: stands in the guest book"
    made.refresh_from_db()
    assert (made.state, made.closed_at, made.replied_at) == ("published", NOW, NOW)
    assert OutboxMessage.objects.get().to == MAIL
    assert press(staff, made, "publish") == [
        "This has been decided in the meantime: please look at it again."
    ]
    told = [str(log.change_message) for log in LogEntry.objects.order_by("id")]
    assert told[-1] == "Publish: stands in the guest book"


def test_a_save_does_not_undo_a_decision_that_came_in_between(staff):
    made = entry()
    stale = staff.get(url(made))
    acts.publish(made, by=None, now=NOW)
    assert stale.status_code == 200
    staff.post(url(made), {"reply_ru": "Спасибо.", "reply_kk": "", "reply_en": ""})
    made.refresh_from_db()
    assert (made.state, made.reply_ru) == ("published", "Спасибо.")


def test_several_are_published_and_declined_at_once(staff):
    first, second, third = entry("a"), entry("b"), published("c")
    assert choose(staff, "guestbookentry", "publish", first, second, third) == [
        "2 records changed.", "1 record left as it was.",
    ]  # fmt: skip
    assert choose(staff, "guestbookentry", "decline", first) == ["1 record changed."]
    assert dict(GuestBookEntry.objects.values_list("draft", "state")) == {
        "a": "declined", "b": "published", "c": "published",
    }  # fmt: skip


def test_an_answer_is_sent_by_a_button(staff):
    made = message()
    assert press(staff, made, "answer", note=" \0") == ["Write the answer first."]
    assert press(staff, made, "answer", note="Yes,\r\non Friday.") == [
        "Send the answer by mail: answered by mail"
    ]
    stored = Message.objects.get()
    assert (stored.answer, stored.handled_by.username, stored.closed_at) == (
        "Yes,\non Friday.",
        "keeper",
        NOW,
    )


def test_messages_are_closed_at_once(staff):
    assert choose(staff, "message", "close", message("a"), message("b")) == ["2 records changed."]
    assert set(Message.objects.values_list("state", flat=True)) == {"closed"}


def test_mistakes_are_taken_on_and_settled(staff):
    first, second = mistake("a"), mistake("b")
    assert choose(staff, "textmistake", "take", first, second) == ["2 records changed."]
    assert press(staff, first, "correct") == ["It is corrected: corrected"]
    assert choose(staff, "textmistake", "refuse", second) == ["1 record changed."]
    assert sorted(TextMistake.objects.values_list("state", "handled_by__username")) == [
        ("corrected", "keeper"), ("none", "keeper"),
    ]  # fmt: skip
    assert 'href="/ru/visit/"' in staff.get(url(first)).content.decode()


def test_only_buttons_that_fit_are_there(staff):
    made = entry()
    assert [str(label) for label, _url in staff.get(url(made)).context["acts"]] == ["Publish", "Decline"]
    acts.publish(made, by=None, now=NOW)
    assert [str(label) for label, _url in staff.get(url(made)).context["acts"]] == [
        "Decline", "Send the reply by mail",
    ]  # fmt: skip


@each_model
def test_acts_need_a_post_and_the_right(staff, model):
    made = MAKE[model]()
    act = {"guestbookentry": "publish", "message": "close", "textmistake": "take"}[model]
    assert staff.get(url(made, f"act/{act}/")).status_code == 405
    assert staff.post(url(made, "act/nothing/")).status_code == 404
    assert staff.post(f"/en/admin/visitors/{model}/999999/act/{act}/").status_code == 404
    reader = permitted(f"view_{model}")
    assert reader.post(url(made, f"act/{act}/")).status_code == 403
    assert reader.get(url(made)).context.get("acts") is None
    assert "_chosen" not in reader.get(f"/en/admin/visitors/{model}/").content.decode()
    guarded = Client(enforce_csrf_checks=True)
    guarded.force_login(get_user_model().objects.get(username="keeper"))
    assert guarded.post(url(made, f"act/{act}/")).status_code == 403
    assert type(made).objects.get().state == "waiting"


@pytest.mark.parametrize("model", ["guestbookentry", "message"])
def test_an_address_is_seen_by_those_who_answer(staff, model):
    made = MAKE[model]()
    assert MAIL in staff.get(url(made)).content.decode()
    assert MAIL not in permitted(f"view_{model}").get(url(made)).content.decode()


def test_staff_without_rights_see_nothing(staff):
    made = [make() for make in MAKE.values()]
    guide = permitted()
    assert [guide.get(url(one)).status_code for one in made] == [403] * 3


@each_model
def test_words_are_text_in_the_admin(staff, model):
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    made = MAKE[model](text=bad)
    html = staff.get(url(made)).content.decode() + staff.get(f"/en/admin/visitors/{model}/").content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
