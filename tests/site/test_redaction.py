import logging

import pytest

from alzhir_site.gunicorn import RedactingLogger
from alzhir_site.redaction import RedactingFormatter, redact

SECRET = "3kXq_v9-ZZmcTTtG0aHk1bYwE4Q"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"Not Found: /en/bookings/{SECRET}/", "Not Found: /en/bookings/…/"),
        (
            f'"GET /kk/bookings/{SECRET}/cancel/?x=1 HTTP/1.1" 200',
            '"GET /kk/bookings/…/cancel/?x=1 HTTP/1.1" 200',
        ),
        (f"https://museum.example/ru/bookings/{SECRET}", "https://museum.example/ru/bookings/…"),
        (
            f"/en/bookings/{SECRET}?page=1 and /ru/bookings/{SECRET}/qr.svg",
            "/en/bookings/…?page=1 and /ru/bookings/…/qr.svg",
        ),
        (f"GET /kk/persons/contribute/{SECRET}/withdraw/ 200", "GET /kk/persons/contribute/…/withdraw/ 200"),
        (f"GET /kk/preview/post-12-{SECRET}.x/ 200", "GET /kk/preview/…/ 200"),
        ("/en/persons/contribute/?kind=object", "/en/persons/contribute/?kind=object"),
        ("/en/admin/booking/booking/12/change/", "/en/admin/booking/booking/12/change/"),
        ("/en/tours/museum/2026-05/", "/en/tours/museum/2026-05/"),
    ],
)
def test_redact_takes_the_secret_alone(line, kept):
    assert redact(line) == kept


def test_formatter_covers_arguments_and_tracebacks():
    try:
        raise ValueError(f"/en/bookings/{SECRET}/")
    except ValueError as error:
        record = logging.LogRecord(
            "x", 40, "f", 1, "at %s", (f"/en/bookings/{SECRET}/",), (ValueError, error, error.__traceback__)
        )
    said = RedactingFormatter("%(message)s").format(record)
    assert "at /en/bookings/…/" in said
    assert "ValueError: /en/bookings/…/" in said


def test_unknown_booking_is_logged_without_its_secret(client, db, capsys):
    handler = logging.getLogger().handlers[0]
    lines = []
    emit, handler.emit = handler.emit, lambda record: lines.append(handler.format(record))
    try:
        assert client.get(f"/en/bookings/{SECRET}/").status_code == 404
    finally:
        handler.emit = emit
    assert [line.split(" ", 2)[-1] for line in lines] == ["WARNING django.request Not Found: /en/bookings/…/"]


def test_gunicorn_logs_without_the_secret(capsys):
    from gunicorn.config import Config

    config = Config()
    config.set("accesslog", "-")
    config.set("errorlog", "-")
    logger = RedactingLogger(config)
    logger.error("Error handling request %s", f"/en/bookings/{SECRET}/")
    logger.access_log.info('"GET /en/bookings/%s/move/ HTTP/1.1"', SECRET)
    out, err = capsys.readouterr()
    assert out.strip() == '"GET /en/bookings/…/move/ HTTP/1.1"'
    assert err.strip().endswith("Error handling request /en/bookings/…/")
