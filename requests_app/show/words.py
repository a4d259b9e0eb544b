"""Words that stand for codes, with the shape and the heat of their chips: outcomes, marks, clocks, categories."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from requests_app.routes.outcomes import WORDS as OUTCOME_WORDS
from requests_app.routes.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Chip:
    """A word, a shape and a colour; never a colour alone. `heat` is late, soon, done or calm."""

    word: str
    shape: str = "ring"
    heat: str = "calm"


HEAT_SHAPES = {"late": "triangle", "soon": "diamond", "done": "tick", "calm": "ring"}

_OUTCOME_LOOKS: dict[Outcome, tuple[str, str]] = {
    Outcome.FUL: ("tick", "done"),
    Outcome.PAR: ("half", "done"),
    Outcome.NOD: ("empty", "calm"),
    Outcome.REF: ("cross", "soon"),
    Outcome.LOST: ("triangle", "late"),
    Outcome.LAP: ("triangle", "late"),
    Outcome.WDR: ("dash", "calm"),
    Outcome.SUP: ("dash", "calm"),
    Outcome.EXM: ("dash", "calm"),
}

MARKS: dict[str, StrPromise] = {
    "V": gettext_lazy("read in the source"),
    "V2": gettext_lazy("read second-hand"),
    "R": gettext_lazy("not yet confirmed"),
}

DATA: dict[str, StrPromise] = {
    "subscriber": gettext_lazy("subscriber data"),
    "identification_only": gettext_lazy("data for identification only"),
    "traffic": gettext_lazy("traffic data"),
    "content": gettext_lazy("content data"),
}

IDENTIFIERS: dict[str, StrPromise] = {
    "email": gettext_lazy("e-mail address"),
    "telephone": gettext_lazy("telephone number"),
    "ip": gettext_lazy("IP address"),
    "account": gettext_lazy("account"),
    "url": gettext_lazy("web address"),
    "imei": gettext_lazy("IMEI"),
    "mac": gettext_lazy("MAC address"),
    "domain": gettext_lazy("domain name"),
    "hash": gettext_lazy("hash of a file"),
    "other": gettext_lazy("other identifier"),
}

CLOCK_KINDS: dict[str, StrPromise] = {
    "hard": gettext_lazy("binding period"),
    "soft": gettext_lazy("period without a sanction"),
    "floor": gettext_lazy("at least this long"),
    "requested": gettext_lazy("period we asked for"),
    "statistical": gettext_lazy("usual length, no duty"),
}

ROUTE_KINDS: dict[str, StrPromise] = {
    "preservation": gettext_lazy("Preservation"),
    "production": gettext_lazy("Production"),
    "assistance": gettext_lazy("Mutual assistance"),
    "emergency": gettext_lazy("Emergency"),
    "information": gettext_lazy("Information"),
    "enforcement": gettext_lazy("Enforcement"),
}

_STATUS_LOOKS: dict[str, tuple[str, str]] = {
    "paused": ("pause", "soon"),
    "stopped": ("tick", "done"),
    "expired": ("triangle", "late"),
}

STATUS_WORDS: dict[str, StrPromise] = {
    "running": gettext_lazy("running"),
    "paused": gettext_lazy("paused"),
    "stopped": gettext_lazy("stopped in time"),
    "expired": gettext_lazy("ran out"),
    "closed": gettext_lazy("over with the request"),
    "extended": gettext_lazy("extended"),
    "replaced": gettext_lazy("begun anew"),
    "void": gettext_lazy("struck out"),
}


def outcome_chip(outcome: str) -> Chip:
    """The chip of an outcome; `asked` where there is none yet."""
    found = next((known for known in Outcome if known.value == outcome), None)
    if found is None:
        return Chip(_("asked"))
    shape, heat = _OUTCOME_LOOKS[found]
    return Chip(str(OUTCOME_WORDS[found]), shape, heat)


def status_chip(status: str) -> Chip:
    """The chip of a clock that is not simply running."""
    shape, heat = _STATUS_LOOKS.get(status, ("dash", "calm"))
    return Chip(str(STATUS_WORDS.get(status, status)), shape, heat)


def mark_word(mark: str) -> str:
    """How sure a rule is: read in its source, read at second hand, or not yet confirmed."""
    return str(MARKS.get(mark, MARKS["R"]))


def data_word(data: str) -> str:
    """A data category in words."""
    return str(DATA.get(data, data))


def identifier_word(kind: str) -> str:
    """A kind of identifier in words."""
    return str(IDENTIFIERS.get(kind, kind))


def route_kind(kind: str) -> str:
    """What kind of route it is, in words."""
    return str(ROUTE_KINDS.get(kind, kind))
