"""What every answer carries, and what an odd request gets."""

import json
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.gates import PRODUCTION, ROOT

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PUBLIC = ("/", "/kz/", "/kk/", "/ru/", "/en/", "/en/news/", "/en/visit/", "/en/persons/", "/en/tours/")
OTHERS = (
    "/en/admin/",
    "/en/admin/login/",
    "/en/nothing/",
    "/nothing",
    "/en/bookings/unknown/",
    "/en/news/feed/",
)
LEGACY_METHODS = ("put", "delete", "trace", "patch")

pytestmark = pytest.mark.django_db


def policy(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("path", PUBLIC + OTHERS)
def test_every_answer_carries_the_security_headers(client, path):
    response = client.get(path)
    assert response.status_code < 500
    assert policy(response) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PUBLIC)
def test_pages_that_read_set_no_cookie(client, path):
    response = client.get(path)
    assert not response.cookies
    assert b"csrfmiddlewaretoken" not in response.content


@pytest.mark.parametrize("path", ["/kk/", "/ru/", "/en/", "/en/news/", "/en/visit/", "/en/persons/"])
def test_pages_that_read_are_the_same_for_every_visitor(client, admin_user, path):
    plain = client.get(path)
    assert "Cookie" not in plain.get("Vary", "")
    client.force_login(admin_user)
    client.cookies["language"] = "ru"
    known = client.get(path, headers={"accept-language": "ru"})
    assert known.content == plain.content
    assert not known.cookies


@pytest.mark.parametrize("path", [path for path in PUBLIC if path not in ("/", "/kz/")])
def test_pages_have_neither_inline_script_nor_inline_style(client, path):
    html = client.get(path).content.decode()
    assert [
        word for word in (" style=", "<style", " onclick=", " onload=", "javascript:") if word in html
    ] == []
    assert html.count("<script") == html.count("<script src=") + html.count(
        '<script type="application/ld+json"'
    ) + (html.count('<script type="module" src=') + html.count("<script defer src="))


@pytest.mark.parametrize("path", PUBLIC + OTHERS)
@pytest.mark.parametrize("method", LEGACY_METHODS)
def test_pages_take_no_other_method(path, method):
    client = Client(enforce_csrf_checks=True)
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("path", PUBLIC)
def test_head_is_get_without_a_body(client, path):
    response = client.head(path)
    assert (response.status_code, response.content) == (client.get(path).status_code, b"")


def test_own_name_told_by_a_proxy_is_taken(client):
    told = {"x-forwarded-host": "localhost:8000, 127.0.0.1"}
    assert client.get("/en/", headers=told).status_code == 200


@pytest.mark.parametrize(
    "next_url", ["//evil.test", "https:evil.test", "javascript:alert(1)", r"/\evil.test"]
)
def test_a_foreign_next_leads_to_the_staff_page(client, next_url):
    get_user_model().objects.create_superuser("keeper", password="a long phrase")
    sent = {"username": "keeper", "password": "a long phrase", "next": next_url}
    assert client.post("/ru/admin/login/", sent).headers["Location"] == "/ru/admin/"


@pytest.mark.parametrize("header", ["host", "x-forwarded-host"])
def test_foreign_host(client, header):
    response = client.get("/en/", headers={header: "evil.test"})
    assert response.status_code == 400
    assert b"evil.test" not in response.content


@pytest.mark.parametrize(
    "path",
    [
        "/.env",
        "/.git/config",
        "/media/../settings.py",
        "/static/../manage.py",
        "/static/",
        "/media/",
        "/en/../.env",
    ],
)
def test_nothing_outside_is_served(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/en/%00", "/en/news/%FF/", "/%FF%FE", "/en/?q=%00", "/en/?q=%FF", "/kz/%FF", "/%00"]
)
def test_odd_bytes_are_no_server_error(client, path):
    assert client.get(path).status_code in (200, 301, 400, 404)


def test_nul_in_a_filter_of_the_admin_is_no_server_error(client):
    client.force_login(get_user_model().objects.create_superuser("keeper"))
    assert client.get("/en/admin/prisoners/contribution/?state=received").status_code == 200
    assert client.get("/en/admin/prisoners/contribution/?q=%00").status_code == 200
    assert client.get("/en/admin/prisoners/contribution/?q=a&state=%00").status_code == 400


def test_a_very_long_address_is_not_found(client):
    assert client.get("/en/" + "a" * 100_000).status_code == 404


SCRIPT = """
import json, sys, django
django.setup()
from django.core.management import call_command
from django.test import Client
django.conf.settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "map", "svg", "txt"]
call_command("collectstatic", verbosity=0, interactive=False)
def seen(path, secure=True, post=None, host="museum.example", **headers):
    ask = Client(enforce_csrf_checks=True, headers={"host": host, **headers})
    answer = ask.post(path, post, secure=secure) if post else ask.get(path, secure=secure)
    flags = ("secure", "httponly", "samesite")
    cookies = {name: [morsel[flag] for flag in flags] for name, morsel in answer.cookies.items()}
    return {"status": answer.status_code, "headers": dict(answer.headers), "cookies": cookies}
print(json.dumps([
    seen("/en/"), seen("/en/admin/login/"), seen("/en/visit/", secure=False),
    seen("/healthz", secure=False, host="10.0.0.1"), seen("/en/", host="evil.test"), seen("/en/nothing/"),
]))
"""


@pytest.mark.django_db(transaction=True)
def test_production_sends_hsts_and_secure_cookies(process_environment, tmp_path):
    environment = {**process_environment, **PRODUCTION, "VAR_DIR": str(tmp_path)}
    environment |= {
        "DATABASE_URL": process_environment["DATABASE_URL"],
        "DJANGO_SETTINGS_MODULE": "alzhir_site.settings",
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    home, login, plain, health, foreign, nothing = json.loads(done.stdout.splitlines()[-1])
    hsts = "max-age=31536000; includeSubDomains; preload"
    assert [page["status"] for page in (home, login, plain, health, foreign, nothing)] == [
        200,
        200,
        301,
        200,
        400,
        404,
    ]
    assert [page["headers"].get("Strict-Transport-Security") for page in (home, login, nothing)] == [hsts] * 3
    assert plain["headers"]["Location"] == "https://museum.example/en/visit/"
    assert home["cookies"] == {}
    assert login["cookies"] == {"csrftoken": [True, True, "Lax"]}


def test_staff_sign_in_is_slowed_and_tells_no_names(client, frozen):
    get_user_model().objects.create_user("aigul", password="right one", is_staff=True)
    said = {}
    for name in ("aigul", "nobody"):
        answers = [
            client.post("/en/admin/login/", {"username": name, "password": f"wrong {turn}"})
            for turn in range(20)
        ]
        said[name] = [answer.status_code for answer in answers]
        assert b"Please enter the correct username and password" in answers[0].content
    assert said["aigul"] == said["nobody"]
    assert said["aigul"][0] == 200
    assert said["aigul"][-1] == 429
    assert client.post("/en/admin/login/", {"username": "aigul", "password": "right one"}).status_code == 429
    frozen.shift(16 * 60)
    assert client.post("/en/admin/login/", {"username": "aigul", "password": "right one"}).status_code == 302
