"""A route in words, for the page and for the printed manual: its acts, clocks, contents, and who may use it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from requests_app.clocks import explain
from requests_app.routes.jurisdictions import GROUPS, country_name
from requests_app.routes.outcomes import WORDS
from requests_app.routes.schema import Act, Clock, Condition, Content, Need, Route
from requests_app.show import holders, words


@dataclass(frozen=True, slots=True)
class Acted:
    """An act in words: from where, to where, by whom."""

    act: Act
    label: str
    by: str
    recorded_by: str
    from_: str
    to: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock in words."""

    clock: Clock
    label: str
    kind: str
    length: str
    starts: str
    owner: str
    means: str
    extend: str


@dataclass(frozen=True, slots=True)
class Needed:
    """A content of a paper in words."""

    content: Content
    label: str
    on: str
    required: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What the route says of itself, under its heading."""

    term: str
    text: str


def said(text: str) -> str:
    """A word of the law in the reader's language. The empty one stays empty: gettext would answer its heading."""
    return _(text) if text else ""


def who_is(route: Route, actors: Sequence[str]) -> str:
    """Actors in words."""
    return ", ".join(said(route.actors[a].is_) if a in route.actors else holders.word(a) for a in actors)


def held_or_ends(route: Route, name: str) -> str:
    """Who has the ball in a state, or how the route ends there."""
    state = route.states[name]
    return str(WORDS[state.ends]) if state.ends else who_is(route, [state.held_by])


def act_in_words(route: Route, act: Act) -> Acted:
    """One row of the table of acts."""
    to = {"": _("stays where it is"), "back": _("back to where it came from"), "by_outcome": _("by the outcomes")}
    return Acted(
        act,
        said(act.label),
        who_is(route, act.by),
        who_is(route, act.recorded_by),
        ", ".join(said(route.states[s].says) for s in act.from_),
        to.get(act.to) or said(route.states[act.to].says),
    )


def clock_in_words(route: Route, clock: Clock) -> Timed:
    """One row of the table of clocks."""
    started = clock.runs_from.partition(".")[0]
    act = route.act(started)
    return Timed(
        clock,
        said(clock.label),
        str(words.CLOCK_KINDS.get(clock.kind, clock.kind)),
        length_in_words(clock),
        said(act.label) if act else started,
        who_is(route, [clock.owner]),
        said(clock.at_end.means),
        _extension(clock),
    )


def length_in_words(clock: Clock) -> str:
    """How long a clock runs."""
    amount, unit = clock.length.amount, clock.length.unit
    length = explain.period_in_words(amount, unit) if amount is not None and unit != "none" else ""
    if clock.length.at_least is not None and length:
        length = _("at least %(length)s") % {"length": length}
    if clock.length.stated_in:
        length = _("%(length)s, or as stated") % {"length": length} if length else _("as stated")
    return length or _("no legal term")


def _extension(clock: Clock) -> str:
    if clock.extend is None:
        return ""
    if clock.extend.n is None:
        return said(clock.extend.basis)
    by = explain.period_in_words(clock.extend.n, clock.extend.unit)
    return _("by %(length)s, %(basis)s") % {"length": by, "basis": said(clock.extend.basis)}


def content_in_words(content: Content) -> Needed:
    """One row of the table of contents."""
    parts = {
        "order": _("order or request"),
        "supplement": _("supplement"),
        "notification": _("notification"),
        "application": _("application to a court"),
        "enforcing": _("enforcing authority"),
    }
    required = _("no")
    if content.required:
        required = _("in some cases") if content.only_if else _("yes")
    return Needed(content, said(content.label), ", ".join(parts[one] for one in content.on), required)


def facts_of(route: Route) -> list[Fact]:
    """What the route is, for whom and for what; only what the law says."""
    may = route.open
    issued = "; ".join(f"{words.data_word(data)}: {said(who)}" for data, who in may.issued_by.items())
    rows = (
        (_("Basis"), f"{said(route.instrument_title)}, {said(route.basis)}"),
        (_("Data"), ", ".join(words.data_word(one) for one in route.data)),
        (_("Who may ask"), condition_in_words(may.requesting)),
        (_("Who may be asked"), condition_in_words(may.requested)),
        (_("Issued or validated by"), issued),
        (_("Offences"), said(may.offences)),
        (_("Threshold"), said(may.threshold)),
        (_("Conditions"), "; ".join(said(one) for one in may.conditions)),
        (_("What it can bring"), said(may.yields)),
        (_("Languages"), said(route.languages)),
        (_("Confidentiality"), said(route.confidentiality)),
    )
    return [Fact(term, text) for term, text in rows if text]


def condition_in_words(condition: Condition) -> str:
    """Which States one side may be."""
    parts = [_("a State bound by %(instrument)s") % {"instrument": i} for i in _instruments(condition)]
    if condition.country:
        parts.append(_states(condition.country))
    if condition.not_country:
        parts.append(_("not %(states)s") % {"states": _states(condition.not_country)})
    if condition.agreement:
        parts.append(_("under the agreement %(agreement)s") % {"agreement": condition.agreement})
    return "; ".join(parts)


def need_in_words(need: Need) -> str:
    """What the case must be, and for which data alone."""
    text = said(need.says)
    return f"{text} ({', '.join(words.data_word(one) for one in need.data)})" if need.data else text


def _instruments(condition: Condition) -> list[str]:
    return [name for name in (condition.party_to, condition.bound_by) if name]


def _states(codes: Sequence[str]) -> str:
    groups = {"EU": _("a Member State of the European Union"), "EEA": _("a State of the European Economic Area")}
    return ", ".join(groups.get(code, code) if code in GROUPS else country_name(code) for code in codes)
