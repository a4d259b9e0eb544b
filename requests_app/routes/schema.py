"""What a route is made of: the frozen shape every TOML file in `law/` must have."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from requests_app.routes.outcomes import Outcome

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
RouteId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]
Data = Literal["subscriber", "identification_only", "traffic", "content"]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Mark = Literal["V", "V2", "R"]


class Frozen(BaseModel):
    """Nothing of the law changes while the programme runs, and nothing unknown slips in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(StrEnum):
    """The hats a person can wear in an organisation."""

    OFFICER = "officer"
    APPROVER = "approver"
    ISSUING = "issuing_authority"
    CENTRAL = "central_authority"
    CONTACT = "contact_point"
    ENFORCING = "enforcing_authority"
    PROVIDER = "provider_counsel"
    MINISTRY = "ministry_reader"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Holder(StrEnum):
    """Who can have the ball: the keys of the ball line and of M3. The order is the order of the key."""

    DRAFTER = "drafter"
    APPROVER = "approver"
    ISSUING = "issuing_authority"
    OWN_CENTRAL = "own_central_authority"
    TRANSIT = "transit"
    FOREIGN_CENTRAL = "foreign_central_authority"
    CONTACT = "contact_point"
    ENFORCING = "enforcing_authority"
    COURT = "court"
    PROVIDER = "provider"
    UNKNOWN = "unknown"


class Cite(Frozen):
    """Where a rule stands, and whether it was read there (V), read second hand (V2) or only recalled (R)."""

    article: str
    mark: Mark
    instrument: str = ""  # empty: the route's own instrument
    source: str = ""
    checked: date | None = None  # empty: the route's own date
    note: str = ""


class Condition(Frozen):
    """One side's entry condition; each is also the reason shown when the route is closed."""

    party_to: str = ""
    bound_by: str = ""
    country: tuple[str, ...] = ()
    not_country: tuple[str, ...] = ()
    agreement: str = ""


class Test(Frozen):
    """One fact of the case and what it must be. A fact nobody has told neither opens nor closes."""

    fact: Literal["emergency", "target_us_person", "target_resides", "max_penalty", "annex_iv", "direct_answers",
                  "provider_state"]  # fmt: skip
    is_: tuple[str, ...] = Field(default=(), alias="is")  # "yes", "no", or States; groups such as EU are spelled out
    is_not: tuple[str, ...] = ()
    at_least: int | None = None  # max_penalty: the years of the maximum sentence


class Need(Frozen):
    """What the case must be for the route to be open: one of these tests holds. Shown as condition, or as reason."""

    any: tuple[Test, ...]
    data: tuple[Data, ...] = ()  # asked for these categories alone; none: for all
    says: str
    cite: Cite


class Open(Frozen):
    """Who may use the route, for what, and where it can lead."""

    requesting: Condition = Condition()
    requested: Condition = Condition()
    offences: str = ""
    threshold: str = ""
    conditions: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    issued_by: dict[Data, str] = {}  # who must issue or validate, where the text differs by category of data
    yields: str = ""  # what it can bring, where that is less than its data say
    cite: Cite | None = None


class Actor(Frozen):
    """Somebody who may hold the ball: which side, which role signs in for it, which key of the ball line."""

    side: Literal["requesting", "requested", "neutral"]
    is_: str = Field(alias="is")
    roles: tuple[Role, ...] = ()  # who signs in for it; none: its acts are recorded by others. `role = "x"` is read too
    holder: Holder
    article: str = ""
    seat: Literal["agency", "issuing", "own_central", "contact", "foreign_central", "foreign_contact", "enforcing",
                  "court", "provider", "none"]  # fmt: skip

    @model_validator(mode="before")
    @classmethod
    def one_role(cls, value: Any) -> Any:
        if isinstance(value, dict) and "role" in value:
            value = {**value, "roles": (value["role"],)}
            del value["role"]
        return value


class State(Frozen):
    """A place in the graph: who holds the ball there, why, or how it ends."""

    held_by: str = ""  # an actor, or "transit" or "unknown"
    says: str  # the place in words, for the head of the page
    because: str = ""
    ends: Outcome | None = None

    @model_validator(mode="after")
    def held_or_ended(self) -> State:
        if bool(self.held_by) == (self.ends is not None):
            raise ValueError("a state is either held by somebody (held_by) or an end (ends), not both and not neither")
        return self


class Ask(Frozen):
    """A fact an act must be told: when preserved, under which number, until when."""

    name: Name
    label: str
    type: Literal["instant", "date", "text", "reference", "choice", "number", "period_days"]
    required: bool = True
    options: tuple[str, ...] = ()
    personal: bool = False  # true: kept in the personal payload, not in the entry
    help: str = ""


class Needs(Frozen):
    """What must be so before an act is open; each is refused with its own sentence."""

    contents: Literal["", "all"] = ""
    approval_by_another: bool = False  # the person differs from everyone who drafted or submitted since the last draft
    late: Name | None = None  # the named clock has run out
    items: Literal["", "settled", "open"] = ""  # every item has an outcome | at least one has none
    ground: bool = False  # a refusal ground of this route
    code: Literal["", "return"] = ""  # a return code of this route
    outcome: tuple[Outcome, ...] = ()  # the items together come to one of these
    linked: bool = False  # another request is linked
    done: tuple[Name, ...] = ()  # these acts have been done since the last visit of the first state
    not_done: tuple[Name, ...] = ()
    emergency_unvalidated: bool = False


class Act(Frozen):
    """Something a party may do: from where, to where, what it needs, which clocks it moves, what it puts on paper."""

    does: Name
    label: str  # the button
    says: str  # the timeline's sentence, with {actor} and {org} and asked facts in braces
    by: tuple[str, ...]  # actors who may do it themselves
    recorded_by: tuple[str, ...] = ()  # actors who may record it for one of them who has no account
    from_: tuple[str, ...] = Field(alias="from")
    to: str = ""  # empty: the place does not change
    needs: Needs = Needs()
    asks: tuple[Ask, ...] = ()
    papers: tuple[str, ...] = ()  # drawn with the act, or it does not happen
    on_demand: tuple[str, ...] = ()  # drawn from its entry when its author asks for them
    starts: tuple[Name, ...] = ()
    stops: tuple[Name, ...] = ()
    pauses: tuple[Name, ...] = ()
    resumes: tuple[Name, ...] = ()
    extends: tuple[Name, ...] = ()
    sends: bool = False  # the request leaves our side for the first outside recipient: s of M1
    receives: bool = False  # the other side has it: a of M5
    returns: bool = False  # returned for completion: x1 of M8
    answers: bool = False  # an answer is in: f
    settles: bool = False  # items get their outcomes here
    links: tuple[RouteId, ...] = ()  # opens a linked request on one of these routes
    wishes: str = ""  # what we ask for from here on (desired status)
    reports: str = ""  # what they tell us (reported status)
    step_up: bool = False  # asks for the second factor again (R21)
    automatic: bool = False  # done by the programme when a clock ends; never offered as a button
    help: str = ""
    cite: Cite | None = None

    @field_validator("by", "recorded_by", "from_", "papers", "on_demand", "starts", "stops", "pauses", "resumes",
                     "extends", "links", mode="before")  # fmt: skip
    @classmethod
    def one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class Length(Frozen):
    """How long a clock runs: a fixed number, a floor, or a number the act or the order itself states."""

    n: int | None = None
    at_least: int | None = None
    unit: Literal["hour", "day", "working_day", "week", "month", "year", "none"]
    stated_in: str = ""  # "act.fact": the fact that states the number or the date; n is then only the default

    @property
    def amount(self) -> int | None:
        return self.n if self.n is not None else self.at_least


class AtEnd(Frozen):
    """What the law does when a clock runs out."""

    act: Name | None = None  # the automatic act recorded at that moment
    means: str


class Extend(Frozen):
    """How a clock may be lengthened: by how much, how often, on what basis."""

    n: int | None = None  # none: as stated when it is extended
    unit: Literal["hour", "day", "working_day", "week", "month", "year"] = "day"
    times: int | None = None  # none: no limit in the text
    runs_from: Literal["end", "act"] = "end"
    basis: str
    mark: Mark


class Clock(Frozen):
    """A period of law: what starts it, how long it is, how it is counted, what stops, pauses and extends it."""

    name: Name
    label: str
    kind: Literal["hard", "soft", "floor", "requested", "statistical"]
    runs_from: str  # "act" (the moment it happened) or "act.fact"
    length: Length
    counting: str = ""  # empty: the route's
    roll: Literal["rule", "none", "disputed"] = "rule"  # disputed: unrolled is acted on, rolled is shown
    owner: str  # the actor whose duty or whose loss it is
    place: str = ""  # the actor whose State's calendar counts; empty: the owner
    after: Name | None = None  # begins when this other clock ends
    at_end: AtEnd
    extend: Extend | None = None
    answers: bool = False  # D_r of M7 is the end of this one
    rungs: tuple[str, ...] = ()  # when its people are told: "-7d", "-2h", "0"
    tells: tuple[str, ...] = ()  # actors told besides the owner
    cite: Cite

    @field_validator("rungs")
    @classmethod
    def rungs_read(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for rung in value:
            rung_offset(rung)
        return value


def rung_offset(rung: str) -> timedelta:
    """`-21d`, `-2h`, `-30m`, `0` or `+1d` as a span from the due moment."""
    if rung == "0":
        return timedelta(0)
    found = re.fullmatch(r"([+-])(\d+)([dhm])", rung)
    if not found:
        raise ValueError(f"the rung {rung!r} is not like -7d, -2h, -30m, 0 or +1d")
    sign = -1 if found[1] == "-" else 1
    return sign * timedelta(**{{"d": "days", "h": "hours", "m": "minutes"}[found[3]]: int(found[2])})


class Content(Frozen):
    """Something the paper must say, and why."""

    name: Name
    label: str
    type: Literal["text", "statement", "items", "period", "date", "choice", "choices", "yesno", "organisation",
                  "reference"]  # fmt: skip
    on: tuple[Literal["order", "supplement", "notification", "application", "enforcing"], ...]
    required: bool = True
    only_if: str = ""  # "content=value": required only then
    options: tuple[str, ...] = ()
    says: str = ""  # a statement's text, with {placeholders}
    topic: Literal["case", "offence", "data", "necessity", "handling", "authority"] = "case"
    min_words: int = 0
    help: str = ""
    cite: Cite


class Ground(Frozen):
    """A reason the law allows for refusing, or a coded reason for returning."""

    code: Name
    label: str
    by: tuple[str, ...] = ()
    cite: Cite
    note: str = ""


class PaperRule(Frozen):
    """One paper of the route: which form, for whose eyes, with which contents."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    form: str
    title: str
    to: str  # the actor who receives it
    by: str = ""  # the actor who issues it; empty: whoever does the act
    custody: bool = False  # it lists what was handed over, and exists only where something was
    contents: tuple[Literal["order", "supplement", "notification", "application", "enforcing"], ...]


class Validity(Frozen):
    """When the route can be used at all."""

    in_force: bool = True
    since: date | None = None
    until: date | None = None
    note: str = ""
    mark: Mark = "V"


class Route(Frozen):
    """One legal route, whole."""

    id: RouteId
    version: int = Field(ge=1)
    title: str
    short: str  # two or three words, for lists
    instrument: str
    instrument_title: str
    basis: str
    kind: Literal["preservation", "production", "assistance", "emergency", "information", "enforcement"]
    data: tuple[Data, ...]
    counting: str
    counting_note: str = ""
    checked: date
    validity: Validity = Validity()
    open: Open = Open()
    languages: str = ""
    accepts: tuple[
        Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...
    ] = ()  # those that `languages` names; none: the recipient's
    confidentiality: str = ""
    emergency: bool = False
    first: str = "draft"
    actors: dict[Name, Actor]
    states: dict[Name, State]
    acts: tuple[Act, ...]
    clocks: tuple[Clock, ...] = ()
    contents: tuple[Content, ...] = ()
    grounds: tuple[Ground, ...] = ()
    returns: tuple[Ground, ...] = ()
    papers: tuple[PaperRule, ...] = ()
    sources: dict[str, str] = {}

    @property
    def key(self) -> str:
        return f"{self.id}/{self.version}"

    def act(self, name: str) -> Act | None:
        """The act of that name, or none."""
        return next((a for a in self.acts if a.does == name), None)

    def clock(self, name: str) -> Clock | None:
        """The clock of that name, or none."""
        return next((c for c in self.clocks if c.name == name), None)

    def paper(self, name: str) -> PaperRule | None:
        """The paper of that name, or none."""
        return next((p for p in self.papers if p.name == name), None)

    def holder_in(self, state: str) -> Holder:
        """Who has the ball in a state that is not an end."""
        held_by = self.states[state].held_by
        if held_by in ("transit", "unknown"):
            return Holder(held_by)
        return self.actors[held_by].holder
