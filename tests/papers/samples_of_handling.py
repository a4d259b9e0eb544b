"""Invented papers that answer or accompany a request, one for each form of the family, with everything it can say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from requests_app.clocks.steps import Step
from requests_app.papers.filled import Answering, Coded, Counted, Filled, Handed, Handover, Party, Told, Value
from tests.papers.offices import BFJ, BKA, CCIPS, FACTS, MADE_AT, OIA, rules

OURS, THEIRS = "2026-DE-0312", "OIA-2026-118-04"
PROVIDER = Party(name="Example Mail Inc.", kind="Service provider", country="US", country_name="United States")
GUIDANCE = "Guidance of T-CY, UNODC and central authorities"


def _mla(giver: Party, taker: Party, answering: Answering, paper: str, title: str) -> Filled:
    return Filled(
        reference=OURS,
        route_id="US-MLA-3512",
        route_version=1,
        route_title="Mutual legal assistance from the United States",
        instrument="18 USC",
        basis="United States Code, Title 18, section 3512",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=giver,
        to_party=taker,
        answering=answering,
        paper=paper,
        paper_title=title,
        sent_on=date(2026, 10, 2),
        received_on=date(2026, 10, 14),
        synthetic=True,
        parts=(),
    )


def acknowledgement() -> Filled:
    """With a number of its own and one date that runs from the receipt."""
    answering = Answering(
        happened_at=MADE_AT - timedelta(days=1),
        own_number=THEIRS,
        their_number=OURS,
        told=(Told("Passed to", "Criminal Division", translated=False),),
        dates=(
            Counted(
                "Preservation by the provider",
                date(2027, 2, 17),
                "America/New_York",
                (
                    Step("event", {"day": date(2026, 11, 19), "zone": "America/New_York"}),
                    Step("calendar", {"place": "US"}),
                    Step(
                        "counted", {"length": 90, "unit": "day", "first": date(2026, 11, 20), "last": date(2027, 2, 17)}
                    ),
                    Step("ends", {"day": date(2027, 2, 17)}),
                ),
                Coded("Preservation by the provider", "2703(f)(2)", "18 USC"),
            ),
        ),
    )
    return _mla(OIA, BFJ, answering, "acknowledgement", "Acknowledgement of receipt")


def return_for_completion() -> Filled:
    """The facts are too thin: two contents are concerned, and the authority says in its words what it wants."""
    answering = Answering(
        happened_at=MADE_AT,
        own_number=THEIRS,
        their_number=OURS,
        code=Coded("Facts too thin for the legal threshold", "why requests are returned", GUIDANCE, "R"),
        missing=(
            Coded("Facts of the case", "18(15)(d)", "UNTOC"),
            Coded("Specific and articulable facts", "2703(d)", "18 USC"),
        ),
        told=(
            Told("What is missing", "Please say on which day each of the messages was sent, and how that is known."),
            Told("Answer wished by", date(2026, 12, 18)),
        ),
    )
    return _mla(OIA, BFJ, answering, "return-for-completion", "Return for completion")


def refusal() -> Filled:
    """A ground of the route with its article, and a longer reason."""
    reason = "The conduct described is an offence of a political nature under the law of this State. " * 2
    answering = Answering(
        happened_at=MADE_AT,
        own_number="",
        their_number=OURS,
        ground=Coded("Political offence", "29(5)(a)", "Convention on Cybercrime (Budapest, 2001)"),
        told=(Told("Reasons", reason.strip()),),
    )
    return _mla(CCIPS, BKA, answering, "refusal", "Refusal")


def delay_notice() -> Filled:
    """Why, and by when instead."""
    answering = Answering(
        happened_at=MADE_AT,
        own_number=THEIRS,
        their_number=OURS,
        told=(
            Told("Why it takes longer", "The order is before the court; a hearing is set."),
            Told("Expected on", date(2027, 1, 29)),
        ),
    )
    return _mla(OIA, BFJ, answering, "delay-notice", "Notice of delay")


def withdrawal() -> Filled:
    """The requesting side's own; no reason on it."""
    answering = Answering(happened_at=MADE_AT, own_number=OURS, their_number=THEIRS)
    return _mla(BFJ, OIA, answering, "withdrawal", "Withdrawal")


def certificate_of_receipt() -> Filled:
    """Two deliveries: one of many files, checked; one of a single file, not yet."""
    many = tuple(Handed(f"export-{n:02d}.zip", 1_048_576 * n, f"{n:02x}" * 32) for n in range(1, 25))
    answering = Answering(
        happened_at=MADE_AT,
        own_number=OURS,
        their_number=THEIRS,
        handovers=(
            Handover(
                PROVIDER.name,
                BKA.name,
                "portal",
                datetime(2026, 11, 18, 16, 0, tzinfo=UTC),
                datetime(2026, 11, 18, 16, 4, tzinfo=UTC),
                datetime(2026, 11, 19, 8, 30, tzinfo=UTC),
                "ab" * 32,
                many,
            ),
            Handover(
                PROVIDER.name,
                BKA.name,
                "encrypted medium by courier",
                datetime(2026, 11, 19, 10, 0, tzinfo=UTC),
                datetime(2026, 11, 19, 10, 20, tzinfo=UTC),
                None,
                "cd" * 32,
                (Handed("подписчик-данные-2026.csv", 0, "ef" * 32),),
            ),
        ),
    )
    return _mla(BKA, PROVIDER, answering, "certificate-of-receipt", "Certificate of receipt")


def spontaneous_information() -> Filled:
    """Convention on Cybercrime, Art. 26, with conditions of use."""
    law = rules(
        {
            "authority": ("Authority the information comes from", "26(1)", "organisation"),
            "case_reference": ("Reference or case number", "reference", "reference"),
            "contact": ("Person in charge: name, telephone, e-mail", "contact point", "text"),
            "offence": ("Offence the information concerns", "26(1)", "text"),
            "facts": ("The information, and how it was obtained", "26(1)", "text"),
            "conditions": ("Confidentiality or conditions of use", "26(2)", "text"),
        }
    )
    contents: dict[str, Value] = {
        "authority": "Bundeskriminalamt, unit for child protection",
        "case_reference": "ZK 26-0311",
        "contact": "Desk officer on duty, +49 611 555 0100, 247@bka.example",
        "offence": "Section 184b of the German Criminal Code (invented case).",
        "facts": FACTS,
        "conditions": "To be used for this investigation alone; not to be passed on without consent.",
    }
    return Filled(
        reference="2026-DE-0320",
        route_id="BC-26",
        route_version=1,
        route_title="Spontaneous information",
        instrument="CETS185",
        basis="Convention on Cybercrime (Budapest, 2001), Art. 26",
        marking="RESTRICTED",
        created_at=MADE_AT,
        from_party=BKA,
        to_party=CCIPS,
        contents=contents,
        law=law,
        paper="spontaneous-information",
        paper_title="Spontaneous information",
        synthetic=True,
    )


HANDLING = {
    "acknowledgement": acknowledgement,
    "return-for-completion": return_for_completion,
    "refusal": refusal,
    "delay-notice": delay_notice,
    "withdrawal": withdrawal,
    "certificate-of-receipt": certificate_of_receipt,
    "spontaneous-information": spontaneous_information,
}
