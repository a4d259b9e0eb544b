"""Every act of the catalogue that answers or accompanies a request offers the paper of its kind, or says why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from requests_app.routes.catalogue import catalogue
from requests_app.routes.outcomes import Outcome
from requests_app.routes.schema import Act, Route

FORM_OF = {
    "acknowledge": "acknowledgement",
    "return": "return-for-completion",
    "refuse": "refusal",
    "delay": "delay-notice",
    "withdraw": "withdrawal",
    "deliver": "certificate-of-receipt",
}
NOTHING_THERE = {Outcome.NOD, Outcome.LOST}

# Act, the routes it is meant in (none: wherever it occurs) -> why it has no paper of its kind.
EXCEPTIONS: Mapping[tuple[str, tuple[str, ...]], str] = {
    ("receive", ("EU-EIO", "EU-EIO-32")): "Annex B acknowledges, with an act of its own",
    ("receive", ("EU-ANNEX-III",)): "what is received is the answer to the addressee's own form, no request",
    ("register", ("EU-CONFLICT",)): "a court of the issuing State, on one's own side",
    ("give_consent", ("BC-32",)): "the consent itself is the paper, drawn with the act",
    ("confirm_keeping", ("BR-DIRECT",)): "says that the records are kept, which is more than their receipt",
    ("serve", ("US-NDO-2705",)): "one's own side serves; whoever is served confirms nothing",
    ("object", ()): "an objection: whether the order is maintained is decided after it",
    ("object_to_enforcement", ("EU-ENF",)): "an objection: the enforcing authority decides on it",
    ("clear_in_part", ("EU-EPOC-N",)): "for the rest it is cleared: the request is not refused",
    ("restrict_use", ("EU-EPOC-E",)): "the data were handed over; only their use is restricted",
    ("find_inapplicable", ()): "the other State's authority has no account and no office in the request",
    ("refuse_consent", ("BC-32",)): "a person, who has no account",
    ("quash", ("US-MOTION-2703H",)): "the court tells both sides by its own order; no office stands for it",
    ("deny", ("US-NDO-2705",)): "the court tells its own applicant by its own order; no office stands for it",
    ("grant_delay", ("US-NDO-2705",)): "what is delayed is the notice to the customer, as was asked for",
    ("withdraw", ("EU-ANNEX-III", "EU-CONFLICT")): "withdrawn with the order, on whose own route the paper is made",
    ("withdraw", ("US-PRES-2258A-H",)): "nothing was sent: the provider's duty by law goes on all the same",
    ("revoke", ("UK-OPO",)): "the judge revokes by an order of his own, and has no account",
    ("accept_impossibility", ()): "nothing was handed over",
    ("release", ()): "the data are let go, not handed over",
}  # fmt: skip


def excepted(route: Route, act: Act) -> tuple[str, tuple[str, ...]] | None:
    return next((key for key in EXCEPTIONS if key[0] == act.does and (not key[1] or route.id in key[1])), None)


def gone_out(route: Route) -> frozenset[str]:
    """The places a request can be in once it was sent."""
    found = {act.to for act in route.acts if act.sends}
    while more := {act.to for act in route.acts if found & set(act.from_) and act.to in route.states} - found:
        found |= more
    return frozenset(found)


def kind(route: Route, act: Act, out: frozenset[str]) -> str:
    """What the act does to the request, by what the law file says of it; empty: none of these."""
    theirs = any(route.actors[name].side != "requesting" for name in act.by)
    ends = route.states[act.to].ends if act.to in route.states else None
    if act.receives:
        return "acknowledge"
    if act.returns or act.needs.code:
        return "return"
    if act.needs.ground and theirs:
        return "refuse"
    if theirs and ("delayed" in act.reports or "postponed" in act.reports):
        return "delay"
    if ends is Outcome.WDR and not theirs and (act.wishes == "withdrawn" or set(act.from_) & out):
        return "withdraw"
    if act.to == "by_outcome" and not (act.needs.outcome and set(act.needs.outcome) <= NOTHING_THERE):
        return "deliver"
    return ""


def cases() -> Iterator[tuple[Route, Act, str]]:
    for name in sorted(catalogue().ids()):
        route = catalogue().current(name)
        out = gone_out(route)
        for act in route.acts:
            if not act.automatic and (found := kind(route, act, out)):
                yield route, act, found


CASES = [*cases()]


@pytest.mark.parametrize("wanted", sorted(FORM_OF))
def test_it_offers_its_paper(wanted: str) -> None:
    """A refusal may go out under the court's name or another's; what counts is the form."""
    lacking = []
    for route, act, found in CASES:
        forms = {paper.form for paper in map(route.paper, act.on_demand) if paper is not None}
        if found == wanted and FORM_OF[wanted] not in forms and excepted(route, act) is None:
            lacking.append(f"{route.id} {act.does}")
    assert lacking == []


def test_every_paper_on_demand_is_of_the_kind_of_its_act() -> None:
    """And no other act offers one: but for the withdrawal of an order that was refused."""
    kinds = {(route.id, act.does): found for route, act, found in CASES}
    other = {
        (act.does, paper.form)
        for route in (catalogue().current(name) for name in catalogue().ids())
        for act in route.acts
        for paper in map(route.paper, act.on_demand)
        if paper is not None and FORM_OF.get(kinds.get((route.id, act.does), "")) != paper.form
    }
    assert other == {("confirm_withdrawal", "withdrawal"), ("decline", "refusal")}


def test_each_exception_is_still_one() -> None:
    used = {excepted(route, act) for route, act, _found in CASES if not act.on_demand}
    assert sorted(set(EXCEPTIONS) - used) == []


def test_no_kind_is_empty() -> None:
    assert {found for _route, _act, found in CASES} == set(FORM_OF)
