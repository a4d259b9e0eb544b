"""What the page of a request shows a provider, in words: who asks, how to verify, what is asked, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from requests_app.casework.models import Entry
from requests_app.desk import pressing
from requests_app.evidence.models import Piece
from requests_app.papers import verification
from requests_app.papers.models import Paper
from requests_app.parties.models import Organisation, Reach
from requests_app.portal.knows import Known, doer
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Act, Cite, Content
from requests_app.show import paper_words, sentences
from requests_app.show.sentences import Happened
from requests_app.show.told import words

TYPED_CONTACTS = frozenset({"contact", "validating_authority", "transfer_contact", "enforcing_information"})
FIRST = ("phone", "email", "portal", "post")  # one calls back before one writes


@dataclass(frozen=True, slots=True)
class Asker:
    """An organisation on the asking side that the provider deals with."""

    organisation: Organisation
    function: str
    country: str


@dataclass(frozen=True, slots=True)
class Said:
    """One content of the order: what the law calls it, what it says, where that stands."""

    name: str
    label: str
    text: str
    cite: Cite
    instrument: str
    typed_contact: bool  # a way to reach somebody that the request itself names: never to verify with
    is_statement: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One question or one answer."""

    ours: bool
    who: str
    at: datetime
    words: Sequence[tuple[str, str]]  # what was asked for, what was said


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper the provider may read."""

    title: str
    href: str
    sha256: str
    size: int
    pages: int
    made_at: datetime
    ours: bool
    code: str = ""
    signer: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Makeable:
    """A paper the provider can have made of an act of its own."""

    name: str
    title: str
    press: str  # where to ask


def askers(known: Known) -> list[Asker]:
    """Who asks: whoever brought the request to the provider; on a paper of theirs also the authorities it names."""
    by = [doer(known.route, known.arrival)]
    if known.parts:
        named = [n for n, a in known.route.actors.items() if a.seat == "issuing"]
        by = [*named, *by, *(n for n, a in known.route.actors.items() if a.seat == "agency")]
    seats = {seat.actor: seat.organisation for seat in known.seen.seats}
    found: dict[int, Asker] = {}
    for actor in by:
        organisation = seats.get(actor)
        if organisation is not None and actor not in known.mine:
            function = _(known.route.actors[actor].is_)
            found.setdefault(organisation.pk, Asker(organisation, function, country_name(organisation.country)))
    return list(found.values())


def ways(asking: Iterable[Asker]) -> list[Reach]:
    """The ways to reach them that stand in the directory, telephone first. None comes from a request. One query."""
    found = Reach.objects.filter(organisation__in=[a.organisation.pk for a in asking]).select_related("organisation")
    return sorted(found, key=lambda r: (r.verified_at is None, FIRST.index(r.means), r.pk))


def names(known: Known) -> dict[str, str]:
    """Who sits where, by name, for the sentences of the entries that may be known."""
    return {seat.actor: str(seat.organisation) for seat in known.seen.seats}


def contents(known: Known) -> list[Said]:
    """What the order says, in the order of the law."""
    return [
        Said(c.name, _(c.label), _text(c, value), c.cite, c.cite.instrument or known.route.instrument_title,
             c.name in TYPED_CONTACTS, c.type == "statement")
        for c, value in known.contents
    ]  # fmt: skip


def secrecy(known: Known) -> list[Said]:
    """What the order says about confidentiality and telling the user, apart, because it binds at once."""
    wanted = {"confidentiality", "no_notice", "delay_notice"}
    return [said for said in contents(known) if said.name in wanted]


def _text(content: Content, value: Any) -> str:
    if content.type == "statement":
        return _(content.says) if content.says and "{" not in content.says else _("yes")
    if isinstance(value, bool) or content.type == "yesno":
        return _("yes") if value in (True, "yes", "on") else _("no")
    if isinstance(value, list):
        return ", ".join(_(str(one)) for one in value)
    return sentences.told(str(value)) if content.type == "date" else str(value)


def makeable(known: Known) -> dict[int, list[Makeable]]:
    """The papers that can be made of the provider's own entries, by their place in the ledger."""
    numbers = {e.seq: n for n, e in enumerate(known.entries, start=1)}
    found: dict[int, list[Makeable]] = {}
    for one in pressing.owed(known.seen):
        if one.on_demand and one.entry.seq in numbers and (one.rule.by or one.entry.actor) in known.mine:
            address = reverse("portal:press", args=[known.seen.request.ref, numbers[one.entry.seq], one.rule.name])
            found.setdefault(one.entry.seq, []).append(Makeable(one.rule.name, _(one.rule.title), address))
    return found


def timeline(known: Known, zone: str) -> list[tuple[Happened, Sequence[Sheet | Makeable]]]:
    """What happened, the newest first, numbered by what is shown: the ledger's own numbers would tell of the rest."""
    corrected = known.lines
    bodies = {e.seq: known.body(e) for e in known.entries}
    told = sentences.timeline(known.told, known.route, names(known), zone=zone, bodies=bodies)
    numbers = {e.seq: n for n, e in enumerate(known.entries, start=1)}
    marks = {
        act: {int(e.facts["corrects"]) for e in known.seen.ledger.entries if e.act == act}
        for act in ("correct", "void")
    }
    sheets, more = sheets_by_entry(known), makeable(known)
    return [
        (
            replace(
                line,
                seq=numbers[line.seq],
                happened_at=corrected[line.seq].happened_at if line.seq in corrected else line.happened_at,
                corrected=line.seq in marks["correct"],
                struck=line.seq in marks["void"],
            ),
            (*sheets.get(line.seq, ()), *more.get(line.seq, ())),
        )
        for line in told
    ]


def in_words(act: Act, told: Mapping[str, Any], zone: str) -> list[tuple[str, str]]:
    """What was told with an act: each label and its words, an option in the reader's language, a moment in his zone."""
    found = []
    for name, value in told.items():
        ask = next((a for a in act.asks if a.name == name), None)
        text = words(ask, value, zone) if ask else str(value)
        found.append((_(ask.label) if ask else name, _(text) if ask and ask.type == "choice" else text))
    return found


def thread(known: Known, zone: str) -> list[Turn]:
    """Questions and answers: what the provider asked or explained, and what was answered to it, the oldest first."""
    found = []
    for entry in known.entries:
        act, said = known.route.act(entry.act), known.body(entry).get("asked", {})
        if act is None or not said:
            continue
        plain = (entry.facts.get("asked") or {}) if known.is_own(entry) else {}
        told = in_words(act, {**plain, **said}, zone)
        who = names(known).get(doer(known.route, entry), "")
        found.append(Turn(known.is_own(entry), who, entry.happened_at, told))
    return found


def papers(known: Known) -> list[Paper]:
    """The papers addressed to the provider, and its own."""
    return [p for p in known.seen.papers if p.to_actor in known.mine or p.by_actor in known.mine]


def sheet(known: Known, paper: Paper) -> Sheet:
    """A paper as a line of the list."""
    title = _("%(title)s, version %(n)d") % {"title": _(paper.title), "n": paper.number}
    href = reverse("portal:paper", args=[paper.pk])
    seen = known.seen
    state = verification.states(seen.request, seen.route, seen.papers, seen.ledger.entries)[paper.pk]
    ours = paper.by_actor in known.mine
    says = str(paper_words.STATES[state])
    return Sheet(
        title, href, paper.sha256, paper.size, paper.pages, paper.made_at, ours, paper.code, paper.signer, says
    )


def sheets_by_entry(known: Known) -> dict[int, list[Sheet]]:
    """The papers by the place of their act."""
    places = {e.pk: e.seq for e in known.seen.ledger.entries}
    found: dict[int, list[Sheet]] = {}
    for paper in papers(known):
        found.setdefault(places[paper.entry_id], []).append(sheet(known, paper))
    return found


def pieces(known: Known, entry: Entry | None = None) -> list[Piece]:
    """The files the provider listed as handed over, or those of one act."""
    own = {e.pk for e in known.entries if known.is_own(e) and entry in (None, e)}
    return [p for p in known.seen.pieces if p.delivery.entry_id in own]


def place(known: Known) -> str:
    """Where it stands, in words."""
    if known.place:
        return _(known.route.states[known.place].says)
    return _("With the authorities")


def items(known: Known) -> list[dict[str, str]]:
    """The items with their period in words; the zone stands beside it, since a provider searches by it."""
    found = []
    for item in known.items:
        since, until = (sentences.told(item[end]) for end in ("since", "until"))
        period = ""
        if since or until:
            period = _("%(since)s to %(until)s") % {"since": since or _("open"), "until": until or _("open")}
        found.append({**item, "zone": item["zone"] or "UTC", "period": period})
    return found


def plain_items(known: Known) -> str:
    """Every item on a line of its own, separated by tabs: to be copied into another system."""
    names_ = ("identifier", "kind", "data", "since", "until", "zone")
    return "\n".join("\t".join(item[name] for name in names_) for item in known.items)


def given(known: Known, entry: Entry) -> Mapping[str, Any]:
    """The facts of an act as corrected since."""
    line = known.lines.get(entry.seq)
    return line.facts if line else entry.facts
