"""Last chapter: what the ministry reads, checked against sums made by hand from the calendar of the story."""

from __future__ import annotations

import re

from tests.stories import typed
from tests.stories.telling import Telling
from tests.stories.visitor import Visitor


def on_the_way(t: Telling) -> None:
    """26 October, noon: four requests were sent, three of them still wait; the one in the emergency was answered."""
    ministry = t["ministry"]
    ministry.key("g")
    ministry.key("m")
    ministry.page.wait_for_url("**/measures/")
    assert _figure(ministry, "Pending").startswith("3 ")
    # One of four is answered: the curve stands at three quarters and has met neither the half nor the tenth.
    assert _figure(ministry, "Half are answered within") == "not reached more than 55 d"
    assert _figure(ministry, "Nine in ten within") == "not reached more than 55 d"
    assert "n = 4, 3 still open" in ministry.says
    assert "Answered on time100 %20.7 to 100.01 of 1 due; 3 without a legal deadline" in ministry.says
    # Since their drafts were opened: 55 d 3 h 55 min, 54 d 5 h, 9 h 20 min and 42 d 5 h: 151 days and 23 hours.
    _adds_up(ministry, 151)


def at_the_end(t: Telling) -> None:
    """20 November, noon: nothing is pending; the one that lapsed is counted as waiting until it lapsed."""
    t.at("2026-11-20 11:00")
    ministry = t["ministry"]
    ministry.opens("/measures/")
    assert _figure(ministry, "Pending").startswith("0 ")
    # Answered after 7 h 50 min, 66.0 and 79.2 days; lapsed, and so censored, after 61.9. The curve falls to 3/4, then
    # of the two left to 3/8, then to nothing: the half is met at 66 days, the tenth at 79.
    half, tenth = _figure(ministry, "Half are answered within"), _figure(ministry, "Nine in ten within")
    assert re.fullmatch(r"66 d [\d.]+ d (to \d+ d|or more)", half), half
    assert re.fullmatch(r"79 d \d+ d (to \d+ d|or more)", tenth), tenth
    assert "n = 4, 0 still open" in ministry.says
    assert "Answered on time100 %20.7 to 100.01 of 1 due; 3 without a legal deadline" in ministry.says
    assert "Emergencies answered in 8 hours100 %" in ministry.says
    assert "Returned for completion25 %4.6 to 69.91 of 4 within 60 days" in ministry.says
    assert "Preservation ran out first 50.0 % 9.5 to 90.5 1 of 2" in ministry.says
    # 79 d 6 h 55 min, 61 d 22 h, 9 h 20 min and 66 d 3 h: 207 days and 17 hours.
    held = _adds_up(ministry, 207)
    assert held["court"] == 3  # 6 to 9 November
    assert held["own central authority"] == 1  # two hours of 14 September, and 14 to 15 October
    assert held["their central authority"] == 37  # 14 d, 17 d, 1 d and 4 d 22 h
    assert held["in transit"] == 14  # 7 d 5 h, 5 d 5 h and 1 d 19 h of one request, ten minutes of another
    for word in (*t.refs.values(), typed.ACCOUNT, "Content data of one account", typed.CASE):
        assert word not in ministry.says
    assert ministry.page.goto(f"/requests/{t.refs['asked']}/").status == 404  # type: ignore[union-attr]


def _figure(reader: Visitor, label: str) -> str:
    """The value of a card and its interval."""
    card = reader.page.locator(".figures section").filter(has=reader.page.get_by_role("heading", name=label))
    return " ".join(card.locator(".fig").inner_text().split())


def _adds_up(reader: Visitor, days: int) -> dict[str, int]:
    """The days of each holder; they and their shares sum to the whole."""
    table = reader.panel("Where the time went").locator("table")
    found: dict[str, int] = {}
    shares = 0
    for row in table.locator("tbody tr").all():
        cells = row.locator("th, td").all_text_contents()
        word, length, share = (" ".join(cell.split()) for cell in cells)
        found[word] = int(length.split()[0]) if length[0].isdigit() else 0
        shares += int(share.split()[0])
    together = [" ".join(cell.split()) for cell in table.locator("tfoot th, tfoot td").all_text_contents()]
    assert together == ["Together", f"{days} days", "100 %"]
    assert sum(found.values()) == days
    assert shares == 100
    return found
