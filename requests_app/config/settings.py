"""What this installation is: Django's settings, all of them decided by COMITY_* variables."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from requests_app.config import environment, logs

# Lets a class of Django be written with its type, as in ModelAdmin[Person].
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(environment.text("COMITY_VAR") or BASE_DIR / "var").resolve()

COMITY_ENV = environment.text("COMITY_ENV", "local")
if COMITY_ENV not in {"local", "production", "test"}:
    raise ImproperlyConfigured(f"COMITY_ENV must be local, production or test, not {COMITY_ENV!r}.")
PRODUCTION = COMITY_ENV == "production"

# The demonstration world: sign-ins are shown on the sign-in page, a second factor is not demanded.
COMITY_DEMO = environment.flag("COMITY_DEMO")
COMITY_DEMO_PASSWORD = environment.text("COMITY_DEMO_PASSWORD", "comity-demonstration")

# Folders with routes of law beside our own, separated by colons.
COMITY_LAW_DIRS = [folder for folder in environment.text("COMITY_LAW_DIRS").split(":") if folder]

DEBUG = environment.flag("COMITY_DEBUG")
SECRET_KEY = environment.text("COMITY_SECRET_KEY", "" if PRODUCTION else environment.DEFAULT_KEY)
SECRET_KEY_FALLBACKS = environment.words("COMITY_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = environment.words("COMITY_HOSTS", "" if PRODUCTION else "localhost 127.0.0.1 [::1] testserver")
CSRF_TRUSTED_ORIGINS = environment.words("COMITY_ORIGINS")
TLS = environment.text("COMITY_TLS")

DATABASES = {
    "default": environment.database(
        environment.text("COMITY_DATABASE_URL", f"sqlite:///{VAR_DIR / 'comity.sqlite3'}"),
        test_name=environment.text("COMITY_TEST_DATABASE_NAME"),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if PRODUCTION:
    environment.refuse_unsafe_production(
        key=SECRET_KEY,
        debug=DEBUG,
        demo=COMITY_DEMO,
        engine=DATABASES["default"]["ENGINE"],
        tls=TLS,
        hosts=ALLOWED_HOSTS,
    )
else:
    VAR_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "requests_app.parties",
    "requests_app.casework",
    "requests_app.access",
    "requests_app.clocks",
    "requests_app.papers",
    "requests_app.evidence",
    "requests_app.alerts",
    "requests_app.show",
    "requests_app.web",
    "requests_app.portal",
    "requests_app.jobs",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "requests_app.web.middleware.SessionLife",
    "requests_app.web.middleware.NoStore",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "requests_app.web.middleware.SecondFactor",
    "requests_app.web.errors.Sentences",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "requests_app.config.urls"
WSGI_APPLICATION = "requests_app.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "requests_app.web.context.notices",
            ],
        },
    }
]

# --- People and sign-in -------------------------------------------------------------------------

AUTH_USER_MODEL = "parties.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if COMITY_ENV == "test":
    # A slow digest protects people; in tests there is nobody to protect and a sign-in in every other test.
    PASSWORD_HASHERS.insert(0, "django.contrib.auth.hashers.MD5PasswordHasher")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "requests_app.web.adapter.InvitedAccountAdapter"
ACCOUNT_FORMS = {"signup": "requests_app.web.invitations.InvitedSignupForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none" if COMITY_DEMO else "mandatory"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# One lock is enough, and axes' is kept in the database, so that it holds for every worker.
ACCOUNT_RATE_LIMITS = {"login_failed": "50/m/ip"}

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Comity"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=10)
AXES_LOCKOUT_PARAMETERS = ["username"]
# A whole agency comes from one address: locking the address would lock out all of it. The name is what is guessed at.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_USERNAME_CALLABLE = "requests_app.web.lockout.login_name"
AXES_LOCKOUT_CALLABLE = "requests_app.web.lockout.locked"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True

# --- Sessions -----------------------------------------------------------------------------------

SESSION_IDLE = timedelta(hours=8) if COMITY_DEMO else timedelta(minutes=environment.number("COMITY_IDLE_MINUTES", 15))
SESSION_LIFE = timedelta(hours=environment.number("COMITY_SESSION_HOURS", 12))
SESSION_COOKIE_AGE = int(SESSION_IDLE.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
# A signed cookie: “Saved.” costs the next page no writing of its session. Messages name no case and nobody.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- Transport and headers ----------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS == "proxy" else None
# How many proxies stand in front and name the address of whoever asks: strangers are slowed down by it.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("COMITY_PROXIES", 1 if TLS == "proxy" else 0)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Languages and time -------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("de", _("German")),
    ("pt", _("Portuguese")),
    ("ar", _("Arabic")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if not PRODUCTION:
    STATIC_ROOT.mkdir(exist_ok=True)  # a server that finds none warns at every start
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
# Keys that papers are signed with: files by organisation, or a device behind PKCS#11 for the installation's own.
COMITY_KEYS_DIR = VAR_DIR / "keys"
COMITY_KEYS_PASSPHRASE = environment.text("COMITY_KEYS_PASSPHRASE")
COMITY_TSA_URL = environment.web_address("COMITY_TSA_URL")
COMITY_REVOCATION_DIR = environment.text("COMITY_REVOCATION_DIR")
COMITY_PKCS11 = {
    name: environment.text(f"COMITY_PKCS11_{name.upper()}") for name in ("module", "token", "pin", "key", "certificate")
}
_plain_static = COMITY_ENV == "test" or DEBUG
if _plain_static:
    _static_storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
elif PRODUCTION:
    _static_storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
else:
    # To press every file takes longer than to send it across one machine.
    _static_storage = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static_storage},
}
WHITENOISE_USE_FINDERS = _plain_static
# Every client of a test makes the whole application anew; none of them needs the list of all static files first.
WHITENOISE_AUTOREFRESH = DEBUG or COMITY_ENV == "test"

# --- Mail, queue, cache, log --------------------------------------------------------------------

_mail = environment.mail(environment.text("COMITY_SMTP_URL"), VAR_DIR / "mail")
EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _mail.get("EMAIL_FILE_PATH")
EMAIL_HOST = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.text("COMITY_MAIL_FROM", "comity@localhost")
# Where a link in a mail leads: a mail is written by a worker, which has no request to take the name from.
COMITY_ADDRESS = environment.text("COMITY_ADDRESS", "http://127.0.0.1:8000")

# What the square on a paper leads to: the public name of this installation. Without it a paper carries its code alone.
COMITY_PUBLIC_URL = environment.public_address(COMITY_ADDRESS, demo=COMITY_DEMO)
# Every answer about a paper leaves at the end of such a span. In tests nobody measures it, and one test sets it.
VERIFY_SECONDS = 0.0 if COMITY_ENV == "test" else 0.1

_queue = environment.broker(environment.text("COMITY_BROKER_URL"), VAR_DIR / "queue")
CELERY_BROKER_URL = _queue["CELERY_BROKER_URL"]
CELERY_BROKER_TRANSPORT_OPTIONS = _queue["CELERY_BROKER_TRANSPORT_OPTIONS"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "UTC"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "queue" / "beat")
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "jobs.tick", "schedule": 60.0, "options": {"expires": 55}},
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": environment.text("COMITY_CACHE_URL"),
    }
    if environment.text("COMITY_CACHE_URL")
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

logs.configure_structlog()
LOGGING = logs.logging_settings(environment.text("COMITY_LOG_LEVEL", "INFO"))
