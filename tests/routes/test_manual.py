"""`manage.py routes docs`: the pages of `docs/routes/` are what the law makes of them, and `--check` says when not."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from requests_app.jobs import route_manual
from requests_app.routes.graph import edges_of
from requests_app.routes.schema import Route
from tests.routes.tiny import TINY, broken, route_of


def said(*words: str) -> str:
    out = StringIO()
    call_command("routes", "docs", *words, stdout=out)
    return out.getvalue()


def tiny_page(text: str = TINY) -> str:
    return route_manual.pages([route_of(text)])["TINY-1.md"]


def test_the_pages_of_this_repository_are_as_the_law_says() -> None:
    assert said("--check").strip().endswith(" 0 differ")


def test_a_page_that_differs_is_named_and_mended(tmp_path: Path) -> None:
    said("--to", str(tmp_path))
    (tmp_path / "BC-29.md").write_text("otherwise", encoding="utf-8")
    (tmp_path / "GONE.md").write_text("a route that is no more", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    with pytest.raises(CommandError) as caught:
        said("--check", "--to", str(tmp_path))
    assert str(caught.value) == "Not as the law says: BC-29.md, GONE.md, README.md; run `manage.py routes docs`."
    assert (tmp_path / "BC-29.md").read_text(encoding="utf-8") == "otherwise"
    said("--to", str(tmp_path))
    assert said("--check", "--to", str(tmp_path)).strip().endswith(" 0 differ")
    assert not (tmp_path / "GONE.md").exists()


def test_a_page_has_the_tables_of_the_law() -> None:
    page = tiny_page()
    for line in (
        "# A tiny route",
        "| Keeping | at least this long | at least 60 days | Approve and send | authority | may be deleted |"
        " The tiny instrument 4, read second-hand |",
        "| Why urgent | order or request | in some cases | The tiny instrument 5(c), read in the source |",
        "| Essential interests | `essential_interests` |  | The tiny instrument 6, read in the source |",
        "| Facts unclear | `facts_unclear` |  | The tiny instrument 7, read in the source |",
        "| S1 | the text |",
        "- **Leads to**: [TINY-1](TINY-1.md)",
    ):
        assert line in page.splitlines()


def drawn(route: Route, page: str) -> set[tuple[str, str]]:
    """The arrows of the diagram, by the words of the places."""
    names = dict(re.findall(r'^    state "\d+\. (.+)" as (p\d+)$', page, re.M))
    said_by = {number: words for words, number in names.items()}
    return {(said_by[a], said_by[b]) for a, b in re.findall(r"^    (p\d+) --> (p\d+): .+$", page, re.M)}


def test_the_diagram_has_every_way_of_the_graph() -> None:
    route = route_of(TINY)
    wanted = {(route.states[e.from_].says, route.states[e.to].says) for e in edges_of(route) if e.from_ != e.to}
    page = tiny_page()
    assert drawn(route, page) == wanted
    assert len(wanted) == 15
    assert page.count(" --> [*]") == 7
    assert page.count("    [*] --> p1\n") == 1


def test_no_sign_of_the_law_breaks_a_page() -> None:
    page = tiny_page(broken('says = "Asked"', "says = 'Asked; #1 | \"why\": <b>{x}'"))
    assert "Asked, no. 1 | 'why' - ‹b>(x)\" as p" in page
    assert 'Asked; #1 \\| "why": &lt;b>{x}' in page


def test_the_manual_is_english_whoever_writes_it() -> None:
    with translation.override("fr"):
        assert "## Clocks" in tiny_page()


def test_the_index_leads_to_every_page() -> None:
    pages = route_manual.pages([route_of(TINY), route_of(broken('id = "TINY-1"', 'id = "TINY-2"'))])
    assert (
        set(re.findall(r"\]\((.+?)\)", pages["README.md"])) == {"TINY-1.md", "TINY-2.md"} == set(pages) - {"README.md"}
    )
