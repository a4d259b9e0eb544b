"""What a paper that answers or accompanies a request says of its act: codes with their source, dates, numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_noop

from requests_app.casework import machine
from requests_app.casework.ledger import Ledger
from requests_app.casework.machine import Line
from requests_app.casework.models import Request
from requests_app.clocks import steps
from requests_app.clocks.models import Deadline
from requests_app.papers.filled import Answering, Coded, Counted, Handover, Told, Value
from requests_app.routes import lint_rules
from requests_app.routes.schema import Act, Ask, Cite, Ground, Holder, PaperRule, Route


def of(
    request: Request,
    ledger: Ledger,
    line: Line,
    rule: PaperRule,
    *,
    body: Mapping[str, Any],
    handovers: Sequence[Handover] = (),
) -> Answering:
    """The entry of this line as a paper of it may tell it. `ledger` is the whole one, `body` the entry's payload."""
    route = ledger.route
    act = route.act(line.act)
    if act is None:
        raise ValueError(f"{route.key} knows no act {line.act!r}.")
    whose = author(act, line.actor)
    issuer = rule.by or whose
    numbers = _numbers(route, machine.effective(ledger.lines))
    ground = next((g for g in route.grounds if g.code == line.facts.get("ground")), None)
    code = next((g for g in route.returns if g.code == line.facts.get("code")), None)
    return Answering(
        happened_at=line.happened_at,
        own_number=request.ref if _ours(route, issuer) else numbers.get(issuer, ""),
        their_number=request.ref if _ours(route, rule.to) else numbers.get(rule.to, ""),
        by_court=issuer != whose and route.actors[whose].holder is Holder.COURT and not rule.custody,
        ground=coded(route, ground.label, ground.cite) if ground else None,
        code=coded(route, code.label, code.cite) if code else None,
        missing=about(request, route, code, line.happened_at.date()) if code else (),
        told=() if rule.custody else told(act, line, body, inside=_ours(route, whose)),
        dates=() if _ours(route, whose) else dates(request, route, line.seq),
        handovers=tuple(handovers),
    )


def author(act: Act, actor: str) -> str:
    """Whose act it was, also where somebody else recorded it: then the entry names the one who recorded."""
    return actor if actor in act.by else act.by[0]


def coded(route: Route, label: str, cite: Cite) -> Coded:
    """A label with its article and the name of the instrument it stands in."""
    instrument = cite.instrument
    if instrument in ("", route.instrument):
        instrument = route.instrument_title
    return Coded(label, cite.article, instrument, cite.mark)


def about(request: Request, route: Route, code: Ground, on: date) -> tuple[Coded, ...]:
    """The contents of the route that a code of return is about: those the rules that foresee it look at."""
    rules = [
        rule
        for rule in lint_rules.rules().foreseeing(code.code)
        if rule.concerns(route, request.requesting, request.requested, on)
    ]
    # A rule that minds a word is about what was said, not about what is missing; it counts where no other does.
    lacking = [rule for rule in rules if rule.looks != "mentions"] or rules
    names = {name for rule in lacking for name in rule.contents}
    items = any(not rule.contents for rule in lacking)
    return tuple(
        coded(route, content.label, content.cite)
        for content in route.contents
        if content.name in names or (items and content.type == "items")
    )


def told(act: Act, line: Line, body: Mapping[str, Any], *, inside: bool) -> tuple[Told, ...]:
    """What was told with the act, numbers apart. Personal words of the requesting side stay on its own side."""
    said = {**line.facts.get("asked", {}), **({} if inside else body.get("asked", {}))}
    longer = {str(one.get("reason", "")) for one in line.facts.get("extensions", {}).values()} - {""}
    return (
        *(
            Told(ask.label, _value(ask, said[ask.name]), ask.type == "choice")
            for ask in act.asks
            if ask.type != "reference" and said.get(ask.name) and not (inside and ask.personal)
        ),
        *(Told(gettext_noop("Why it takes longer"), reason) for reason in sorted(longer)),
    )


def dates(request: Request, route: Route, seq: int) -> tuple[Counted, ...]:
    """The dates that the act set running or moved, as they were counted then."""
    found = Deadline.objects.filter(request=request, started_seq=seq, due_at__isnull=False)
    made = []
    for one in found.exclude(status="void"):
        clock = route.clock(one.clock)
        if clock is not None and one.due:
            law = coded(route, clock.label, clock.cite)
            made.append(Counted(clock.label, _end(one.due), one.zone, steps.from_json(one.steps), law))
    return tuple(made)


def _end(due: str) -> date | datetime:
    return datetime.fromisoformat(due) if "T" in due else date.fromisoformat(due)


def _ours(route: Route, actor: str) -> bool:
    return actor in route.actors and route.actors[actor].side == "requesting"


def _numbers(route: Route, lines: Sequence[Line]) -> dict[str, str]:
    """The number under which each office keeps the request: the first it gave on receipt, or one that bears its name.

    Somebody may also tell the number of another, such as that of a preservation: that is not his own.
    """
    found: dict[str, str] = {}
    for line in lines:
        act = route.act(line.act)
        if act is None:
            continue
        office = author(act, line.actor)
        for name, number in (line.facts.get("references") or {}).items():
            if act.receives or name.startswith(f"{office}_"):
                found.setdefault(office, str(number))
    return found


def _value(ask: Ask, raw: Any) -> Value:
    match ask.type:
        case "date":
            return date.fromisoformat(str(raw)[:10])
        case "instant":
            return datetime.fromisoformat(str(raw))
        case _:
            return str(raw)
