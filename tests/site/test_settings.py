"""Settings are read once a process: each case is a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gates import PRODUCTION

ROOT = Path(__file__).resolve().parents[2]
OURS = {*PRODUCTION, "VAR_DIR", "PORT", "STATIC_ROOT", "MEDIA_ROOT", "DJANGO_SETTINGS_MODULE"}
BARE = {name: value for name, value in os.environ.items() if name not in OURS}
NEEDED = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_HOST", "DEFAULT_FROM_EMAIL")


def settings(expression, **environment):
    """(exit code, what was printed last) of `expression` on the settings under `environment`."""
    done = subprocess.run(
        [sys.executable, "-c", f"from alzhir_site import settings as s; print({expression})"],
        cwd=ROOT,
        env={**BARE, **environment},
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout or done.stderr).strip().splitlines()[-1]


def test_production_is_the_default_and_names_all_that_is_missing():
    code, said = settings("s.PRODUCTION")
    assert code == 1
    assert [name for name in NEEDED if name in said] == list(NEEDED)
    assert "SITE_MODE=demo" in said


@pytest.mark.parametrize("name", NEEDED)
def test_production_names_the_one_that_is_missing(name):
    code, said = settings("s.PRODUCTION", **{**PRODUCTION, name: ""})
    assert code == 1
    assert [other for other in NEEDED if f" {other}" in said] == [name]


def test_production_starts_when_all_is_there(tmp_path):
    assert settings("s.PRODUCTION, s.DEBUG", **PRODUCTION, VAR_DIR=str(tmp_path)) == (0, "True False")


def test_production_wants_https():
    code, said = settings("s.PRODUCTION", **{**PRODUCTION, "SITE_URL": "http://museum.example"})
    assert code == 1
    assert "SITE_URL" in said


def test_an_unknown_mode_is_refused():
    code, said = settings("s.PRODUCTION", SITE_MODE="staging")
    assert code == 1
    assert "staging" in said


def test_demo_makes_its_own_key_once(tmp_path):
    first = settings("s.SECRET_KEY", SITE_MODE="demo", VAR_DIR=str(tmp_path))
    assert first == settings("s.SECRET_KEY", SITE_MODE="demo", VAR_DIR=str(tmp_path))
    assert first[0] == 0
    assert len(first[1]) == 96
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_cookies_and_hsts_of_production(tmp_path):
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    expression = "[" + ", ".join(f"s.{name}" for name in names) + ", s.SECURE_HSTS_SECONDS]"
    assert settings(expression, **PRODUCTION, VAR_DIR=str(tmp_path)) == (
        0,
        "[True, True, True, True, 31536000]",
    )


def test_no_mail_leaves_the_demo(tmp_path):
    expression = "s.OUTBOX_DELIVERY_BACKEND"
    code, said = settings(expression, SITE_MODE="demo", VAR_DIR=str(tmp_path))
    assert (code, said) == (0, "django.core.mail.backends.filebased.EmailBackend")


def test_uploaded_files_lie_in_a_folder_unless_a_bucket_is_named(tmp_path):
    environment = {**PRODUCTION, "VAR_DIR": str(tmp_path)}
    said = "s.STORAGES['default']['BACKEND'], s.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'][1:]"
    folder = "django.core.files.storage.FileSystemStorage []"
    assert settings(said, **environment) == (0, folder)
    assert settings(said, **environment, MEDIA_S3_BUCKET="") == (0, folder)
    environment |= {"MEDIA_S3_BUCKET": "media", "MEDIA_S3_PUBLIC_URL": "https://media.museum.example/files/"}
    bucket = "pictures.bucket.BucketStorage ['https://media.museum.example']"
    assert settings(said, **environment) == (0, bucket)
    said = "s.STORAGES['default']['OPTIONS']['public_url'], s.STORAGES['private']['BACKEND']"
    private = "https://media.museum.example/files prisoners.contributions.private.PrivateStorage"
    assert settings(said, **environment) == (0, private)


def test_production_requires_a_second_factor_and_the_demo_does_not():
    asked = "s.SECOND_FACTOR_REQUIRED, s.STAFF_IDLE_SECONDS, s.STAFF_SESSION_SECONDS"
    assert settings(asked, **PRODUCTION) == (0, "True 7200.0 43200.0")
    assert settings(asked, SITE_MODE="demo", STAFF_IDLE_HOURS="0.5") == (0, "False 1800.0 43200.0")
