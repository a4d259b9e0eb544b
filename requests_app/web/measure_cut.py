"""Which cut a page of figures shows: what its address asks for, within what its reader may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from django.http import Http404, QueryDict
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from requests_app.access import policy
from requests_app.access.policy import Standing
from requests_app.measures import cuts
from requests_app.measures.cuts import Corridors, Cut
from requests_app.measures.records import Period
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Data
from requests_app.show.words import data_word

Direction = Literal["outgoing", "incoming", "both"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A cut with the words for it, the values its form shows, and the choices it offers."""

    cut: Cut
    title: str
    when: str
    chosen: Mapping[str, str]
    partners: Sequence[tuple[str, str]]
    instruments: Sequence[tuple[str, str]]
    data: Sequence[tuple[str, str]]
    query: str  # the address without its question mark, for links that keep the cut


def read(who: Standing, given: QueryDict) -> Asked:
    """The cut of an address. Raises `Http404` for whoever reads no figures. What the form cannot say is not asked."""
    if not policy.may_read_figures(who):
        raise Http404
    reached = cuts.corridors(who)
    partners, instruments = _choices(reached)
    chosen = {
        "direction": _one_of(given.get("direction", ""), get_args(Direction)) or "outgoing",
        "partner": _one_of(given.get("partner", ""), partners),
        "instrument": _one_of(given.get("instrument", ""), instruments),
        "data": _one_of(given.get("data", ""), get_args(Data)),
        "since": given.get("since", "") if _month(given.get("since", "")) else "",
        "until": given.get("until", "") if _month(given.get("until", "")) else "",
    }
    direction = chosen["direction"]
    cut = Cut(
        countries=reached.countries,
        direction="outgoing" if direction == "outgoing" else "incoming" if direction == "incoming" else "",
        partner=chosen["partner"],
        instrument=chosen["instrument"],
        data=chosen["data"],
        period=_period(chosen["since"], chosen["until"]),
    )
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value})
    return Asked(
        cut=cut,
        title=_title(chosen, instruments),
        when=_when(chosen),
        chosen=chosen,
        partners=sorted(partners.items(), key=lambda pair: pair[1]),
        instruments=sorted(instruments.items(), key=lambda pair: pair[1]),
        data=[(name, data_word(name)) for name in get_args(Data)],
        query=query.urlencode(),
    )


def _choices(reached: Corridors) -> tuple[dict[str, str], dict[str, str]]:
    """The States and instruments that stand in the reader's own requests. Others are not even named."""
    codes = {code for pair in reached.pairs for code, other in (pair, pair[::-1]) if other in reached.countries}
    law = catalogue()
    routes = [law.at(*key) for key in sorted(reached.routes)]
    return (
        {code: country_name(code) for code in sorted(codes)},
        {route.instrument: _(route.instrument_title) for route in routes},
    )


def _one_of(value: str, known: Any) -> str:
    return value if value in known else ""


def _month(text: str) -> datetime | None:
    year, _dash, month = text.partition("-")
    if not (len(year) == 4 and year.isdecimal() and len(month) == 2 and month.isdecimal()):
        return None
    return datetime(int(year), int(month), 1, tzinfo=UTC) if 1 <= int(month) <= 12 and int(year) >= 1990 else None


def _period(since: str, until: str) -> Period | None:
    """Whole months of sending, both included. What ends before it begins asks for nothing and shows nothing."""
    if not since and not until:
        return None
    start = _month(since) or datetime(1990, 1, 1, tzinfo=UTC)
    last = _month(until)
    if last is None:
        return Period(start, datetime(9998, 1, 1, tzinfo=UTC))
    return Period(start, datetime(last.year + last.month // 12, last.month % 12 + 1, 1, tzinfo=UTC))


def _title(chosen: Mapping[str, str], instruments: Mapping[str, str]) -> str:
    which = {
        "outgoing": _("Outgoing requests"),
        "incoming": _("Incoming requests"),
        "both": _("Outgoing and incoming requests"),
    }[chosen["direction"]]
    parts = [which, country_name(chosen["partner"]) if chosen["partner"] else _("all partners")]
    if chosen["instrument"]:
        parts.append(instruments[chosen["instrument"]])
    if chosen["data"]:
        parts.append(data_word(chosen["data"]))
    return ", ".join(parts)


def _when(chosen: Mapping[str, str]) -> str:
    since, until = _month(chosen["since"]), _month(chosen["until"])
    if since and until:
        return _("sent %(since)s to %(until)s") % {"since": _named(since), "until": _named(until)}
    if since:
        return _("sent since %(since)s") % {"since": _named(since)}
    if until:
        return _("sent up to %(until)s") % {"until": _named(until)}
    return _("whenever they were sent")


def _named(month: datetime) -> str:
    return f"{MONTHS[month.month]} {month.year}"
