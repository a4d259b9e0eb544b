"""Third chapter: the request for mutual assistance that follows, returned once, completed, executed, answered."""

from __future__ import annotations

from tests.stories import figures, typed
from tests.stories.preservation import OFFICERS, TIMES, TOLD
from tests.stories.telling import Telling
from tests.stories.visitor import Visitor

PAPER = "^Request for mutual legal assistance to the United States"
CARRIED = ("Bundeskriminalamt", typed.CASE, typed.DUTY, typed.FACTS, typed.OFFENCE, "Google LLC", typed.ACCOUNT, TIMES)


def the_draft(t: Telling) -> None:
    """Opened from the preservation, found incomplete, completed, approved by another, signed by the authority."""
    t.at("2026-09-14 07:00")
    officer = t["officer"]
    officer.looks_at(t.refs["kept"])
    officer.press("Open the production request", role="link")
    officer.press("Open the production request")
    ref = t.opened("asked", officer)
    _incomplete(officer)
    officer.tells(typed.ASSISTANCE)
    officer.saves()
    t.previews(officer, typed.ASSISTANCE)
    officer.hands_in("Submit for approval")
    assert "What is missing" not in officer.says
    officer.finishes("Submit for approval")
    assert "preserves data for" in officer.opens(f"/requests/{t.refs['kept']}/")
    assert ref in officer.said_in("Goes with")

    t.at("2026-09-14 08:00")
    t["approver"].does(ref, "Approve")
    t.at("2026-09-14 10:00")
    central = t["central"]
    central.finds(ref)
    central.does(ref, "Sign and send to OIA", looks=False)
    t.reads(central.takes(PAPER), typed.ASSISTANCE, also=CARRIED)


def the_return(t: Telling) -> None:
    """Received in Washington, and returned once, with a code, a word and a date."""
    ref = t.refs["asked"]
    t.at("2026-09-21 15:00")
    oia = t["us_central"]
    oia.finds(ref)
    oia.does(ref, "Register and acknowledge", {"OIA file number": "182-54321"}, looks=False)
    t.reads(oia.takes(PAPER), typed.ASSISTANCE, also=CARRIED)
    t.warned("2026-10-01 23:00", "kept", "follow_up", "-30d", OFFICERS)
    t.warned("2026-10-04 23:00", "left", "follow_up", "-30d", OFFICERS)
    t.at("2026-10-05 15:00")
    oia.does(ref, "Begin the review")
    oia.does(ref, "Return for completion", {
        "What is missing": "Say why the mailbox holds evidence of the period.", "Answer wished by": "2026-10-19",
        "Reason of the return": "Nexus between account and crime missing (Guidance of T-CY, UNODC and central "
        "authorities, why requests are returned)",
    }, looks=False)  # fmt: skip


def the_completion(t: Telling) -> None:
    """Corrected, approved by another, signed and sent again; meanwhile every warning came in its hour."""
    ref = t.refs["asked"]
    # The floor ends at 04:00 UTC on 1 November; OIA's date is over at midnight in Berlin, 22:00 UTC.
    t.warned("2026-10-11 04:00", "kept", "preservation", "-21d", TOLD)
    t.warned("2026-10-12 22:00", "asked", "supplement", "-7d", (*OFFICERS, "central"))
    t.warned("2026-10-13 05:00", "left", "preservation", "-21d", TOLD)
    t.at("2026-10-14 08:00")
    officer = t["officer"]
    assert "Returned to us for completion · your turn" in officer.opens("/")
    officer.looks_at(ref)
    assert "19 Oct 2026, 24:00 CEST" in officer.clock("Answer to OIA")
    officer.press("Complete the request", role="link")
    assert "Why it came back: Nexus between account and crime missing" in officer.says
    officer.tells({typed.NEXUS: typed.BETTER_NEXUS})
    officer.saves()
    officer.hands_in("Submit the completion for approval")
    assert typed.BETTER_NEXUS in officer.said_in("What changed since the last version")
    officer.finishes("Submit the completion for approval")
    t.at("2026-10-14 09:00")
    t["approver"].does(ref, "Approve the completion")
    t.at("2026-10-15 10:00")
    central = t["central"]
    central.does(ref, "Sign and send the completed request")
    corrected = {**typed.ASSISTANCE, typed.NEXUS: typed.BETTER_NEXUS}
    t.reads(central.takes(f"{PAPER}, version 2"), corrected, also=CARRIED, never=[typed.ASSISTANCE[typed.NEXUS]])
    t.warned("2026-10-17 23:00", "kept", "follow_up", "-14d", OFFICERS)
    t.at("2026-10-20 15:00")
    t["us_central"].does(ref, "Register the completion")
    t.warned("2026-10-20 23:00", "left", "follow_up", "-14d", OFFICERS)
    # Budapest Convention, Art. 29(7): from its receipt on the data are kept until the request is decided.
    t.at("2026-10-21 14:00")
    t["us_contact"].does(t.refs["kept"], "Record receipt of the production request",
                         {"Reference of the production request": "182-54321"})  # fmt: skip
    t.at("2026-10-26 12:00")
    figures.on_the_way(t)
    t.warned("2026-10-27 05:00", "left", "preservation", "-7d", TOLD)


def the_execution(t: Telling) -> None:
    """Accepted, before the court, ordered, served, produced, filtered, sent back."""
    ref, oia = t.refs["asked"], t["us_central"]
    t.at("2026-11-05 15:00")
    oia.does(ref, "Accept and assign", {"Assigned to": "OIA attorney"})
    t.at("2026-11-06 15:00")
    oia.does(ref, "Apply to the district court", {
        "What is applied for": "warrant under section 2703", "District": "District of Columbia",
    })  # fmt: skip
    t.at("2026-11-09 15:00")
    oia.does(ref, "Record the court's order", {
        "Number of the order": "26-mj-77", "Who told you": "clerk of the district court", "How you were told": "letter",
    })  # fmt: skip
    # The letter's ninety days are over at midnight in Washington, 05:00 UTC on 1 December.
    t.warned("2026-11-10 05:00", "letter", "preservation", "-21d", ("us_contact", "google"))
    t.at("2026-11-10 15:00")
    oia.does(ref, "Serve on the provider", {"Process served": "warrant under section 2703"})
    t.at("2026-11-12 17:00")
    google = t["google"]
    google.does(t.refs["letter"], "Record that legal process arrived", {"Reference of the process": "26-mj-77"})
    google.finds(ref)
    google.does(ref, "Answer the process", {
        "Reference of the production": "GL-P-9", "How the data were handed over": "encrypted file transfer",
        "Files handed over": f"{'c3' * 32} 1048576 production.zip",
    }, looks=False)  # fmt: skip
    t.at("2026-11-17 15:00")
    oia.does(ref, "Send the result to the requesting central authority", items=["fulfilled", "fulfilled"])


def the_answer(t: Telling) -> None:
    """The answer is in: the officer reads its outcome, and the preservation is released."""
    ref = t.refs["asked"]
    t.at("2026-11-19 10:00")
    central = t["central"]
    central.does(ref, "Record receipt of the answer")
    central.does(ref, "Record the hand-over to the requesting authority", looks=False)
    t.at("2026-11-19 15:00")
    t["us_contact"].does(t.refs["kept"], "Release the data from preservation")
    officer = t["officer"]
    assert "fulfilled" in officer.opens("/").lower()
    officer.finds(ref)
    assert "fulfilled" in officer.page.locator("main .head").inner_text()
    assert officer.said_in("Items").count("fulfilled") == 2
    officer.finds(t.refs["kept"])
    assert "fulfilled" in officer.page.locator("main .head").inner_text()


def _incomplete(officer: Visitor) -> None:
    """What the request lacks is named with its source, beside the draft and when she tries to submit it."""
    _named(officer)
    officer.hands_in("Submit for approval")
    _named(officer)
    assert officer.page.get_by_role("button", name="Submit for approval", exact=True).count() == 0
    officer.press("Back to the draft", role="link")


def _named(officer: Visitor) -> None:
    said = [" ".join(one.split()) for one in officer.page.locator("ol.missing li").all_inner_texts()]
    assert len(said) == len(typed.MISSING_ASSISTANCE)
    for sentence, (label, article) in zip(said, typed.MISSING_ASSISTANCE, strict=True):
        assert sentence.startswith(f"{label}: ")
        assert article in sentence
