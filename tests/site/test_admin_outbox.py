import pytest
from django.contrib.auth.models import Permission, User
from django.core.mail import EmailMessage
from django.utils import timezone

from alzhir_site.models import OutboxMessage

pytestmark = pytest.mark.django_db
LIST = "/ru/admin/alzhir_site/outboxmessage/"


def staff(*permissions):
    user = User.objects.create_user("staff", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def rows(*states):
    for number, _ in enumerate(states):
        EmailMessage(f"Экскурсия {number}", "/b/SECRET/", None, [f"v{number}@example.org"]).send()
    found = list(OutboxMessage.objects.order_by("id"))
    for row, status in zip(found, states, strict=True):
        OutboxMessage.objects.filter(pk=row.pk).update(status=status, due_at=None, failures=6, lapses=1)
    return found


def again(client, chosen):
    data = {"action": "send_again", "_selected_action": [row.pk for row in chosen]}
    return client.post(LIST, data, follow=True)


def test_list_tells_state_but_no_text(client):
    [row] = rows("failed")
    client.force_login(staff("view_outboxmessage"))
    for address in (LIST, f"{LIST}{row.pk}/change/"):
        page = client.get(address).content.decode()
        assert "v0@example.org" in page
        assert "SECRET" not in page


def test_search_and_filter(client):
    rows("failed", "sent")
    client.force_login(staff("view_outboxmessage"))
    for query, found in (("?q=ЭКСКУРСИЯ 1", ["v1"]), ("?q=v0@", ["v0"]), ("?status__exact=sent", ["v1"])):
        page = client.get(LIST + query).content.decode()
        assert [name for name in ("v0", "v1") if f"{name}@example.org" in page] == found


def test_nothing_can_be_added_changed_or_deleted(client):
    [row] = rows("failed")
    client.force_login(staff("add_outboxmessage", "change_outboxmessage", "delete_outboxmessage"))
    for address in (f"{LIST}add/", f"{LIST}{row.pk}/change/", f"{LIST}{row.pk}/delete/"):
        assert client.post(address, {"subject": "x"}).status_code == 403


def test_send_again_takes_failed_mail_only(client):
    failed, unclear, sent = rows("failed", "unclear", "sent")
    client.force_login(staff("change_outboxmessage"))
    assert again(client, [failed, unclear, sent]).status_code == 200
    assert list(OutboxMessage.objects.due(timezone.now())) == [failed]
    failed.refresh_from_db()
    assert (failed.status, failed.failures, failed.lapses) == ("waiting", 0, 0)


def test_send_again_needs_the_right_to_change(client):
    [failed] = rows("failed")
    client.force_login(staff("view_outboxmessage"))
    again(client, [failed])
    assert not OutboxMessage.objects.due(timezone.now()).exists()
