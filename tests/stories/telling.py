"""The thread of the story: its clock, its people at their browsers, the sweeps, the papers that were read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.core import mail
from playwright.sync_api import Browser

from requests_app.alerts.models import Notice
from requests_app.casework.models import Request
from requests_app.common import clock
from requests_app.desk import sweep
from requests_app.desk.sweep import Swept
from tests.papers import pdf
from tests.stories.visitor import Visitor
from tests.world import World

MINUTE = timedelta(minutes=1)
COUNSEL = frozenset({"google", "meta"})  # these come in by the provider's door


def utc(text: str) -> datetime:
    """`2026-09-01 08:00` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@dataclass
class Telling:
    """Everything a chapter needs."""

    browser: Browser
    site: str
    traveller: time_machine.Traveller
    world: World
    refs: dict[str, str] = field(default_factory=dict)
    visitors: dict[str, Visitor] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)  # the digests of the papers that were opened

    def at(self, moment: str) -> None:
        """Moves the clock there; it runs on from then."""
        assert utc(moment) > clock.now(), f"{moment} is over"
        self.traveller.move_to(utc(moment))

    def visitor(self, name: str) -> Visitor:
        """Somebody at a browser, not signed in yet."""
        made = Visitor(self.browser, self.site, self.world.person(name), portal=name in COUNSEL)
        self.visitors[name] = made
        return made

    def __getitem__(self, name: str) -> Visitor:
        """Somebody who has signed in, through the page for it."""
        if name not in self.visitors:
            self.visitor(name).gives_password()
        return self.visitors[name]

    def request(self, name: str) -> Request:
        """What the database says of a request of the story."""
        return Request.objects.get(ref=self.refs[name])

    def opened(self, name: str, visitor: Visitor) -> str:
        """Keeps the reference of the draft that lies open."""
        visitor.page.wait_for_url("**/draft/")
        found = re.search(r"/requests/([^/]+)/draft/", visitor.page.url)
        assert found, visitor.page.url
        self.refs[name] = found[1]
        return found[1]

    # ---- the clock's own work --------------------------------------------------------------------

    def sweeps(self) -> Swept:
        """One sweep now; a second one at the same moment finds nothing left to do."""
        done = sweep.tick(clock.now())
        again = sweep.tick(clock.now())
        assert (again.lapsed, again.notices, again.mails) == (0, 0, 0)
        return done

    def warned(self, moment: str, name: str, clock_name: str, rung: str, people: Iterable[str]) -> None:
        """A minute before that moment nobody is told of the clock; a minute after it exactly these people are, once."""
        request = self.request(name)
        told = Notice.objects.filter(request=request, deadline__clock=clock_name, rung=rung)
        self.traveller.move_to(utc(moment) - MINUTE)
        self.sweeps()
        assert not told.exists(), f"{name} {clock_name} {rung} came too early"
        before = len(mail.outbox)
        self.traveller.move_to(utc(moment) + MINUTE)
        self.sweeps()
        expected = sorted(self.world.person(one).email for one in people)
        assert sorted(told.values_list("person__email", flat=True)) == expected, (name, clock_name, rung)
        assert set(told.values_list("at", flat=True)) == {utc(moment)}
        assert sorted(to for one in mail.outbox[before:] for to in one.to) == expected

    # ---- papers ----------------------------------------------------------------------------------

    def reads(
        self,
        body: bytes,
        typed: Mapping[str, Any],
        *,
        also: Iterable[str] = (),
        printed: Mapping[str, str] | None = None,
        never: Iterable[str] = (),
    ) -> None:
        """Opens an issued paper: everything typed stands on it, as `printed` where the form has its own words."""
        self.read.add(hashlib.sha256(body).hexdigest())
        pages = pdf.pages(body)
        assert all("DRAFT" not in page for page in pages)
        assert all(
            re.search(rf"(Page {n} of|Seite {n} von) {len(pages)}", page) for n, page in enumerate(pages, start=1)
        )
        found = pdf.same_words(" ".join(pages))
        assert [text for text in (*said(typed, printed or {}), *also) if pdf.same_words(text) not in found] == []
        assert [text for text in never if pdf.same_words(text).lower() in found.lower()] == []

    def previews(self, visitor: Visitor, typed: Mapping[str, Any]) -> None:
        """The preview of the page that lies open, on the screen and as a file: marked on each page, head and body."""
        stood = visitor.page.url
        visitor.page.locator("main").get_by_role("link", name=re.compile("^Preview:")).first.click()
        shown = pdf.same_words(visitor.page.locator("article").inner_text())
        visitor.page.goto(stood)
        sheets = pdf.drawn(visitor.takes("^PDF, marked DRAFT"))
        assert [sheet.count("DRAFT") for sheet in sheets] == [2] * len(sheets)
        found = pdf.same_words(" ".join(sheets))
        texts = said({label: value for label, value in typed.items() if isinstance(value, str)}, {})
        assert [text for text in texts if pdf.same_words(text) not in found] == []
        assert [text for text in texts if pdf.same_words(text) not in shown] == []


def said(typed: Mapping[str, Any], printed: Mapping[str, str]) -> list[str]:
    """How each thing typed stands on paper: a day with its month in letters, a box by its label, a text as it is."""
    found = []
    for label, value in typed.items():
        if label in printed:
            found.append(printed[label])
        elif value is True:
            found.append(label)
        elif label.startswith("Person in charge: name, "):  # a template has a field for each
            found += value.split(", ")
        elif value in ("yes", "no"):
            found.append(f"{'☒' if value == 'yes' else '☐'} {label}")
        elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            found.append(f"{datetime.fromisoformat(value):%-d %B %Y}")
        else:
            found += [value] if isinstance(value, str) else value
    return found
