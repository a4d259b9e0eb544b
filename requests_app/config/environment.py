"""How this process is told what it is: every COMITY_* variable, read and checked in one place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DEFAULT_KEY = "not-a-secret-this-key-serves-trials-and-tests-on-one-machine-only"

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable, without the blanks around it; NAME_FILE names a file that holds it instead."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read.") from error
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """A variable that says yes or no."""
    value = text(name, "1" if default else "0").lower()
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: int) -> int:
    """A variable that holds a whole number."""
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def web_address(name: str) -> str:
    """A variable that holds the address of a server, or nothing."""
    value = text(name)
    if value and not (value.startswith(("https://", "http://")) and urlsplit(value).hostname):
        raise ImproperlyConfigured(f"{name} must begin with https:// or http://, not {value!r}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A variable that holds several words, apart by blanks or commas."""
    return text(name, default).replace(",", " ").split()


def database(url: str, test_name: str = "") -> dict[str, Any]:
    """The settings of one database, from postgresql://user:password@host:port/name or sqlite:///path."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]), test_name)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(url, test_name)
    raise ImproperlyConfigured("COMITY_DATABASE_URL must begin with postgresql:// or sqlite:///.")


def _sqlite(path: str, test_name: str) -> dict[str, Any]:
    # IMMEDIATE: a transaction that begins by reading and then writes would otherwise fail at once,
    # without waiting, when another process wrote in between.
    pragmas = ["journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"]
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
        },
        "TEST": {"NAME": test_name or None},
    }


def _postgresql(url: str, test_name: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path[1:])
    if not name:
        raise ImproperlyConfigured("COMITY_DATABASE_URL names no database.")
    options: dict[str, Any] = {"connect_timeout": 10, **dict(parse_qsl(parts.query))}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or options.pop("host", "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
        "TEST": {"NAME": test_name or None},
    }


def mail(url: str, folder: Path) -> dict[str, Any]:
    """The mail settings, from smtp://user:password@host:587 or smtps://…; without one, mail is kept as files."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder),
        }
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        raise ImproperlyConfigured("COMITY_SMTP_URL must look like smtp://user:password@host:587 or smtps://host:465.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 30,
    }


def broker(url: str, folder: Path) -> dict[str, Any]:
    """The worker's queue: Redis where an address is given, else files in a folder."""
    if not url:
        return {
            "CELERY_BROKER_URL": "filesystem://",
            "CELERY_BROKER_TRANSPORT_OPTIONS": {
                "data_folder_in": str(folder / "messages"),
                "data_folder_out": str(folder / "messages"),
                "control_folder": str(folder / "control"),
                "store_processed": False,
            },
        }
    if not url.startswith(("redis://", "rediss://", "unix://", "amqp://", "amqps://")):
        raise ImproperlyConfigured("COMITY_BROKER_URL must begin with redis://, rediss:// or amqps://.")
    # Without its own limit a client waits for ever on a server that went away without a word.
    options = {} if url.startswith("amqp") else {"socket_timeout": 30, "socket_connect_timeout": 10}
    return {"CELERY_BROKER_URL": url, "CELERY_BROKER_TRANSPORT_OPTIONS": options}


def public(url: str) -> str:
    """An address that is printed on papers for good: whole, and without what comes after the name."""
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment):
        raise ImproperlyConfigured("COMITY_PUBLIC_URL must look like https://verify.example.eu.")
    return url.rstrip("/")


def public_address(address: str, *, demo: bool) -> str:
    """What papers lead to. In the demonstration, whose papers nobody keeps, it is where that is served."""
    return public(text("COMITY_PUBLIC_URL", address if demo else ""))


def refuse_unsafe_production(*, key: str, debug: bool, demo: bool, engine: str, tls: str, hosts: list[str]) -> None:
    """Production does not start on a default that serves only a trial."""
    if key == DEFAULT_KEY or len(key) < 50:
        raise ImproperlyConfigured("Production needs its own COMITY_SECRET_KEY of at least 50 characters.")
    if debug:
        raise ImproperlyConfigured("Production does not start with COMITY_DEBUG=1.")
    if demo:
        raise ImproperlyConfigured("Production does not start with COMITY_DEMO=1.")
    if "postgresql" not in engine:
        raise ImproperlyConfigured("Production needs PostgreSQL: set COMITY_DATABASE_URL to postgresql://…")
    if tls not in {"direct", "proxy"}:
        raise ImproperlyConfigured(
            "Production is served over TLS only: set COMITY_TLS=proxy behind a proxy that sets X-Forwarded-Proto, "
            "or COMITY_TLS=direct."
        )
    if not hosts:
        raise ImproperlyConfigured("Production needs COMITY_HOSTS, the names it is reached by.")
