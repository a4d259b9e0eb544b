"""The first sections of the templates of the Cybercrime Convention Committee, as printed, filled from a request."""

from __future__ import annotations

from collections.abc import Iterable

from requests_app.papers import when
from requests_app.papers.document import Note, Paragraph, Section
from requests_app.papers.filled import Filled, Linked, Party
from requests_app.papers.forms import annexes, letter, reached, wording
from requests_app.papers.forms.annexes import Answers
from requests_app.papers.forms.wording import content

STORED_DATA, PRESERVATION = "TCY_ART31", "TCY_ART29_30"

# The contents of a route that stand in the fields of either template.
HEAD = frozenset(
    {"authority", "case_reference", "contact", "confirmation", "investigating_authority", "reply_expedited", "reply_by"}
)
PLACED = {
    PRESERVATION: HEAD | {"previous_order"},
    STORED_DATA: HEAD
    | {"prosecution", "court", "decisions", "previous_requests", "preservation_reference", "domestic_basis"},
}


def sections(filled: Filled, form: str) -> tuple[Section, ...]:
    """The sections of the template with their articles; one without a field says what the request says, or nothing."""
    made = annexes.sections(form, answers(filled))
    if form != STORED_DATA:
        return made
    basis = content(filled, "domestic_basis")
    said = Paragraph(text=basis) if basis else Note(text=wording.not_stated())
    return (*made[:-1], made[-1].model_copy(update={"blocks": (said,)}))


def answers(filled: Filled) -> Answers:
    """What stands in each field and box, by the names the templates' fields have."""
    made = filled.created_at.date()
    issuer = filled.parties.get("issuing") or filled.parties.get("agency") or filled.from_party
    to = filled.to_party
    before = [one for one in filled.linked if one.kind == "production"]
    kept = [one for one in filled.linked if one.kind == "preservation"]
    extended = content(filled, "previous_order")
    after_request = bool(before or content(filled, "previous_requests"))
    after_preservation = bool(kept or content(filled, "preservation_reference"))
    told: dict[str, str | bool] = {
        "t-cy.date": f"{made:%d/%m/%Y} ({when.day(made)})",
        "t-cy.reference": _lines(_wanted(filled, "case_reference"), filled.reference),
        "t-cy.extension": bool(extended),
        "t-cy.after_request": after_request,
        "t-cy.after_preservation": after_preservation,
        "t-cy.new": not (extended or after_request or after_preservation),
        "t-cy.requested": _lines(to.name, *wording.party(to).lines),
        "t-cy.requesting.organisation": _wanted(filled, "authority") or issuer.name,
        "t-cy.reply_expedited": wording.affirmed(filled.contents.get("reply_expedited")),
        "t-cy.reply_by": content(filled, "reply_by"),
        "t-cy.prosecution": content(filled, "prosecution"),
        "t-cy.court": content(filled, "court"),
        "t-cy.decisions": content(filled, "decisions"),
        **_earlier("t-cy.request", before, content(filled, "previous_requests")),
        **_earlier("t-cy.preservation", kept, content(filled, "preservation_reference") or extended),
    }
    person = reached.person(_wanted(filled, "contact"))
    told |= {f"t-cy.requesting.{name}": text for name, text in {**_office(issuer), **person}.items()}
    other = reached.person(content(filled, "confirmation"))
    told |= {f"t-cy.confirmation.{name}": text for name, text in other.items()}
    leading = reached.person(content(filled, "investigating_authority"))
    told |= {f"t-cy.investigating.{name}": text for name, text in leading.items() if name != "person"}
    told["t-cy.investigating.organisation"] = leading.get("person", "")
    return told


def _wanted(filled: Filled, name: str) -> str:
    """What is said for a content the route requires; a draft says where nothing is."""
    rule = filled.law.get(name)
    missing = filled.draft and rule is not None and rule.required
    return content(filled, name) or (wording.not_yet() if missing else "")


def _office(one: Party) -> dict[str, str]:
    """What is on record of the authority; what its request says goes before."""
    have = one.details
    return {
        "address": have.get("address", "") or ", ".join(one.lines),
        "telephone": have.get("telephone", ""),
        "email": have.get("email", ""),
        "fax": have.get("fax", ""),
        "hours": have.get("hours", ""),
        "zone": have.get("zone", ""),
        "person": have.get("contact_person", ""),
    }


def _earlier(prefix: str, linked: Iterable[Linked], typed: str) -> dict[str, str]:
    """An earlier request or preservation: what is on record of those linked to this one, and what was typed."""
    found = list(linked)
    return {
        f"{prefix}.date": _lines(*(when.day(day) for one in found if (day := one.sent_on or one.issued_on))),
        f"{prefix}.number": _lines(*(text for one in found for text in (one.reference, one.their_reference)), typed),
        f"{prefix}.from": _lines(*(one.authority for one in found)),
        f"{prefix}.to": _lines(*(one.addressee for one in found)),
    }


def _lines(*texts: str) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def rest(filled: Filled, form: str) -> Filled:
    """The request less what stands in the sections of the template."""
    return letter.without(filled, *PLACED[form])
