"""Invented requests that fill any form of the house: every content of the route that declares its paper, by kind.

Nobody and nothing in them exists; each is marked synthetic. No database is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.utils import translation
from django.utils.translation import gettext

from requests_app.papers import sample_answers
from requests_app.papers.filled import Answering, Emergency, Filled, Linked, Party, Period, Rule, Value, Wanted
from requests_app.papers.forms import FORMS, Form
from requests_app.papers.sample_words import FACTS, OFFICES, TEXTS
from requests_app.papers.tongues import accepted, tongue
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Act, Content, PaperRule, Route

MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
PERIOD = Period(datetime(2026, 2, 28, 23, 0, tzinfo=UTC), datetime(2026, 5, 31, 22, 0, tzinfo=UTC), "Europe/Berlin")
WANTED = (("email", "account-a@mail.example"), ("account", "user-10017"), ("ip", "203.0.113.7"))
HERE, THERE, EUROPE = "DE", "US", "IE"
ALONE = {"mla-article-31": ("subscriber",)}  # its template is for these data alone
NO_ROUTE = "no route"  # stands for the route of a form that none declares

Says = Callable[[str, str], str]  # a content's name and label -> what is written


@dataclass(frozen=True, slots=True)
class Sample:
    """One form with what fills it, and the route and paper it was taken from (`no route` where none declares it)."""

    form: Form
    route: str
    paper: str
    filled: Filled


def samples(language: str = "en", *, every_route: bool = False) -> Iterator[Sample]:
    """One sample for each form, in the order of their names; or one for each paper of each route."""
    declared = _declared()
    for name, form in sorted(FORMS.items()):
        places = declared.get(name, [])
        for route, paper in places if every_route else places[:1]:
            yield Sample(form, route.id, paper.name, fill(route, paper, language))
        if not places:
            yield Sample(form, NO_ROUTE, name, undeclared(form, language))


def sample(form: str, language: str = "en", *, says: Says | None = None) -> Sample:
    """The sample of one form. `says` writes the texts; nothing: invented ones."""
    places = _declared().get(form, [])
    if not places:
        return Sample(FORMS[form], NO_ROUTE, form, undeclared(FORMS[form], language, says=says))
    route, paper = places[0]
    return Sample(FORMS[form], route.id, paper.name, fill(route, paper, language, says=says))


def of_route(route_id: str, paper: str, language: str = "en") -> Filled:
    """What fills this paper of this route."""
    route = catalogue().current(route_id)
    return fill(route, next(one for one in route.papers if one.name == paper), language)


def _declared() -> dict[str, list[tuple[Route, PaperRule]]]:
    """The papers of all routes by their form: first those whose route says most."""
    found: dict[str, list[tuple[Route, PaperRule]]] = {}
    for route in (catalogue().current(name) for name in sorted(catalogue().ids())):
        for paper in route.papers:
            found.setdefault(paper.form, []).append((route, paper))
    for places in found.values():
        places.sort(key=_says_little)
    return found


def _says_little(place: tuple[Route, PaperRule]) -> tuple[bool, int]:
    """What comes first says most: a paper that answers with a ground or reason, a route of many contents."""
    route, paper = place
    act = None if paper.contents else sample_answers.act_of(route, paper)
    return act is not None and sample_answers.reason(route, act) is None, -len(route.contents)


def fill(route: Route, paper: PaperRule, language: str = "en", *, says: Says | None = None) -> Filled:
    """A paper of a route with everything it can carry. `says` writes the texts; nothing: invented ones."""
    empty = says is not None
    says = says or invented(language)
    here, there = countries(route)
    carried = [content for content in route.contents if set(content.on) & set(paper.contents)]
    seats = {name: office(actor.seat, here, there) for name, actor in route.actors.items()}
    act = sample_answers.act_of(route, paper)
    sender = next((name for name in (paper.by, *(act.by if act else ())) if name in seats), next(iter(seats)))
    told = _told(act, says) if act else {}
    to = seats.get(paper.to, office("none", here, there))
    return Filled(
        reference="2026-DE-0311",
        route_id=route.id,
        route_version=route.version,
        route_title=route.title,
        instrument=route.instrument,
        paper=paper.name,
        paper_title=paper.title,
        basis=_in(language, route.instrument_title, route.basis),
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=seats[sender],
        to_party=to,
        contents={
            content.name: _value(content, says, here, there, language) for content in carried if content.type != "items"
        },
        law={
            c.name: Rule(c.label, c.cite.article, c.cite.mark, tuple(c.on), c.type, c.cite.instrument, c.required)
            for c in carried
        },
        items=_items(ALONE.get(paper.form, route.data), says),
        parties=_parties(route, seats),
        people={"signatory": says("signatory", "Name and function"), "signed_at": says("signed_at", "Place and date")},
        linked=_linked(says, here),
        act=act.does if act else "",
        told=told,
        answering=sample_answers.answering(
            route, paper, act, told, giver=to.name, taker=seats[sender].name, empty=empty
        )
        if act and not paper.contents
        else Answering(),
        issued_on=date(2026, 11, 20),
        sent_on=date(2026, 11, 20),
        received_on=date(2026, 11, 23),
        emergency=Emergency(reason=says("emergency_reason", "Reasons")) if route.emergency else None,
        notified="enforcing" in paper.contents or "notification" in paper.contents,
        language=language,
        courtesy=tongue(language, accepted(route, paper, to)).courtesy,
        synthetic=True,
        parts=tuple(paper.contents),
    )


def undeclared(form: Form, language: str = "en", *, says: Says | None = None) -> Filled:
    """A form that no route puts on paper yet, filled from the route that says most."""
    route = max(
        (catalogue().current(name) for name in sorted(catalogue().ids())), key=lambda one: (len(one.contents), one.id)
    )
    actors = list(route.actors)
    paper = PaperRule(name=form.id, form=form.id, title="", to=actors[-1], contents=("order",))
    return fill(route, paper, language, says=says)


def invented(language: str) -> Says:
    """Texts in plain words; the facts in the paper's own language, so that its letters are seen."""
    facts = FACTS.get(language, FACTS["en"])

    def says(name: str, label: str) -> str:
        if name in ("facts", "summary", "case_summary"):
            return "\n\n".join(f"{number}. {facts}" for number in range(1, 4))
        return TEXTS.get(name, f"Invented particulars: {label[:1].lower()}{label[1:]}.")

    return says


def countries(route: Route) -> tuple[str, str]:
    """The requesting and the requested State the route lets stand for it."""
    wanted, asked = route.open.requesting.country, route.open.requested.country
    there = asked[0] if asked else (EUROPE if route.id.startswith("EU-") else THERE)
    here = wanted[0] if wanted else HERE
    return (here, there) if here != there else (here, next(one for one in (HERE, THERE, EUROPE) if one != here))


def office(seat: str, here: str, there: str) -> Party:
    """An invented office for a seat of a route, with every particular a form may print."""
    name, kind, ours = OFFICES[seat]
    country = here if ours else there
    domain = f"{seat.replace('_', '-')}.example"
    return Party(
        name=name,
        kind=kind,
        country=country,
        country_name=country_name(country),
        details={
            "address": f"1 Example Street, 00000 Exampletown, {country_name(country)}",
            "telephone": "+00 000 555 0100",
            "fax": "+00 000 555 0101",
            "email": f"office@{domain}",
            "contact_person": "Officer on duty",
            "representative": "Head of the office",
            "post": "Head of unit",
            "file_number": "EX 26-0311",
            "languages": "English, German",
        },
    )


def _in(language: str, *texts: str) -> str:
    """Words of the law in the language of the paper, as a real one has them."""
    with translation.override(language):
        return ", ".join(gettext(text) for text in texts if text)


def _value(content: Content, says: Says, here: str, there: str, language: str) -> Value:
    match content.type:
        case "statement":
            return _statement(content, here, there, language)
        case "yesno":
            return True
        case "choice":
            return content.options[0]
        case "choices":
            return content.options[:2]
        case "date":
            return date(2026, 12, 8)
        case "period":
            return PERIOD
    return says(content.name, content.label)


class _Said(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _statement(content: Content, here: str, there: str, language: str) -> str:
    states = _Said(requesting=country_name(here), requested=country_name(there))
    return _in(language, content.says).format_map(states) if content.says else content.label


def _items(data: tuple[str, ...], says: Says) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(kind, identifier, data[: 1 + number], PERIOD, service=says("service_name", "Service"))
        for number, (kind, identifier) in enumerate(WANTED)
    )


def _linked(says: Says, here: str) -> tuple[Linked, ...]:
    return (
        Linked(
            "preservation",
            "2026-DE-0302",
            authority=office("agency", here, here).name,
            issued_on=date(2026, 6, 8),
            sent_on=date(2026, 6, 8),
            addressee=office("provider", here, here).name,
            their_reference=says("their_reference", "Reference of the addressee"),
            holds_until=date(2027, 2, 4),
        ),
    )


def _told(act: Act, says: Says) -> dict[str, Value]:
    """An answer to each question the act asks."""
    told: dict[str, Value] = {}
    for ask in act.asks:
        match ask.type:
            case "choice":
                told[ask.name] = ask.options[0] if ask.options else ""
            case "instant":
                told[ask.name] = "2026-11-23T10:00:00+00:00"
            case "date":
                told[ask.name] = "2026-12-08"
            case "number" | "period_days":
                told[ask.name] = "30"
            case _:
                told[ask.name] = says(ask.name, ask.label)
    return {"act": act.does, **told}


SEATS = {"provider": "addressee"}


def _parties(route: Route, seats: dict[str, Party]) -> dict[str, Party]:
    found: dict[str, Party] = {}
    for name, actor in route.actors.items():
        key = SEATS.get(actor.seat, actor.seat)
        found.setdefault("validating" if key == "issuing" and actor.is_.startswith("validating") else key, seats[name])
    if "addressee" in found:
        found["provider"] = replace(found["addressee"], name="Example Networks Group")
    return found
