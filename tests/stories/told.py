"""Every warning of the story once more, all together: who was told of what, by which way, and what the mails say."""

from __future__ import annotations

import re
from collections import Counter
from email.message import Message
from typing import Any

from django.core import mail

from requests_app.alerts.models import Message as Queued
from requests_app.alerts.models import Notice
from tests.stories import typed
from tests.stories.emergency import TOLD as TOLD_OF_THE_ORDER
from tests.stories.preservation import OFFICERS, TOLD
from tests.stories.telling import Telling
from tests.stories.visitor import Visitor

WARNED = {
    ("kept", "follow_up", "-30d"): OFFICERS,
    ("kept", "preservation", "-21d"): TOLD,
    ("kept", "follow_up", "-14d"): OFFICERS,
    ("left", "follow_up", "-30d"): OFFICERS,
    ("left", "preservation", "-21d"): TOLD,
    ("left", "follow_up", "-14d"): OFFICERS,
    ("left", "preservation", "-7d"): TOLD,
    ("left", "preservation", "-2d"): TOLD,
    ("left", "preservation", "0"): TOLD,
    ("letter", "preservation", "-21d"): ("us_contact", "google"),
    ("asked", "supplement", "-7d"): (*OFFICERS, "central"),
    ("order", "produce_emergency", "-4h"): TOLD_OF_THE_ORDER,
    ("order", "produce_emergency", "-2h"): TOLD_OF_THE_ORDER,
}
CASE_DATA = (
    typed.ACCOUNT, typed.OTHER_ACCOUNT, typed.SECOND, typed.THIRD, typed.CASE,
    typed.ORDER["File number of the issuing authority"], "account", "abuse", "child", "Google", "Meta Platforms",
    "Bundeskriminalamt", "BKA", "CCIPS", "182-54321", "Budapest", "European", "EPOC", "assistance", "preserv",
    "provider", "Nexus", "clarification", "United States",
)  # fmt: skip


def all_of_them(t: Telling) -> None:
    """No warning but these, each once to each; each by mail and in the application; no case data in any mail."""
    t.sweeps()
    names = {ref: name for name, ref in t.refs.items()}
    emails = {person.email: name for name, person in t.world.people.items()}
    found = Counter(
        ((names[notice.request.ref], str(notice.deadline and notice.deadline.clock), notice.rung), notice.person.email)
        for notice in Notice.objects.filter(deadline__isnull=False).select_related("request", "deadline", "person")
    )
    expected = {(warning, t.world.person(one).email) for warning, people in WARNED.items() for one in people}
    assert set(found) == expected, {(w, emails[e]) for w, e in set(found) ^ expected}
    assert set(found.values()) == {1}
    for notice in Notice.objects.filter(deadline__isnull=False).exclude(rung="0").select_related("deadline", "message"):
        assert notice.deadline is not None
        assert notice.deadline.due_at is not None
        assert notice.message.sent_at is not None
        assert notice.message.sent_at < notice.deadline.due_at
    _mails(t)
    _in_the_application(t)


def _mails(t: Telling) -> None:
    sent: list[Any] = list(mail.outbox)
    assert set(Queued.objects.values_list("status", flat=True)) == {Queued.SENT}
    assert len(sent) == Notice.objects.count()
    assert max(Counter(one.extra_headers["Message-ID"] for one in sent).values()) == 1
    for one in sent:
        whole = one.message()
        assert isinstance(whole, Message)
        text = " ".join([one.subject, *(_words(part) for part in whole.walk() if not part.is_multipart())])
        assert [word for word in (*CASE_DATA, *t.refs.values()) if word.lower() in text.lower()] == []
    # The floor of sixty days ends at midnight in Washington, which is five in the morning in Berlin.
    warning = next(
        one for one in sent if one.to == ["officer@example.test"] and "1 November 2026, 05:00 CET" in one.body
    )
    assert warning.subject == "Comity: a period is running out"
    assert re.fullmatch(
        r"A period on one of your requests is running out\. It ends on 1 November 2026, 05:00 CET\. "
        r"Sign in to see which one and what can be done: http://\S+/notices/\d+/ "
        r"This mail carries no case data\. Please do not answer it\.",
        " ".join(warning.body.split()),
    )


def _words(part: Message) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def _in_the_application(t: Telling) -> None:
    officer = t["officer"]
    officer.page.get_by_role("link", name=re.compile("^Notices")).click()
    officer.page.wait_for_url("**/notices/")
    assert _told(officer, t.refs["kept"], "Preservation: the end was 31 Oct 2026, 24:00 EDT") == 1
    assert _told(officer, t.refs["kept"], "Send the production request: the end was 31 Oct 2026, 24:00 CET") == 2
    assert _told(officer, t.refs["left"], "Preservation: the end was 2 Nov 2026, 24:00 EST") == 4
    assert _told(officer, t.refs["order"], "Production within eight hours: the end was 11 Sep 2026, 05:45 IST") == 2
    assert _told(officer, t.refs["asked"], "Answer to OIA: the end was 19 Oct 2026, 24:00 CEST") == 1
    google = t["google"]
    google.page.get_by_role("link", name=re.compile("^Notices")).click()
    google.page.wait_for_url("**/notices/")
    assert _told(google, t.refs["letter"], "Preservation: the end was 30 Nov 2026, 24:00 EST") == 1
    google.page.locator("main tr", has_text="30 Nov 2026").get_by_role("link").click()
    google.page.wait_for_url(f"**/portal/{t.refs['letter']}/")


def _told(reader: Visitor, ref: str, words: str) -> int:
    """How many notices of that request say so."""
    return reader.page.locator("main tr").filter(has_text=ref).filter(has_text=words).count()
