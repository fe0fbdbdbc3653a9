"""The one settings file, driven by the environment.

SITE_MODE is "production" (the default), "demo" (`make run`) or "test". Production
refuses to start half-configured and names what is missing; the README lists every variable.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from alzhir_site.pages_of_texts import PAGES

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR") or BASE_DIR / "var")

SITE_MODE = os.environ.get("SITE_MODE", "production")
if SITE_MODE not in ("production", "demo", "test"):
    raise ImproperlyConfigured(f"SITE_MODE is {SITE_MODE!r}; it must be production, demo or test")
PRODUCTION = SITE_MODE == "production"

REQUIRED = ("SECRET_KEY", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_HOST", "DEFAULT_FROM_EMAIL")
missing = [name for name in REQUIRED if not os.environ.get(name)]
if PRODUCTION and missing:
    raise ImproperlyConfigured(
        "Production needs these environment variables, which are missing: "
        + ", ".join(missing)
        + ". (For a trial on this machine: SITE_MODE=demo, as `make run` sets it.)"
    )


def words(name, default=""):
    """The environment variable `name` as a list, split at commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def switch(name, default):
    """The environment variable `name` as a bool: 1, true, yes, on are true."""
    return os.environ.get(name, "1" if default else "0").lower() in ("1", "true", "yes", "on")


def origin(url):
    """["https://media.example"] for an address there, [] without one: what a content policy names."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def demo_secret():
    """The demo's own random key, made once and kept under var/."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.write_text(os.urandom(48).hex())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or ("test-key-" * 8 if SITE_MODE == "test" else demo_secret())
DEBUG = False
PORT = os.environ.get("PORT", "8000")
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "modeltranslation",
    "alzhir_site",
    "pictures",
    "pictures.addresses",
    "news",
    "prisoners",
    "visitors",
    "exhibits",
    "booking",
    "translations",
    "alzhir_site.apps.SignInConfig",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_prose_editor",
    "simple_history",
    "alzhir_site.apps.StaffConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "alzhir_site.middleware.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "alzhir_site.middleware.OddRequestMiddleware",
    "alzhir_site.middleware.BodyLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "translations.interface.live.FreshTextsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "alzhir_site.middleware.PageMiddleware",
    "alzhir_site.moved.MovedMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "alzhir_site.staff.sessions.StaffSessionMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "alzhir_site.urls"
WSGI_APPLICATION = "alzhir_site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alzhir_site.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "alzhir_site.templatetags.languages",
                "alzhir_site.templatetags.days",
                "pictures.templatetags.responsive",
                "news.templatetags.prose",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: SQLite under var/ unless DATABASE_URL names another. -----------------------------------
DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL: a booking that was confirmed survives a power cut. What is deleted is overwritten in the file.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000; "
        "PRAGMA secure_delete=ON;",
    }
    CONN_MAX_AGE_DEFAULT = None
else:
    # Statements are planned once a connection: a reservation takes a third less time. Not through a pooler that
    # hands a connection to another client after each transaction.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {"connect_timeout": 5, "server_side_binding": True, "prepare_threshold": 3}
    )
    CONN_MAX_AGE_DEFAULT = 60
DATABASES["default"]["CONN_MAX_AGE"] = CONN_MAX_AGE_DEFAULT
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Staff sign-in ------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "booking.limits.address"
# Staff without a phone enrolled are led to enrol one before anything else; who has one is always asked for its code.
SECOND_FACTOR_REQUIRED = switch("SECOND_FACTOR_REQUIRED", PRODUCTION)
OTP_TOTP_ISSUER = "ALZHIR"
# A session of staff ends so many seconds after the last click, and after signing in.
STAFF_IDLE_SECONDS = float(os.environ.get("STAFF_IDLE_HOURS", "2")) * 3600
STAFF_SESSION_SECONDS = float(os.environ.get("STAFF_SESSION_HOURS", "12")) * 3600

# Languages and time -------------------------------------------------------------------------------
# 'ru' lets a Kazakh string that Django lacks fall back to Russian instead of English.
LANGUAGE_CODE = "ru"
LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian")), ("en", _("English"))]
SITE_LANGUAGE = "kk"
# Texts of the interface that were changed on this site; they stand before those of the repository.
TRANSLATIONS_OVERLAY = VAR_DIR / "locale"
TRANSLATIONS_PAGES = PAGES
LOCALE_PATHS = [TRANSLATIONS_OVERLAY, BASE_DIR / "locale", BASE_DIR / "alzhir_site" / "django_locale"]
FORMAT_MODULE_PATH = ["alzhir_site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Almaty"
FIRST_DAY_OF_WEEK = 1
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
MODELTRANSLATION_LANGUAGES = ("kk", "ru", "en")
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("ru", "kk", "en"), "kk": ("ru", "en"), "en": ("ru", "kk")}

# Mail: apps use Django's mail API, the outbox writes to its table, a worker delivers. -------------
EMAIL_BACKEND = "alzhir_site.outbox.OutboxBackend"
OUTBOX_DELIVERY_BACKEND = {
    "production": "django.core.mail.backends.smtp.EmailBackend",
    "demo": "django.core.mail.backends.filebased.EmailBackend",
    "test": "django.core.mail.backends.locmem.EmailBackend",
}[SITE_MODE]
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = switch("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "ALZHIR <museum@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Files --------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT") or VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT") or VAR_DIR / "media")
# What visitors send to the museum: no address leads there.
PRIVATE_ROOT = VAR_DIR / "private"
# Uploaded files lie in MEDIA_ROOT or, where one is named, in a bucket of an S3-compatible service (requirements-s3.txt).
MEDIA_S3_PUBLIC_URL = os.environ.get("MEDIA_S3_PUBLIC_URL", "").rstrip("/")
MEDIA_BUCKET = {
    "bucket_name": os.environ.get("MEDIA_S3_BUCKET"),
    "endpoint_url": os.environ.get("MEDIA_S3_ENDPOINT") or None,
    "region_name": os.environ.get("MEDIA_S3_REGION") or None,
    "access_key": os.environ.get("MEDIA_S3_ACCESS_KEY") or None,
    "secret_key": os.environ.get("MEDIA_S3_SECRET_KEY") or None,
    "public_url": MEDIA_S3_PUBLIC_URL,
}
STORAGES = {
    "default": {"BACKEND": "pictures.bucket.BucketStorage", "OPTIONS": MEDIA_BUCKET}
    if MEDIA_BUCKET["bucket_name"]
    else {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "prisoners.contributions.private.PrivateStorage",
        "OPTIONS": {
            "location": PRIVATE_ROOT,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if SITE_MODE == "test"
        else "alzhir_site.stylesheet.JoinedStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# What staff may upload in one form, and visitors in the one that takes files; all other forms are held to
# DATA_UPLOAD_MAX_MEMORY_SIZE.
UPLOAD_MAX_BYTES = 51 * 1024 * 1024
CONTRIBUTION_MAX_BYTES = 26 * 1024 * 1024

# Security -----------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *origin(MEDIA_S3_PUBLIC_URL)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
HTTPS = SITE_URL.startswith("https://")
if PRODUCTION and not HTTPS:
    raise ImproperlyConfigured("SITE_URL must begin with https:// in production")
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if switch("BEHIND_PROXY", PRODUCTION) else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
# On a shared computer the next visitor finds nothing.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "alzhir_site.errors.csrf_failure"
# How many proxies of our own stand before gunicorn: the visitor's address is that many from the right.
PROXY_COUNT = int(os.environ.get("PROXY_COUNT", "1" if PRODUCTION else "0"))

# Booking: how many an address may make in an hour, and how long a person takes at least, seconds.
BOOKING_LIMIT = int(os.environ.get("BOOKING_LIMIT", "120"))
BOOKING_MIN_SECONDS = float(os.environ.get("BOOKING_MIN_SECONDS", "1"))
# The same for what people send to the museum.
CONTRIBUTION_LIMIT = int(os.environ.get("CONTRIBUTION_LIMIT", "20"))
CONTRIBUTION_MIN_SECONDS = float(os.environ.get("CONTRIBUTION_MIN_SECONDS", "3"))
# For how many days the link to a page that is not published holds.
PREVIEW_DAYS = int(os.environ.get("PREVIEW_DAYS", "7"))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            # Leaves the secrets of booking links out of every line.
            "()": "alzhir_site.redaction.RedactingFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
