"""What the environment may say, and what production refuses to start with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from requests_app.config import environment

ROOT = Path(__file__).resolve().parent.parent.parent
SOUND = {
    "COMITY_ENV": "production",
    "COMITY_SECRET_KEY": "k" * 60,
    "COMITY_DATABASE_URL": "postgresql://comity:word@db.example/comity",
    "COMITY_TLS": "proxy",
    "COMITY_HOSTS": "comity.example",
}


def _start(**given: str | None) -> subprocess.CompletedProcess[str]:
    """Read the settings in a process of its own, as a server does."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    told = {name: value for name, value in {**SOUND, **given}.items() if value is not None}
    show = (
        "from requests_app.config import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS, s.DATABASES['default']['ENGINE'])"
    )
    return subprocess.run(
        [sys.executable, "-c", show], cwd=ROOT, env={**kept, **told}, capture_output=True, text=True, check=False
    )


def test_a_sound_production_starts_with_secure_cookies_and_hsts() -> None:
    run = _start()
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == ["True", "63072000", "django.db.backends.postgresql"]


def test_an_unsound_one_does_not_start() -> None:
    run = _start(COMITY_SECRET_KEY=environment.DEFAULT_KEY)
    assert run.returncode != 0
    assert "ImproperlyConfigured: Production needs its own COMITY_SECRET_KEY" in run.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"key": ""}, "COMITY_SECRET_KEY"),
        ({"key": environment.DEFAULT_KEY}, "COMITY_SECRET_KEY"),
        ({"debug": True}, "COMITY_DEBUG"),
        ({"demo": True}, "COMITY_DEMO"),
        ({"engine": "django.db.backends.sqlite3"}, "PostgreSQL"),
        ({"tls": ""}, "TLS"),
        ({"hosts": []}, "COMITY_HOSTS"),
    ],
)
def test_production_refuses_a_default_that_serves_only_a_trial(given: dict[str, Any], reason: str) -> None:
    sound: dict[str, Any] = {
        "key": "k" * 60, "debug": False, "demo": False, "engine": "django.db.backends.postgresql",
        "tls": "direct", "hosts": ["comity.example"],
    }  # fmt: skip
    environment.refuse_unsafe_production(**sound)
    with pytest.raises(ImproperlyConfigured, match=reason):
        environment.refuse_unsafe_production(**{**sound, **given})


def test_the_command_line_says_it_in_one_sentence() -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMITY_")}
    run = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT, env={**kept, "COMITY_ENV": "production"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["Production needs its own COMITY_SECRET_KEY of at least 50 characters."]


def test_a_secret_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("COMITY_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.text("COMITY_SECRET_KEY") == "from a file"
    monkeypatch.setenv("COMITY_SECRET_KEY_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        environment.text("COMITY_SECRET_KEY")


def test_a_database_is_named_by_its_address() -> None:
    far = environment.database("postgresql://us%40er:p%2Fw@db.example:6432/comity?sslmode=require")
    assert (far["USER"], far["PASSWORD"], far["HOST"], far["PORT"], far["NAME"]) == (
        "us@er", "p/w", "db.example", "6432", "comity",
    )  # fmt: skip
    assert far["OPTIONS"]["sslmode"] == "require"
    near = environment.database("sqlite:////var/lib/comity/db.sqlite3")
    assert near["NAME"] == "/var/lib/comity/db.sqlite3"
    assert near["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    for bad in ("mysql://x/y", "postgresql://host", "comity"):
        with pytest.raises(ImproperlyConfigured):
            environment.database(bad)


def test_without_an_address_mail_and_queue_are_files(tmp_path: Path) -> None:
    assert environment.mail("", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path)
    assert environment.broker("", tmp_path)["CELERY_BROKER_URL"] == "filesystem://"


def test_mail_and_queue_by_address(tmp_path: Path) -> None:
    mail = environment.mail("smtp://who:word@mail.example", tmp_path)
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert environment.mail("smtps://mail.example", tmp_path)["EMAIL_PORT"] == 465
    queue = environment.broker("redis://queue.example/1", tmp_path)
    assert queue["CELERY_BROKER_TRANSPORT_OPTIONS"]["socket_timeout"] == 30
    with pytest.raises(ImproperlyConfigured):
        environment.mail("http://mail.example", tmp_path)
    with pytest.raises(ImproperlyConfigured):
        environment.broker("memory://", tmp_path)


@pytest.mark.parametrize("value", ["perhaps", "2"])
def test_a_flag_is_yes_or_no(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_DEBUG", value)
    with pytest.raises(ImproperlyConfigured, match="must be 1 or 0"):
        environment.flag("COMITY_DEBUG")


def test_a_number_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_IDLE_MINUTES", "a while")
    with pytest.raises(ImproperlyConfigured, match="whole number"):
        environment.number("COMITY_IDLE_MINUTES", 15)


@pytest.mark.parametrize(
    "url", ["", "https://verify.example.eu", "https://example.eu/comity/", "http://127.0.0.1:8000"]
)
def test_what_may_be_printed_on_papers_for_good(url: str) -> None:
    assert environment.public(url) == url.rstrip("/")


@pytest.mark.parametrize("url", ["verify.example.eu", "ftp://example.eu", "https://", "https://example.eu/?x=1"])
def test_half_an_address_is_not_printed_on_papers(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="COMITY_PUBLIC_URL"):
        environment.public(url)


def test_papers_lead_to_the_demonstration_itself_and_elsewhere_only_where_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("COMITY_PUBLIC_URL", raising=False)
    here = "http://127.0.0.1:8000"
    assert environment.public_address(here, demo=True) == here
    assert environment.public_address(here, demo=False) == ""
    monkeypatch.setenv("COMITY_PUBLIC_URL", "https://verify.example.eu")
    assert {environment.public_address(here, demo=demo) for demo in (True, False)} == {"https://verify.example.eu"}
    monkeypatch.setenv("COMITY_PUBLIC_URL", "")
    assert environment.public_address(here, demo=True) == ""
