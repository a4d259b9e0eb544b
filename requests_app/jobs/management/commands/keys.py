"""`manage.py keys`: makes development keys, puts keys in place, changes them, lists them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from requests_app.common import clock
from requests_app.jobs.command import Command as Base
from requests_app.jobs.command import sentence
from requests_app.papers import development, keys
from requests_app.papers.keys import Key, KeyTrouble
from requests_app.parties.models import Organisation

_LONGEST_DAYS = 3650


class Command(Base):
    """Make, rotate, list."""

    help = "The keys that papers are signed with, one for each organisation and one for the installation."
    json_flag = True

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="make|rotate|list")
        for name, says in (("make", "the first key"), ("rotate", "a new key in place of the one in use")):
            verb = verbs.add_parser(name, help=says)
            whose = verb.add_mutually_exclusive_group()
            whose.add_argument("--organisation", type=int, metavar="N", help="number of the organisation")
            whose.add_argument("--installation", action="store_true", help="the installation's own (the default)")
            verb.add_argument("--development", action="store_true", help="make one here; it binds nobody")
            verb.add_argument("--from", dest="source", metavar="FILE", help="take this PKCS#12 or PEM file")
            verb.add_argument("--days", type=int, default=365, help="days of validity of one made here")
        verbs.add_parser("list", help="every key, whether it can be used, and until when")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verb"] == "list":
            self._list(clock.now())
            return
        owner, name = self._owner(options["organisation"])
        there = keys.file_of(owner) is not None
        if options["verb"] == "make" and there:
            self.fail(
                f"{keys.whose(owner)} has a key: run `manage.py keys rotate {keys.argument(owner)}` for a new one"
            )
        if options["verb"] == "rotate" and not there:
            self.fail(f"{keys.whose(owner)} has no key yet: run `manage.py keys make {keys.argument(owner)}`")
        key = self._new(owner, name, options, clock.now())
        self.say(_described(key, name), sentence(f"{keys.whose(owner)} signs as {_who(key)}. {_until(key)}"))

    def _owner(self, number: int | None) -> tuple[int | None, str]:
        if number is None:
            return None, "Comity demonstration" if settings.COMITY_DEMO else "Comity"
        found = Organisation.objects.filter(pk=number).first()
        if found is None:
            self.fail(f"there is no organisation {number}")
        return number, found.name

    def _new(self, owner: int | None, name: str, options: dict[str, Any], now: datetime) -> Key:
        if options["source"] and options["development"]:
            self.fail("--from takes a key that exists and --development makes one: choose one of them")
        if not 1 <= options["days"] <= _LONGEST_DAYS:
            self.fail(f"--days must be between 1 and {_LONGEST_DAYS}")
        try:
            if options["source"]:
                content = Path(options["source"]).read_bytes()
                key = keys.parse(owner, content, settings.COMITY_KEYS_PASSPHRASE)
                keys.refuse_outdated(key, now)
                keys.install(key, content)
                return key
            if settings.COMITY_ENV == "production" and not options["development"]:
                self.fail(
                    "a key made here binds nobody: ask your certification authority for one and put it in place "
                    "with --from FILE, or say --development"
                )
            return development.make(owner, name, days=options["days"], now=now)
        except (ValueError, TypeError) as error:
            self.fail(f"{options['source'] or keys.folder(owner)} holds no key that can be read: {keys.why(error)}")
        except KeyTrouble as trouble:
            self.fail(trouble)

    def _list(self, now: datetime) -> None:
        found = [_state(owner, now) for owner in keys.owners()]
        device = settings.COMITY_PKCS11["module"]
        lines = [
            one["trouble"] or f"{keys.whose(one['organisation'])}: signs as {one['signer']} until {one['until']}"
            for one in found
        ]
        if device:
            lines.append(f"this installation: a device ({device})")
        none = f"There is no key: papers are issued unsigned. Run: manage.py keys make {keys.argument(None)}"
        self.say({"keys": found, "device": device or None, "signing": bool(found or device)}, lines or none)


def _state(owner: int | None, now: datetime) -> dict[str, Any]:
    path = keys.file_of(owner)
    told: dict[str, Any] = {"organisation": owner, "file": str(path), "usable": True, "trouble": ""}
    try:
        key = keys.load(owner)
        if key is not None:
            told |= _described(key, "")
            keys.refuse_outdated(key, now)
    except KeyTrouble as trouble:
        told |= {"usable": False, "trouble": str(trouble)}
    told["earlier"] = [
        {"signer": keys.name_of(c), "sha256": keys.fingerprint(c), "until": c.not_valid_after_utc.date().isoformat()}
        for c, *_chain in keys.certificates(owner)
        if keys.fingerprint(c) != told.get("sha256")
    ]
    return told


def _described(key: Key, name: str) -> dict[str, Any]:
    certificate = key.certificate
    return {
        "organisation": key.owner,
        **({"name": name} if name else {}),
        "signer": keys.name_of(certificate),
        "issuer": certificate.issuer.rfc4514_string(),
        "sha256": key.fingerprint,
        "since": certificate.not_valid_before_utc.date().isoformat(),
        "until": certificate.not_valid_after_utc.date().isoformat(),
        "development": development.is_development(certificate),
    }


def _who(key: Key) -> str:
    return keys.name_of(key.certificate)


def _until(key: Key) -> str:
    return f"The certificate holds until {key.certificate.not_valid_after_utc.date().isoformat()}."
