"""Invented requests for mutual legal assistance and investigation orders: each with every content its route knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from requests_app.papers.filled import Filled, Linked, Party, Rule, Value
from requests_app.routes.catalogue import catalogue
from requests_app.routes.jurisdictions import country_name
from requests_app.routes.schema import Content, Route
from tests.papers.offices import BFJ, FACTS, ITEMS, MADE_AT, PROSECUTOR

# form -> the route it is drawn for, the State it goes to, the office there
ROUTES: dict[str, tuple[str, str, str]] = {
    "mla-us": ("US-MLA-3512", "US", "Office of International Affairs"),
    "mla-uk": ("UK-MLA-IN", "GB", "United Kingdom Central Authority"),
    "mla-ie": ("IE-MLA-IN", "IE", "Minister for Justice, Central Authority"),
    "mla-ca": ("CA-MLA-IN", "CA", "International Assistance Group"),
    "mla-in": ("IN-MLA-IN", "IN", "Ministry of Home Affairs, Internal Security-II Division"),
    "mla-jp": ("JP-MLA-IN", "JP", "Ministry of Justice, International Affairs Division"),
    "mla-sg": ("SG-MLA-IN", "SG", "Attorney-General's Chambers, International Affairs Division"),
    "mla-de": ("DE-MLA-IN", "DE", "Bundesamt für Justiz"),
    "mla-au": ("AU-MLA-IN", "AU", "International Crime Cooperation Central Authority"),
    "mla-fr": ("FR-MLA-IN", "FR", "Bureau de l'entraide pénale internationale"),
    "mla-nl": ("NL-MLA-IN", "NL", "Afdeling Internationale Aangelegenheden en Rechtshulp in Strafzaken"),
    "mla-br": ("BR-MLA-IN", "BR", "DRCI, Secretaria Nacional de Justiça"),
    "mla-untoc": ("MLA-UNTOC", "BR", "DRCI, Secretaria Nacional de Justiça"),
    "mla-uncac": ("MLA-UNCAC", "BR", "DRCI, Secretaria Nacional de Justiça"),
    "mla-cets30": ("MLA-CETS30", "FR", "Bureau de l'entraide pénale internationale"),
    "mla-eu2000": ("MLA-EU2000", "IE", "Director of Public Prosecutions"),
    "mla-euuk": ("MLA-EUUK", "GB", "Crown Prosecution Service"),
    "mla-harare": ("MLA-HARARE", "SG", "Attorney-General's Chambers"),
    "mla-budapest": ("BC-27", "JP", "Ministry of Justice, International Affairs Division"),
    "mla-article-31": ("BC-31", "US", "Office of International Affairs"),
    "letter-rogatory": ("IN-LR-OUT", "IE", "Minister for Justice, Central Authority"),
    "eio-annex-a": ("EU-EIO", "FR", "Parquet de Paris"),
    "eio-annex-b": ("EU-EIO", "FR", "Parquet de Paris"),
}

SAID: dict[str, Value] = {
    "authority": "Staatsanwaltschaft Musterstadt",
    "case_reference": "123 Js 456/26",
    "contact": "Public prosecutor on duty, +49 30 555 0100, office@sta.example",
    "confirmation": "Head of unit, +49 30 555 0101, confirm@sta.example",
    "investigating_authority": "Kriminalpolizei Musterstadt, unit for offences against children",
    "prosecution": "Staatsanwaltschaft Musterstadt, 123 Js 456/26",
    "court": "Amtsgericht Musterstadt, 77 Gs 12/26",
    "decisions": "Order of 5 June 2026 for the same account",
    "reply_by": "Encrypted e-mail.",
    "reply_expedited": True,
    "treaty": "The treaty between the two States on mutual assistance in criminal matters",
    "reciprocity": "The requesting State will grant assistance in a comparable case.",
    "domestic_basis": "Sections 94 and 100j of the German Code of Criminal Procedure",
    "subject": "Criminal investigation into the distribution of child sexual abuse material; before indictment.",
    "facts": FACTS,
    "emergency_reason": "A child named in the messages is in immediate danger.",
    "person": "The user is not yet known. The profile gives a place in the requesting State.",
    "offence": "Distribution of child sexual abuse material",
    "provisions": "Section 184b of the German Criminal Code (invented summary): whoever distributes such material is "
    "liable to punishment.",
    "penalty": "Imprisonment from one to ten years.",
    "custodian": "Example Mail Inc., 1 Example Way, Springfield",
    "relation": "The connection data show who used the account when the material was sent.",
    "articulable_facts": "Eleven messages of April 2026 carry the address of the account.",
    "nexus": "The report of 3 June 2026 names account-a@mail.example as the sender of three known files; such files "
    "stay in the mailbox of the sender.",
    "staleness": "The report was received on 3 June 2026 through the official channel.",
    "dual_criminality": "The conduct would be punishable by more than one year in the requested State.",
    "necessity": "The data identify the user and cannot be had from any other holder.",
    "search_grounds": "The mailbox holds the files named in the report. No privileged material is to be expected.",
    "purpose": "To identify the user and to prove the distribution before the criminal court.",
    "use_statement": "The material is used in these proceedings alone and returned when they are over, on request.",
    "assurances": "No death penalty can be imposed for the offence.",
    "assistance": "Production of the data described in this request, by the provider named in it.",
    "procedure": "None.",
    "certification": "A certificate of the custodian of records.",
    "preservation_reference": "EM-99812 of 8 June 2026",
    "previous_requests": "None in this matter.",
    "urgency": True,
    "urgency_reason": "The accused is in custody; the hearing is set for 14 January 2027.",
    "confidentiality": True,
    "confidentiality_reason": "Members of the group are not yet identified.",
    "no_notice": True,
    "no_notice_reason": ("destruction of or tampering with evidence",),
    "certificate": True,
    "speech_offence": False,
    "translation": "In English.",
    "proceedings": "Criminal proceedings, Art. 4(a).",
    "previous_order": "None.",
    "annex_d": "Sexual exploitation of children; maximum of ten years.",
    "measures": ("identification of the subscriber of a specified telephone number or IP address", "another measure"),
    "urgency_kind": ("an imminent trial date",),
    "officials": "None.",
    "remedies": "None sought. The issuing authority informs of remedies.",
    "validating_authority": "Ermittlungsrichter, Amtsgericht Musterstadt, 77 Gs 12/26",
    "transfer_or_keep": "kept in the executing State",
    "expected_date": date(2026, 12, 24),
}


def value(content: Content) -> Value | None:
    """What an invented request says for a content; a statement says what the route says."""
    return content.says if content.type == "statement" else SAID.get(content.name)


def rule(content: Content) -> Rule:
    """The law of a content as the paper is handed it."""
    cite = content.cite
    return Rule(
        content.label, cite.article, cite.mark, content.on, content.type, cite.instrument, required=content.required
    )


def request(route: Route, to: Party) -> Filled:
    """A request under this route that says all the route knows."""
    named = [content for content in route.contents if value(content) is not None or content.type == "items"]
    return Filled(
        reference="2026-DE-0312",
        route_id=route.id,
        route_version=route.version,
        route_title=route.title,
        instrument=route.instrument,
        paper_title=route.papers[0].title,
        basis=f"{route.instrument_title}, {route.basis}",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=BFJ,
        to_party=to,
        contents={c.name: said for c in named if (said := value(c)) is not None},
        law={c.name: rule(c) for c in named},
        items=ITEMS,
        parties={"issuing": PROSECUTOR},
        linked=(
            Linked(
                "preservation",
                "2026-DE-0311",
                "Bundeskriminalamt",
                issued_on=date(2026, 6, 8),
                addressee="Example Mail Inc.",
                their_reference="EM-99812",
                holds_until=date(2026, 9, 6),
            ),
        ),
        people={"signatory": "Head of the central authority", "judge": "Judge on duty, Special Court"},
        synthetic=True,
    )


def mark(content: Content) -> str:
    """What a content is known by on the paper: a word of its own, or its label where it is a box."""
    if content.name in ("measures", "urgency_kind"):
        return content.options[0]
    return content.label if content.type == "yesno" else f"zq{content.name}qz"


def marked(filled: Filled, route: Route) -> Filled:
    """The same request with a word of its own for each content, said by all of them."""
    contents: dict[str, Value] = {}
    for content in route.contents:
        match content.type:
            case "items":
                continue
            case "yesno":
                contents[content.name] = True
            case "choices":
                contents[content.name] = (mark(content),)
            case _:
                contents[content.name] = mark(content)
    return replace(filled, contents=contents, law={c.name: rule(c) for c in route.contents})


def of_form(form: str) -> Filled:
    """The sample of a form of this family."""
    route_id, country, office = ROUTES[form]
    to = Party(name=office, country=country, country_name=country_name(country))
    filled = request(catalogue().current(route_id), to)
    match form:
        case "eio-annex-b":
            return replace(
                filled,
                paper_title="",
                from_party=to,
                to_party=PROSECUTOR,
                issued_on=date(2026, 6, 10),
                received_on=date(2026, 6, 12),
                told={"executing_reference": "26 163 000 123", "competent_authority": "Tribunal judiciaire de Paris"},
            )
        case "mla-article-31":
            return replace(filled, items=ITEMS[1:])
        case "letter-rogatory":
            court = Party(name="Special Court, Mumbai", kind="Criminal Court", country="IN", country_name="India")
            return replace(filled, from_party=court)
        case "mla-de":
            bureau = Party(name="Bureau de l'entraide pénale internationale", country="FR", country_name="France")
            return replace(filled, from_party=bureau)
        case "eio-annex-a":
            return replace(filled, from_party=PROSECUTOR)
    return filled


def _sample(form: str) -> Callable[[], Filled]:
    return lambda: of_form(form)


SAMPLES = {form: _sample(form) for form in ROUTES}
