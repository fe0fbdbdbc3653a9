"""The way in for staff: password, code, recovery codes; what is refused, what is counted, and when a session ends."""

import io
import re
import time
from binascii import unhexlify
from datetime import timedelta

import pytest
import segno
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from alzhir_site.staff import second_factor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("frozen", "required"),
    pytest.mark.ignore_template_errors,
]
LOGIN, INDEX, CODE, ENROL = (
    f"/en/admin/{path}" for path in ("login/", "", "second-factor/", "second-factor/enrol/")
)
PASSWORD = "a long password of hers"
WRONG = "This code is wrong, or was used before."


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def aigul():
    return User.objects.create_user("aigul", password=PASSWORD, is_staff=True)


def code_of(key):
    """What an app shows for the secret at this moment."""
    proof = TOTP(unhexlify(key))
    proof.time = time.time()
    return f"{proof.token():06d}"


def enrolled(user, frozen):
    """The key of a phone that was enrolled a minute ago, and the recovery codes."""
    key = second_factor.new_key()
    codes = second_factor.enrol(user, key, code_of(key))
    frozen.shift(timedelta(minutes=1))
    return key, codes


def tell_password(client, password=PASSWORD, name="aigul", goal=INDEX):
    return client.post(LOGIN, {"username": name, "password": password, "next": goal})


def tell_code(client, code):
    return client.post(CODE, {"code": code})


def text_of(answer):
    return answer.content.decode()


def is_in(client):
    return client.get(INDEX).status_code == 200


def test_who_has_no_phone_is_led_to_enrol_one_before_anything_else(client, aigul):
    assert tell_password(client).url == ENROL
    assert client.get(INDEX).url.startswith(LOGIN)
    assert not is_in(client)
    page = text_of(client.get(ENROL))
    key = client.session["second_factor_key"]
    assert second_factor.secret_in_groups(key) in page
    assert text_of(client.get(ENROL)).count(second_factor.secret_in_groups(key)) == 1
    refused = client.post(ENROL, {"code": "000000"})
    assert "This is not the code that the app shows now." in text_of(refused)
    assert not TOTPDevice.objects.exists()
    codes = re.findall(r"<li><code>(\w{4}-\w{4})</code>", text_of(client.post(ENROL, {"code": code_of(key)})))
    assert len(set(codes)) == 10
    assert set(StaticToken.objects.values_list("token", flat=True)) == {
        code.replace("-", "") for code in codes
    }
    assert is_in(client)
    assert codes[0] not in text_of(client.get(ENROL))


def test_qr_code_holds_the_secret_and_is_kept_nowhere(client, aigul):
    assert client.get(reverse("admin:second_factor_qr")).status_code == 404
    tell_password(client)
    client.get(ENROL)
    answer = client.get(reverse("admin:second_factor_qr"))
    address = second_factor.address(aigul, client.session["second_factor_key"])
    assert re.fullmatch(r"otpauth://totp/ALZHIR%3Aaigul\?secret=[A-Z2-7]{32}&.*issuer=ALZHIR", address)
    drawn = io.BytesIO()
    segno.make(address, micro=False).save(drawn, kind="svg", scale=6, border=4, light="#fff", xmldecl=False)
    assert answer.content == drawn.getvalue()
    assert answer["Content-Type"] == "image/svg+xml"
    assert "no-store" in answer["Cache-Control"]


def test_sign_in_asks_the_code_and_goes_where_one_wanted(client, aigul, frozen):
    key, _codes = enrolled(aigul, frozen)
    goal = "/en/admin/password_change/"
    assert tell_password(client, goal=goal).url == CODE
    assert not is_in(client)
    assert client.get(ENROL).url == LOGIN
    told = code_of(key)
    answer = tell_code(client, f" {told[:3]} {told[3:]} ")
    assert (answer.status_code, answer.url) == (302, goal)
    assert is_in(client)


def test_no_code_is_valid_twice(client, aigul, frozen):
    key = second_factor.new_key()
    second_factor.enrol(aigul, key, code_of(key))
    tell_password(client)
    assert WRONG in text_of(tell_code(client, code_of(key)))
    frozen.shift(timedelta(minutes=1))
    told = code_of(key)
    assert tell_code(client, told).status_code == 302
    other = Client()
    tell_password(other)
    assert WRONG in text_of(tell_code(other, told))
    assert not is_in(other)


def test_wrong_codes_make_one_wait_longer_and_longer(client, aigul, frozen):
    key, _codes = enrolled(aigul, frozen)
    tell_password(client)
    for wait in (1, 2, 4):
        assert WRONG in text_of(tell_code(client, "000000"))
        said = f"Please try again in {wait} second"
        assert said in text_of(tell_code(client, code_of(key)))
        frozen.shift(wait)
    assert tell_code(client, code_of(key)).status_code == 302


def test_wrong_codes_lock_as_wrong_passwords_do(client, aigul, frozen, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 0
    key, _codes = enrolled(aigul, frozen)
    for number in range(1, 9):
        # To begin anew with the password does not begin the count anew.
        tell_password(client)
        status = tell_code(client, "000000").status_code
        assert status == (200 if number < 8 else 429)
        assert AccessAttempt.objects.get().failures_since_start == number
    assert tell_code(client, code_of(key)).status_code == 429
    assert tell_password(client).status_code == 429
    frozen.shift(timedelta(minutes=16))
    tell_password(client)
    assert tell_code(client, code_of(key)).status_code == 302


def test_lost_phone(client, aigul, frozen):
    """A recovery code brings in once and leads to enrol; then neither the old phone nor the old codes are worth anything."""
    key, codes = enrolled(aigul, frozen)
    tell_password(client)
    assert tell_code(client, codes[3].upper()).url == ENROL
    assert is_in(client)
    page = text_of(client.get(ENROL))
    assert "9 are left" in page
    other = Client()
    tell_password(other)
    assert WRONG in text_of(tell_code(other, codes[3]))
    new = client.session["second_factor_key"]
    refused = client.post(ENROL, {"code": code_of(new), "password": "not hers"})
    assert "This is not your password." in text_of(refused)
    client.post(ENROL, {"code": code_of(new), "password": PASSWORD})
    assert TOTPDevice.objects.get().key == new
    frozen.shift(timedelta(minutes=1))
    for old in (code_of(key), codes[4]):
        assert WRONG in text_of(tell_code(other, old))
        frozen.shift(timedelta(minutes=1))
    assert tell_code(other, code_of(new)).status_code == 302


def test_new_recovery_codes_take_the_place_of_the_old(client, aigul, frozen):
    key, codes = enrolled(aigul, frozen)
    tell_password(client)
    tell_code(client, code_of(key))
    address = reverse("admin:second_factor_codes")
    assert "10 recovery codes are left." in text_of(client.get(address))
    answer = client.post(address, {"password": PASSWORD})
    new = re.findall(r"<li><code>(\w{4}-\w{4})</code>", text_of(answer))
    assert len(new) == 10
    assert not set(new) & set(codes)
    assert "no-store" in answer["Cache-Control"]


def test_unknown_names_get_the_same_answer(client, aigul):
    User.objects.create_user("visitor", password=PASSWORD)
    User.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    answers = set()
    for name, password in (("aigul", "x"), ("nobody", "x"), ("visitor", PASSWORD), ("gone", PASSWORD)):
        page = text_of(tell_password(Client(), password, name)).replace(f'value="{name}"', "")
        answers.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page))
    assert len(answers) == 1
    assert "correct username and password" in answers.pop()


def test_who_begins_after_somebody_else_has_a_secret_and_a_session_of_ones_own(client, aigul):
    other = User.objects.create_user("other", password=PASSWORD, is_staff=True)
    tell_password(client, name="other")
    client.get(ENROL)
    known = client.session["second_factor_key"]
    tell_password(client)
    client.get(ENROL)
    key = client.session["second_factor_key"]
    assert key != known
    client.post(ENROL, {"code": code_of(key)})
    assert client.session["_auth_user_id"] == str(aigul.pk)
    tell_password(client, name="other")
    client.get(ENROL)
    client.post(ENROL, {"code": code_of(client.session["second_factor_key"])})
    assert client.session["_auth_user_id"] == str(other.pk)


def test_the_code_must_follow_the_password_soon(client, aigul, frozen):
    key, _codes = enrolled(aigul, frozen)
    assert client.get(CODE).url == LOGIN
    tell_password(client)
    frozen.shift(timedelta(minutes=16))
    assert tell_code(client, code_of(key)).url == LOGIN
    tell_password(client)
    aigul.set_password("another one")
    aigul.save()
    assert tell_code(client, code_of(key)).url == LOGIN
    assert not is_in(client)


def test_sessions_from_before_the_phone_end(client, aigul, settings, frozen):
    settings.SECOND_FACTOR_REQUIRED = False
    assert tell_password(client).url == INDEX
    assert is_in(client)
    enrolled(aigul, frozen)
    assert not is_in(client)


def test_sessions_from_before_the_setting_end(client, aigul, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    tell_password(client)
    settings.SECOND_FACTOR_REQUIRED = True
    assert not is_in(client)
    assert tell_password(client).url == ENROL


def signed_in(user, frozen):
    key, _codes = enrolled(user, frozen)
    client = Client()
    tell_password(client, name=user.username)
    tell_code(client, code_of(key))
    return client


def test_session_ends_when_nothing_happens(aigul, frozen):
    client = signed_in(aigul, frozen)
    frozen.shift(timedelta(hours=1, minutes=58))
    assert is_in(client)
    frozen.shift(timedelta(hours=2, minutes=1))
    assert client.get(INDEX).url.startswith(LOGIN)
    assert "Your session has ended." in text_of(client.get(LOGIN))
    assert "Your session has ended." not in text_of(client.get(LOGIN))


def test_session_stays_while_somebody_types(aigul, frozen):
    """static/js/staying.js asks the address now and then."""
    client = signed_in(aigul, frozen)
    [address] = re.findall(r'staying\.js" data-stay="([^"]+)"', text_of(client.get(INDEX)))
    for _half in range(6):
        frozen.shift(timedelta(minutes=30))
        assert client.get(address).status_code == 200
    assert is_in(client)


def test_session_ends_after_a_day_of_work(aigul, frozen):
    client = signed_in(aigul, frozen)
    for _hour in range(11):
        frozen.shift(timedelta(hours=1))
        assert is_in(client)
    frozen.shift(timedelta(hours=1, minutes=1))
    assert not is_in(client)


def test_log_out_ends_all(aigul, frozen):
    client = signed_in(aigul, frozen)
    assert Session.objects.count() == 1
    client.post("/en/admin/logout/")
    assert not Session.objects.exists()
    assert not is_in(client)


def test_a_new_password_ends_the_other_sessions(aigul, frozen):
    here = signed_in(aigul, frozen)
    there = signed_in(aigul, frozen)
    # The second phone took the place of the first, whose session has ended.
    assert (is_in(here), is_in(there)) == (False, True)
    aigul.set_password("another one")
    aigul.save()
    assert not is_in(there)


def reset(client, *users):
    data = {"action": "reset_second_factor", "_selected_action": [user.pk for user in users]}
    return text_of(client.post("/en/admin/auth/user/", data, follow=True))


def test_administrators_reset_a_second_factor_and_the_log_says_so(aigul, frozen):
    director = User.objects.create_user("director", password=PASSWORD, is_staff=True)
    head = User.objects.create_superuser("head", password=PASSWORD)
    director.groups.add(Group.objects.get(name="administrator"))
    client, other = signed_in(director, frozen), signed_in(aigul, frozen)
    enrolled(head, frozen)
    page = reset(client, aigul, head)
    assert "1 second factor reset." in page
    assert "1 user left as it was." in page
    assert (second_factor.has_device(aigul), second_factor.has_device(head)) == (False, True)
    assert LogEntry.objects.get(user=director).get_change_message() == "second factor reset"
    assert not is_in(other)
    assert tell_password(other).url == ENROL


def test_an_administrator_does_not_become_a_superuser(client, aigul, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    head = User.objects.create_superuser("head", password=PASSWORD)
    aigul.groups.add(Group.objects.get(name="administrator"))
    client.force_login(aigul)
    page = f"/en/admin/auth/user/{aigul.pk}/change/"
    form = client.get(page).context["adminform"].form
    assert "is_superuser" not in form.fields
    data = {name: form[name].value() or "" for name in ("username", "is_active", "is_staff")}
    parts = {f"translator-{name}": 0 for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    client.post(page, {**data, **parts, "is_superuser": "on"})
    aigul.refresh_from_db()
    assert not aigul.is_superuser
    for path in ("change/", "password/", "delete/"):
        assert client.post(f"/en/admin/auth/user/{head.pk}/{path}", {"post": "yes"}).status_code == 403
    head.refresh_from_db()
    assert head.check_password(PASSWORD)


def test_attempts_to_sign_in_are_not_cleared_from_their_list(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    attempt = AccessAttempt.objects.create(username="aigul", failures_since_start=8)
    client.force_login(User.objects.create_superuser("head"))
    page = client.get("/en/admin/axes/accessattempt/")
    assert [name for name, _label in page.context["action_form"].fields["action"].choices] == [
        "",
        "delete_selected",
    ]
    sent = {"action": "cleanup_expired_attempts", "_selected_action": attempt.pk}
    assert client.post("/en/admin/axes/accessattempt/", sent).status_code == 302
    assert AccessAttempt.objects.get() == attempt


def test_list_of_users_tells_roles_and_second_factor(
    client, aigul, settings, frozen, django_assert_num_queries
):
    settings.SECOND_FACTOR_REQUIRED = False
    aigul.groups.add(Group.objects.get(name="tour_desk"))
    enrolled(aigul, frozen)
    client.force_login(User.objects.create_superuser("head"))
    page = client.get("/en/admin/auth/user/")
    rows = {row.username: row for row in page.context["cl"].result_list}
    admin = page.context["cl"].model_admin
    assert (admin.roles(rows["aigul"]), admin.has_second_factor(rows["aigul"])) == ("tour desk", True)
    assert (admin.roles(rows["head"]), admin.has_second_factor(rows["head"])) == ("–", False)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_of_the_way_in_open_in_each_language(client, aigul, language):
    tell_password(client)
    for path in ("login/", "second-factor/enrol/"):
        answer = client.get(f"/{language}/admin/{path}")
        assert (answer.status_code, answer["Content-Language"]) == (200, language)


def test_odd_codes_are_wrong_codes(client, aigul, frozen, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = settings.OTP_STATIC_THROTTLE_FACTOR = 0
    settings.AXES_FAILURE_LIMIT = 99
    enrolled(aigul, frozen)
    tell_password(client)
    for odd in ("", " ", "-", "١٢٣٤٥٦", "½", "12345a", "𝟏𝟐𝟑𝟒𝟓𝟔", "a" * 41, "a\0b", "1e5", "+12345", "'; --"):
        assert tell_code(client, odd).status_code == 200
    assert not is_in(client)


def test_command_resets_a_second_factor(aigul, frozen, capsys):
    enrolled(aigul, frozen)
    call_command("reset_second_factor", "aigul")
    assert not second_factor.has_device(aigul)
    assert not StaticToken.objects.exists()
    with pytest.raises(CommandError, match="no user nobody"):
        call_command("reset_second_factor", "nobody")


def test_two_at_once_with_one_recovery_code_do_not_both_come_in(aigul, frozen):
    """What the second finds who waited for the first one's lock."""
    _key, codes = enrolled(aigul, frozen)
    assert second_factor.verify(aigul, codes[0])[0] is not None
    assert second_factor.verify(aigul, codes[0]) == (None, 0)
    assert second_factor.codes_left(aigul) == 9
