"""What a form is filled with: the facts of one request in plain types, handed over by whoever may read the request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from requests_app.clocks.steps import Step


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when, with the zone the authority meant. Either end may be open; instants are aware."""

    start: datetime | None
    end: datetime | None
    zone: str = "UTC"


Value = str | bool | int | Decimal | date | datetime | Period | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """The law behind one content: its label on the form, its article, the mark of that reading, who may see it.

    `kind` is the content's type in the route (text, statement, items, yesno, date, …); `instrument` is empty for the
    route's own.
    """

    label: str
    cite: str
    mark: str = "V"
    on: tuple[str, ...] = ("order",)
    kind: str = "text"
    instrument: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    """An office at either end. `details` may hold address, telephone, fax, email, contact_person, file_number,
    languages, representative, post, hours, zone; each form takes what it prints.
    """

    name: str
    kind: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    country_name: str = ""
    lines: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item: what identifies the account, and which data of which period are wanted."""

    identifier_kind: str  # email | telephone | ip | account | imei | mac | url | domain | hash | other
    identifier: str
    data: tuple[str, ...]  # subscriber | identification_only | traffic | content
    period: Period | None = None
    service: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """Another request this one builds on, usually a preservation."""

    kind: str  # preservation | production
    reference: str
    authority: str = ""
    issued_on: date | None = None
    sent_on: date | None = None
    addressee: str = ""
    their_reference: str = ""
    holds_until: date | None = None


@dataclass(frozen=True, slots=True)
class Emergency:
    """That life or a critical infrastructure is in danger, which of the two, and why."""

    reason: str
    threat: str = "life"  # life | infrastructure
    unvalidated: bool = False  # issued before validation, which follows within 48 hours


@dataclass(frozen=True, slots=True)
class Coded:
    """Something of the route's law that was pointed to: a ground, a code of return, a content. Label and source."""

    label: str
    article: str
    instrument: str  # in words
    mark: str = "V"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing told with an act, under the label of its question."""

    label: str
    value: Value
    translated: bool = False  # one of the route's own options, which have words in each language


@dataclass(frozen=True, slots=True)
class Counted:
    """A date that runs from the act: its end at the place where it is counted, and how it was counted."""

    label: str
    due: date | datetime
    zone: str
    how: tuple[Step, ...]
    law: Coded


@dataclass(frozen=True, slots=True)
class Handed:
    """One file as the manifest lists it: never the file."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Handover:
    """One delivery: from whom to whom, by what channel, when, when it was put on record, and the files."""

    giver: str
    taker: str
    channel: str
    at: datetime
    recorded_at: datetime
    verified_at: datetime | None = None  # when the hashes were found equal on both sides
    digest: str = ""  # of all lines of the manifest, as the ledger keeps it
    files: tuple[Handed, ...] = ()
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answering:
    """What a paper that answers or accompanies a request says of its act: nothing of the case, only of the handling."""

    happened_at: datetime | None = None
    own_number: str = ""  # the number its author gave the request
    their_number: str = ""  # the number of whoever receives it
    by_court: bool = False  # a court decided, and the office that issues the paper tells of it
    ground: Coded | None = None
    code: Coded | None = None
    missing: tuple[Coded, ...] = ()  # the contents of the route that the code of return is about
    told: tuple[Told, ...] = ()
    dates: tuple[Counted, ...] = ()
    handovers: tuple[Handover, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One request as a form sees it. Names of contents are those of the route, and `law` holds a rule for each content
    of the route, said or not; what is missing is left blank, and a draft says so.
    """

    reference: str
    route_id: str
    route_version: int
    route_title: str
    instrument: str = ""  # the route's own, as the routes name it: CETS185, EU2023/1543, 18 USC
    paper: str = ""  # the paper's name in the route
    paper_title: str = ""  # the paper's own title in the route; empty: the form's
    basis: str
    marking: str
    created_at: datetime
    from_party: Party
    to_party: Party
    contents: Mapping[str, Value] = field(default_factory=dict)
    law: Mapping[str, Rule] = field(default_factory=dict)
    items: tuple[Wanted, ...] = ()
    parties: Mapping[str, Party] = field(default_factory=dict)  # issuing, validating, addressee, provider, enforcing…
    people: Mapping[str, str] = field(default_factory=dict)  # function -> who holds it: signatory, signed_at
    linked: tuple[Linked, ...] = ()
    answers: Mapping[str, str | bool] = field(default_factory=dict)  # boxes and lines of a printed form, by their key
    act: str = ""  # the act that puts this on paper
    told: Mapping[str, Value] = field(default_factory=dict)  # what that act was told, by the names of its questions
    recorded: Mapping[str, Value] = field(default_factory=dict)  # what earlier acts were told, nothing personal
    answering: Answering = Answering()  # of papers that answer or accompany a request
    issued_on: date | None = None  # of the request's own order, for papers that follow it
    sent_on: date | None = None
    received_on: date | None = None
    emergency: Emergency | None = None
    notified: bool = False  # the enforcing authority is notified (Regulation (EU) 2023/1543, Art. 8)
    confidential: bool = True
    no_notice_to_user: bool = True
    language: str = "en"
    second_language: str = ""  # a recipient may ask for its own form with each label in a second language under it
    second_basis: str = ""  # the basis in the second language
    second_contents: Mapping[str, Value] = field(default_factory=dict)  # those whose words the law gives, likewise
    draft: bool = False
    courtesy: bool = False
    synthetic: bool = False
    verify_code: str | None = None
    version: str = "1"
    parts: tuple[str, ...] = ("order",)  # which contents this paper carries
