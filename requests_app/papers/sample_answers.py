"""What an invented paper that answers a request says of its act: a ground or reason of its route, files handed over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from requests_app.papers.filled import Answering, Coded, Handed, Handover, Told, Value
from requests_app.routes.schema import Act, Ground, PaperRule, Route

OURS, THEIRS = "2026-DE-0311", "EX 26-0311"
HAPPENED_AT = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)
FILES = tuple(
    Handed(name, size, digit * 64)
    for name, size, digit in (("subscriber.csv", 2_048, "a"), ("connections.csv", 481_280, "b"), ("letter.pdf", 0, "c"))
)


def act_of(route: Route, paper: PaperRule) -> Act | None:
    """The act that puts this on paper: with it, or later on demand. One with a ground or reason says most."""
    acts = [act for act in route.acts if paper.name in (*act.papers, *act.on_demand)]
    return next((act for act in acts if reason(route, act)), acts[0] if acts else None)


def reason(route: Route, act: Act) -> Ground | None:
    """The first ground of refusal or reason of return of the route, where the act has to name one."""
    listed = route.grounds if act.needs.ground else route.returns if act.needs.code else ()
    return next(iter(listed), None)


def answering(
    route: Route, paper: PaperRule, act: Act, told: Mapping[str, Value], *, giver: str, taker: str, empty: bool
) -> Answering:
    """Everything such a paper can say. An `empty` form names no rule and no file: they are still to be written."""
    ours = route.actors[paper.by or act.by[0]].side == "requesting"
    stated = _stated(route, found, empty=empty) if (found := reason(route, act)) else None
    return Answering(
        happened_at=HAPPENED_AT,
        own_number=OURS if ours else THEIRS,
        their_number=THEIRS if ours else OURS,
        ground=stated if act.needs.ground else None,
        code=stated if act.needs.code else None,
        told=()
        if paper.custody
        else tuple(
            Told(ask.label, date.fromisoformat(str(told[ask.name])) if ask.type == "date" else told[ask.name])
            for ask in act.asks
            if ask.type != "reference" and told.get(ask.name)
        ),
        handovers=(_handover(giver, taker, empty=empty),) if paper.custody else (),
    )


def _stated(route: Route, one: Ground, *, empty: bool) -> Coded:
    instrument = route.instrument_title if one.cite.instrument in ("", route.instrument) else one.cite.instrument
    return Coded(one.label, "", "") if empty else Coded(one.label, one.cite.article, instrument, one.cite.mark)


def _handover(giver: str, taker: str, *, empty: bool) -> Handover:
    return Handover(
        giver=giver,
        taker=taker,
        channel="Encrypted transfer (invented)",
        at=HAPPENED_AT,
        recorded_at=HAPPENED_AT,
        received_at=HAPPENED_AT,
        verified_at=HAPPENED_AT,
        digest="" if empty else "d" * 64,
        files=FILES,
    )
