import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["testserver", "10.0.0.7:8000", "no such host"])
def test_health_answers_under_any_name(client, host):
    response = client.get("/healthz", headers={"host": host})
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")
    assert not response.cookies


@pytest.mark.django_db
def test_health_asks_the_database_once(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/healthz")


@pytest.mark.django_db
def test_health_says_503_without_the_database(client, monkeypatch):
    def broken():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", broken)
    response = client.get("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (
        503,
        b"database\n",
        "no-store",
    )


@pytest.mark.parametrize("path", ["/healthz/", "/en/healthz", "/healthzz"])
@pytest.mark.django_db
def test_health_has_one_address(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_health_head_has_no_body(client):
    response = client.head("/healthz")
    assert (response.status_code, response.content) == (200, b"")
