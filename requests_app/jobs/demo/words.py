"""What the invented people say: short sentences without any content, numbers that belong to nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from requests_app.routes.schema import Act, Route

CHANNELS = ("e-mail", "telephone", "letter", "portal")
# Grounds that would be odd for the invented cases.
HARDLY = frozenset({"political_offence", "military_offence", "freedom_of_speech"})
DELIVERS = frozenset({"produce", "produce_part", "transmit", "comply"})

SAYS: Mapping[str, Sequence[str]] = {
    "reason": (
        "The period of the data is wider than the case needs (invented).",
        "The link between the account and the offence has to be written out (invented).",
        "The identifier was corrected (invented).",
        "The person was found; the data are no longer needed (invented).",
    ),
    "question": (
        "Is the identifier a user name or a display name? (invented)",
        "Which time zone does the period refer to? (invented)",
        "Please confirm the case number of the order. (invented)",
    ),
    "answer": ("It is the user name; the time zone is that of the order. (invented)",),
    "clarification": ("The period refers to the time zone named with each identifier. (invented)",),
    "missing": (
        "The facts linking the account to the offence are not set out. (invented)",
        "The text of the provision is missing. (invented)",
        "The period of the data is missing for one account. (invented)",
    ),
    "progress": ("The file is with the attorney in charge. (invented)", "An order is being prepared. (invented)"),
    "explanation": ("No further particulars are given. (invented)",),
    "delay_because": ("Many requests are pending. (invented)", "A translation is awaited. (invented)"),
    "concern": ("We ask whether the person concerned enjoys an immunity. (invented)",),
    "resolution": ("No immunity is known. (invented)",),
    "consultation": ("Does the order concern a service offered to the public? (invented)",),
    "reply": ("It does; the service is open to everybody. (invented)",),
    "conditions": ("The data may be used in the case named alone. (invented)",),
    "third_country": ("a third country (invented)",),
    "other_provider": ("an access provider (invented)",),
    "other_country": ("a neighbouring State (invented)",),
    "measure": ("a preservation letter (invented)",),
    "issued_by": ("the issuing authority named above (invented)",),
    "transmitted_to": ("the central authority named above (invented)",),
    "district": ("a federal district (invented)",),
}


def sentence(name: str, random: Random) -> str:
    """Something for a field of that name."""
    known = SAYS.get(name)
    return random.choice(known) if known else f"Invented {name.replace('_', ' ')}."


def number(case: int, act: str, year: int) -> str:
    """A reference somebody else gave: plainly one of a demonstration."""
    return f"DEMO-{act[:3].upper()}-{year}-{case:05d}"


def reporter(route: Route, act: Act) -> str:
    """Whose word was taken: an office and a function, never a name."""
    return f"Desk of the {route.actors[act.by[0]].is_}"[:120]
