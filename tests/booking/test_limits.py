from datetime import timedelta

import pytest
from django.test import RequestFactory

from booking import limits
from tests.booking.builders import NOW


def allowed(who, now=NOW):
    return limits.allow("book", who, limit=2, seconds=60, now=now)


@pytest.mark.django_db
def test_a_limit_is_used_up_and_comes_back():
    assert [allowed("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert allowed("192.0.2.2") is True
    assert allowed("192.0.2.1", NOW + timedelta(seconds=60)) is True


@pytest.mark.django_db
def test_an_ipv6_customer_is_one_visitor():
    asked = ["2001:db8::1", "2001:db8::2", "2001:db8:0:0:ffff::3", "2001:db8:0:1::1"]
    assert [allowed(who) for who in asked] == [True, True, False, True]


@pytest.mark.parametrize(
    ("who", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_household(who, counted):
    assert limits.household(who) == counted


@pytest.mark.parametrize(
    ("proxies", "told", "found"),
    [
        (0, None, "192.0.2.9"),
        (0, "203.0.113.5", "192.0.2.9"),
        (1, "203.0.113.5", "203.0.113.5"),
        (1, "198.51.100.7, 203.0.113.5", "203.0.113.5"),
        (1, None, "192.0.2.9"),
    ],
)
def test_address_is_what_our_own_proxies_have_seen(settings, proxies, told, found):
    settings.PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": told} if told else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.9")
    assert limits.address(request) == found
