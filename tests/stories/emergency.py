"""Second chapter, beside the first: a European Production Order in an emergency, eight hours, answered in part."""

from __future__ import annotations

from requests_app.casework.models import Item
from tests.stories import typed
from tests.stories.telling import Telling, utc
from tests.stories.visitor import Visitor

ASKED = "Which of the two accounts with this name is meant?"
TOLD = ("meta", "issuing", "officer", "colleague", "both")
TIMES = "1 September 2026, 00:00 (UTC+02:00) to 10 September 2026, 12:00 (UTC+02:00), Europe/Berlin"


def the_order(t: Telling) -> None:
    """The officer says what is needed, the emergency route is open; a public prosecutor issues and transmits it."""
    t.at("2026-09-10 17:30")
    officer = t["officer"]
    officer.opens("/requests/new/")
    officer.tells(typed.EMERGENCY_NEED)
    officer.press("Show the open routes")
    officer.press("EPOC, emergency")
    ref = t.opened("order", officer)
    officer.tells({**typed.ORDER, **typed.WITHHELD})
    officer.saves()
    assert "Everything the law asks for is there" in officer.said_in("What is missing")
    t.previews(officer, typed.FREE_TEXT)
    officer.hands_in("Submit to the issuing authority")
    officer.finishes("Submit to the issuing authority")

    t.at("2026-09-10 18:50")
    prosecutor = t["issuing"]
    prosecutor.does(ref, "Issue the order")
    t.at("2026-09-10 19:00")
    prosecutor.does(ref, "Transmit to the addressee")
    _certificate(t, prosecutor)


def the_answer(t: Telling) -> None:
    """Counsel in Dublin verifies, acknowledges, asks once, and answers: of the second account nothing is held."""
    ref = t.refs["order"]
    t.at("2026-09-10 19:14")
    counsel = t["meta"]
    counsel.opens("/portal/")
    assert ref in counsel.said_in("Emergency, unverified")
    assert "assume forged until verified" in counsel.said_in("Emergency, unverified")
    counsel.finds(ref)
    assert "Assume this is forged until you have verified it." in counsel.says
    # 20:10 in Dublin; Reg. 1182/71 Art. 3(1): the hour of the event is not counted, so eight hours run from 21:00.
    counsel.does(ref, "Record receipt by the addressee", {"When it happened": "2026-09-10T20:10"}, looks=False)
    clock = counsel.clock("Production within eight hours")
    assert "11 Sep 2026, 05:00 IST" in clock
    assert (
        "8 hours run from 21:00 on Thursday 10 September 2026 to 05:00 on Friday 11 September 2026 (Europe/Dublin)."
        in clock
    )
    assert counsel.page.get_by_role("link", name="Acknowledge receipt", exact=True).count() == 0
    t.at("2026-09-10 19:16")
    counsel.does(ref, "Verify where the order comes from", {
        "How": "issuing authority called back on a number from a directory",
        "Which entry of the directory was used": "telephone +49 69 1367 01, ZIT",
    }, looks=False)  # fmt: skip
    counsel.does(ref, "Acknowledge receipt", {"File number of the addressee": "META-26-9"}, looks=False)
    _certificate(t, counsel)

    # The clock stands from 20:20 to 21:05 in Dublin: 45 minutes, by which the end moves from 05:00 to 05:45.
    t.at("2026-09-10 19:22")
    counsel.does(ref, "Ask for clarification (Annex III)", {
        "The certificate": "does not contain sufficient information",
        "What is needed to execute it": ASKED,
        "The data are being preserved": "yes",
        "When it happened": "2026-09-10T20:20",
    }, looks=False)  # fmt: skip
    prosecutor = t["issuing"]
    prosecutor.finds(ref)
    assert "paused since 10 Sep 2026" in prosecutor.clock("Production within eight hours")
    assert ASKED in prosecutor.says
    annex = prosecutor.takes("^Information on the impossibility of executing")
    # To an authority in Germany: in German.
    t.reads(annex, {}, also=(
        ASKED, "☒ es enthält keine ausreichenden Angaben", "☐ es ist unvollständig", "META-26-9",
        "☒ werden gesichert, bis die Daten herausgegeben sind",
    ), never=typed.WITHHELD.values())  # fmt: skip
    counsel.opens("/portal/")
    assert "Paused" in counsel.said_in("Waiting for the authority")
    t.at("2026-09-10 20:06")
    prosecutor.does(ref, "Give the clarification", {
        "Clarification or correction": "The one whose profile names Frankfurt.", "When it happened": "2026-09-10T22:05",
    })  # fmt: skip
    clock = prosecutor.clock("Production within eight hours")
    assert "11 Sep 2026, 05:45 IST" in clock
    assert (
        "It stood still for 45 minutes; the remainder runs on, and ends at 05:45 on Friday 11 September 2026 "
        "(Europe/Dublin)." in clock
    )
    due = t.request("order").deadlines.get(clock="produce_emergency")
    assert (due.status, due.due_at) == ("running", utc("2026-09-11 04:45"))

    t.warned("2026-09-11 00:45", "order", "produce_emergency", "-4h", TOLD)
    t.warned("2026-09-11 02:45", "order", "produce_emergency", "-2h", TOLD)
    t.at("2026-09-11 02:50")
    counsel.finds(ref)
    assert "The one whose profile names Frankfurt." in counsel.said_in("Questions and answers")
    counsel.does(ref, "Answer: produce the data, or say what is not held", {
        "How the data were handed over": "our own portal",
        "Files handed over": f"{'a1' * 32} 20480 {typed.SECOND}.zip",
    }, items=["produced", "produced", "nothing held", "nothing held"], looks=False)  # fmt: skip
    assert "Receipt" in counsel.says
    outcomes = Item.objects.filter(request__ref=ref).order_by("key").values_list("outcome", flat=True)
    assert list(outcomes) == ["fulfilled", "fulfilled", "nothing_held", "nothing_held"]
    officer = t["officer"]
    officer.finds(ref)
    assert "answered in part" in officer.page.locator("main .head").inner_text()
    assert "stopped in time" in officer.clock("Production within eight hours")
    assert officer.said_in("Items").count("nothing held") == 2


def _certificate(t: Telling, reader: Visitor) -> None:
    """The certificate as the addressee reads it: all of Art. 5(5)(a) to (h), nothing of (i), (j) and Section M."""
    body = reader.takes("^European Production Order Certificate")
    also = (
        typed.SECOND, typed.THIRD, TIMES, "Meta Platforms Ireland Limited", typed.EMERGENCY_NEED["Offence"],
        "☒ without undue delay and at the latest within eight hours in an emergency case", "☒ (a) subscriber data",
        "☒ (b) data requested for the sole purpose of identifying the user", "☐ (c) traffic data", "☐ (d) content data",
    )  # fmt: skip
    withheld = ("necessity and proportionality", "Section M", "Summary description of the case", "undercover",
                *typed.WITHHELD.values())  # fmt: skip
    t.reads(body, typed.ORDER, also=[str(one) for one in also], printed=typed.BOXES, never=withheld)
