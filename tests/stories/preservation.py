"""First chapter: the need, *Preserve now*, the request to the 24/7 point, the letter to the provider, and a lapse."""

from __future__ import annotations

from pytest_django import Settings

from requests_app.casework.models import Entry
from tests.papers import pdf
from tests.stories import typed
from tests.stories.telling import Telling, utc
from tests.stories.visitor import Visitor

OFFICERS = ("officer", "colleague", "both")
TOLD = (*OFFICERS, "contact", "us_contact", "google")  # who is told that a preservation runs out
CONFIRMED = "The provider's preservation reference"
TIMES = "1 March 2026, 00:00 (UTC+01:00) to 30 May 2026, 24:00 (UTC+02:00), Europe/Berlin"
PAPER = "^Data preservation request under Articles 29 and 30"


def the_need(t: Telling, settings: Settings) -> None:
    """She signs in with a second factor and says what is needed; *Preserve now* stands before anything else."""
    settings.COMITY_DEMO = False
    officer = t.visitor("officer")
    officer.gives_password()
    officer.opens("/accounts/2fa/")
    officer.sets_up_authenticator()
    officer.leaves()
    t.at("2026-09-01 08:05")
    officer.gives_password()
    officer.gives_code()

    assert officer.page.locator("main .btn-primary").first.inner_text() == "Preserve now"
    officer.key("n")
    officer.page.wait_for_url("**/requests/new/")
    offered = officer.page.get_by_role("heading", level=2).all_inner_texts()
    assert offered.index("First: keep it from being deleted") < offered.index("Or: ask for the data")
    assert officer.page.locator("main .btn-primary").all_inner_texts() == ["Preserve now"]
    officer.press("Preserve now")
    assert "Name at least one account or identifier." in officer.says
    officer.tells(typed.NEED)
    officer.press("Preserve now")
    t.opened("kept", officer)


def the_request(t: Telling, settings: Settings) -> None:
    """Drafted by her, approved by somebody else, sent by the 24/7 point."""
    officer, ref = t["officer"], t.refs["kept"]
    _drafted(t, officer)
    officer.finishes("Submit for approval")
    assert "Approve a second person, never the drafter" in officer.said_in("What you can do")
    assert officer.page.goto(f"/requests/{ref}/act/approve/").status == 409  # type: ignore[union-attr]
    assert "This is for somebody else to do: a second person, never the drafter." in officer.says

    settings.COMITY_DEMO = True
    t.at("2026-09-01 09:00")
    approver = t["approver"]
    assert "Content data of one account" in approver.said_in("Yours to do")
    approver.finds(ref)
    approver.press("Approve", role="link")
    t.previews(approver, typed.PRESERVATION)
    approver.page.get_by_role("button", name="Approve", exact=True).focus()
    approver.page.keyboard.press("Enter")
    approver.page.wait_for_url(f"**/requests/{ref}/")

    # Sending cannot be undone: outside the demonstration world it asks for the second factor again.
    settings.COMITY_DEMO = False
    t.at("2026-09-01 09:10")
    contact = t.visitor("contact")
    contact.gives_password()
    contact.opens("/accounts/2fa/")
    contact.sets_up_authenticator()
    t.at("2026-09-01 09:30")
    contact.looks_at(ref)
    contact.press("Send to the 24/7 point", role="link")
    contact.confirms()
    contact.finishes("Send to the 24/7 point")
    _the_paper(t, contact)
    t.at("2026-09-01 09:31")
    settings.COMITY_DEMO = True
    t.at("2026-09-01 14:00")
    _served(t, t["us_contact"], ref, "CCIPS-77")
    _the_paper(t, t["us_contact"])


def the_letter(t: Telling) -> None:
    """The desk in Washington opens a letter to the provider; its own approver approves; the provider keeps the data."""
    desk, ref = t["us_contact"], t.refs["kept"]
    t.at("2026-09-01 14:10")
    desk.looks_at(ref)
    desk.press("Open a preservation letter to the provider", role="link")
    desk.press("Open a preservation letter to the provider")
    letter = t.opened("letter", desk)
    desk.tells(typed.LETTER)
    desk.saves()
    t.previews(desk, typed.LETTER)
    desk.hands_in("Submit for approval")
    desk.finishes("Submit for approval")
    assert desk.page.goto(f"/requests/{letter}/act/approve/").status == 409  # type: ignore[union-attr]
    t.at("2026-09-01 14:30")
    t["us_approver"].does(letter, "Approve")
    t.at("2026-09-01 14:40")
    desk.does(letter, "Send to the provider")
    paper = desk.takes("^Preservation request under 18 USC 2703")
    t.reads(paper, typed.LETTER, also=(typed.ACCOUNT, "Google LLC", typed.OFFENCE, TIMES), printed={})

    # 08:40 in Los Angeles is 11:40 in Washington, where the provider's calendar is kept: still 1 September.
    t.at("2026-09-01 16:00")
    google = t["google"]
    google.finds(letter)
    google.does(letter, "Acknowledge receipt", looks=False)
    kept = {"When the data were preserved": "2026-09-01T08:40"}
    google.does(letter, "Confirm preservation", {**kept, "Preservation reference": "GL-1"}, items=["preserved"] * 2,
                looks=False)  # fmt: skip
    google.does(ref, "Confirm preservation", {**kept, CONFIRMED: "GL-1"}, items=["preserved"] * 2)
    assert "1 Sep 2026, 08:40 PDT" in google.says  # the receipt, in counsel's own zone
    officer = t["officer"]
    officer.finds(ref)
    floor = officer.clock("Preservation")
    # Budapest Convention, Art. 29(7): sixty days, the day of the event not counted: 29 of September, 31 of October.
    assert "at least this long" in floor
    assert "31 Oct 2026, 24:00 EDT" in floor
    assert "29(7)" in floor
    for sentence in (
        "The event is on Tuesday 1 September 2026 (America/New_York).",
        "60 days from Wednesday 2 September 2026: the last is Saturday 31 October 2026.",
        "Saturday 31 October 2026 is a day of rest, but the rule moves no end",
        "The last day is Saturday 31 October 2026; it is over at midnight at its end.",
    ):
        assert sentence in floor
    assert officer.page.get_by_text("Why this date").first.is_visible()
    desk.looks_at(letter)
    ninety = desk.clock("Preservation")
    # 18 USC 2703(f)(2): ninety days: 29 of September, 31 of October, 30 of November.
    assert "30 Nov 2026, 24:00 EST" in ninety
    assert "90 days from Wednesday 2 September 2026: the last is Monday 30 November 2026." in ninety
    assert "2703(f)(2)" in ninety


def another_one(t: Telling) -> None:
    """A second preservation, drafted by somebody who also approves: he is told why he may not approve this one."""
    t.at("2026-09-02 07:00")
    drafter = t["both"]
    drafter.opens("/requests/new/")
    drafter.tells({**typed.NEED, "Identifier 1": typed.OTHER_ACCOUNT})
    drafter.press("Preserve now")
    ref = t.opened("left", drafter)
    drafter.tells(typed.PRESERVATION)
    drafter.saves()
    drafter.hands_in("Submit for approval")
    drafter.finishes("Submit for approval")
    refused = drafter.said_in("What you can do")
    assert "Approve: " in refused
    assert drafter.page.get_by_role("link", name="Approve", exact=True).count() == 0
    drafter.opens(f"/requests/{ref}/act/approve/")
    assert drafter.page.get_by_role("button", name="Approve", exact=True).count() == 0

    t.at("2026-09-02 08:00")
    t["approver"].does(ref, "Approve")
    t.at("2026-09-02 08:30")
    t["contact"].does(ref, "Send to the 24/7 point")
    t.reads(t["contact"].takes(PAPER), typed.PRESERVATION, also=(typed.OTHER_ACCOUNT, "Google LLC", TIMES))
    t.at("2026-09-03 13:00")
    _served(t, t["us_contact"], ref, "CCIPS-78")
    # 20:30 on 3 September in Los Angeles is 23:30 in Washington, and 4 September in UTC and in Berlin.
    t.at("2026-09-04 03:40")
    google = t["google"]
    kept = {"When the data were preserved": "2026-09-03T20:30", CONFIRMED: "GL-2"}
    google.does(ref, "Confirm preservation", kept, items=["preserved"] * 2)


def the_lapse(t: Telling) -> None:
    """Nobody sends a request for the second one: it lapses, and the moment is right although it is found days later."""
    # Sixty days after 3 September: 27 of September, 31 of October, 2 of November; at midnight in winter time, UTC-5.
    t.warned("2026-11-01 05:00", "left", "preservation", "-2d", TOLD)
    t.at("2026-11-03 04:59")
    assert t.sweeps().lapsed == 0
    t.at("2026-11-05 09:00")  # no sweep ran for two days
    assert t.sweeps().lapsed == 1
    entry = Entry.objects.get(request__ref=t.refs["left"], act="lapse")
    assert entry.happened_at == utc("2026-11-03 05:00")
    assert entry.recorded_at >= utc("2026-11-05 09:00")
    assert (entry.actor, entry.person, entry.source) == ("custodian", None, "clock")
    request = t.request("left")
    assert (request.outcome, request.ended_at) == ("lapsed", utc("2026-11-03 05:00"))
    drafter = t["both"]
    drafter.finds(request.ref)
    assert "The preservation period ended and no production request had been received." in drafter.says
    assert "3 Nov 2026, 06:00 CET recorded 2 days later, 5 Nov 2026, 10:00 CET" in drafter.says


def _drafted(t: Telling, officer: Visitor) -> None:
    """What is missing stands beside the form with its source, goes as it is written, and keeps the draft from going."""
    page = officer.page
    missing = page.locator("#side ol.missing li")
    assert [" ".join(one.split()) for one in missing.all_inner_texts()] == [
        "Relationship of the data to the offence: Fill in: Relationship of the data to the offence. Convention on "
        "Cybercrime (Budapest, 2001) 29(2)(c) read in the source",
        "Necessity of the preservation: Fill in: Necessity of the preservation. Convention on Cybercrime (Budapest, "
        "2001) 29(2)(e) read in the source",
        "Intention to submit a request for mutual assistance: Confirm: Intention to submit a request for mutual "
        "assistance. Convention on Cybercrime (Budapest, 2001) 29(2)(f) read in the source",
        "Reference or case number: Fill in: Reference or case number. T-CY(2018)11 section 2 read in the source",
        "Person in charge: name, telephone, e-mail, office hours, time zone: Fill in: Person in charge: name, "
        "telephone, e-mail, office hours, time zone. T-CY(2018)11 section 5 read in the source",
    ]
    officer.tells(typed.PRESERVATION)
    officer.saves()
    assert "Everything the law asks for is there" in officer.said_in("What is missing")
    t.previews(officer, typed.PRESERVATION)
    officer.hands_in("Submit for approval")


def _the_paper(t: Telling, reader: Visitor) -> None:
    body = reader.takes(PAPER)
    also = (typed.ACCOUNT, "Google LLC", "Bundeskriminalamt", typed.OFFENCE, typed.FACTS, TIMES)
    t.reads(body, typed.PRESERVATION, also=(*also, "content data", "subscriber data"))
    assert typed.OTHER_ACCOUNT not in pdf.text(body)


def _served(t: Telling, desk: Visitor, ref: str, number: str) -> None:
    desk.finds(ref)
    desk.does(ref, "Acknowledge receipt", {"Reference of the requested Party": number}, looks=False)
    desk.does(ref, "Record service on the provider", {"By which domestic measure": "letter under 18 USC 2703(f)"},
              looks=False)  # fmt: skip
